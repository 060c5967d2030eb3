import { createHash } from "node:crypto";
import { statSync, constants } from "node:fs";
import { createServer } from "node:net";
import { basename, dirname } from "node:path";

/** Flag of `open` on macOS and the BSDs: the file is locked for as long as it is open. Node has no name for it. */
const O_EXLOCK = 0x20;
const LOCKS_ON_OPEN = ["darwin", "freebsd", "openbsd"].includes(process.platform);

/** The flags that `open` is given besides, so that one process at a time has the file open for writing. */
export const LOCKING_FLAGS = LOCKS_ON_OPEN ? O_EXLOCK | constants.O_NONBLOCK : 0;

/** A file that this process alone writes to. */
export interface FileLock {
  release(): void;
}

/**
 * Locks a file, which need not exist. The lock is the kernel's: it ends with the process, however that ends, and leaves
 * nothing behind. Where opening a file can lock it, `LOCKING_FLAGS` do; elsewhere the lock is the right to listen under
 * a name made of the file's folder and name (an abstract socket on Linux, a named pipe on Windows).
 *
 * @param path absolute, without symbolic links
 * @returns the lock; `undefined` when another process, or another lock of this one, has it
 */
export function lockFile(path: string): FileLock | undefined {
  if (LOCKS_ON_OPEN) return { release() {} };
  const { dev, ino } = statSync(dirname(path), { bigint: true });
  const name = process.platform === "win32" ? basename(path).toLowerCase() : basename(path);
  const id = createHash("sha256").update(`${dev}:${ino}:${name}`).digest("hex");
  const server = createServer((socket) => socket.destroy());
  // A name that is taken is also reported by an event, later.
  server.on("error", () => {});
  // `exclusive`: within a cluster the worker itself takes the name, at once.
  server.listen({
    path: process.platform === "win32" ? `\\\\.\\pipe\\sms-sandbox-${id}` : `\0sms-sandbox-${id}`,
    exclusive: true,
  });
  if (!server.listening) return undefined;
  server.unref();
  return {
    release() {
      server.close();
    },
  };
}
