import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** The text of a small file; `undefined` when there is none. */
export function readDurably(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** The latest write of each file that has not ended; it never rejects. */
const pendingWrites = new Map<string, Promise<void>>();

/**
 * Writes a small file so that a crash leaves the old or the new one, never half of either, and nobody else reads it.
 * `verify` is given a look at the new file before it takes the old one's place; what it throws keeps the old one.
 * Writes of the same file follow one another, since the new one has a name of its own until it is complete; the first
 * one begins at once.
 */
export function writeDurably(path: string, text: string, verify?: (written: string) => Promise<void>): Promise<void> {
  const earlier = pendingWrites.get(path);
  const write = earlier ? earlier.then(() => replaceFile(path, text, verify)) : replaceFile(path, text, verify);
  const ended = write.then(
    () => {},
    () => {},
  );
  pendingWrites.set(path, ended);
  void ended.then(() => pendingWrites.get(path) === ended && pendingWrites.delete(path));
  return write;
}

async function replaceFile(path: string, text: string, verify?: (written: string) => Promise<void>): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const next = `${path}.new`;
  rmSync(next, { force: true });
  const file = openSync(next, "wx", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    await verify?.(readFileSync(next, "utf8"));
  } catch (error) {
    rmSync(next, { force: true });
    throw error;
  }
  renameSync(next, path);
  syncFolder(dirname(path));
}

/** Makes the renaming itself durable; Windows knows no such thing for folders. */
export function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
