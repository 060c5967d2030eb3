import {
  accessSync,
  close,
  closeSync,
  constants,
  fdatasync,
  fstat,
  fstatSync,
  fsync,
  fsyncSync,
  ftruncate,
  ftruncateSync,
  lstatSync,
  open,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  write,
  writeSync,
} from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { lockFile, LOCKING_FLAGS } from "./file-lock.ts";

/** A log that is locked and open. Its methods are called one at a time. */
export interface LogFile {
  /** The lines that it had when it was opened. */
  readonly lines: readonly string[];
  /** Adds lines: all of them, or none when it rejects. */
  append(lines: readonly string[]): Promise<void>;
  /** Begins a new file beside this one. */
  beginReplacement(): Promise<Replacement>;
  close(): void;
}

/** A new log that is being written beside the one in use. */
export interface Replacement {
  write(lines: Iterable<string>): Promise<void>;
  /** Puts it in the place of the one in use. */
  finish(): Promise<void>;
  /** Takes it away again, unless it has been finished. */
  abandon(): Promise<void>;
}

/** The first line of every log, by which it is known for one of the sandbox. */
const HEADER = JSON.stringify({ kind: "sms-sandbox", version: 2 });

/** Characters that are handed to the disk at once; other work goes on in between. */
const SLICE = 256 * 1024;

/** Texts and numbers are personal data: nobody else on the machine reads them. */
const MODE = 0o600;

const { O_APPEND, O_CREAT, O_EXCL, O_RDWR } = constants;

/**
 * Opens a log, or makes an empty one, and locks it. A last line that a crash cut off is removed.
 *
 * @throws Error, in one sentence, when another sandbox has it or when it is something else
 */
export function openLogFile(given: string): LogFile {
  const path = realPath(given);
  // A folder that cannot be written to is reported now, not at the first send.
  accessSync(dirname(path), constants.W_OK);
  const lock = lockFile(path);
  if (!lock) throw inUse(given);
  let descriptor: number | undefined;
  try {
    // What a crash left of a replacement: only the holder of the lock writes one.
    rmSync(nextPath(path), { force: true });
    if (!lstatSync(path, { throwIfNoEntry: false })) createLog(path);
    descriptor = openSync(path, O_RDWR | O_APPEND | LOCKING_FLAGS);
    const { lines, size } = readLines(descriptor, given);
    return logFile({ path, given, descriptor, size, lines, release: lock.release });
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    lock.release();
    throw hasCode(error, "EAGAIN") ? inUse(given) : error;
  }
}

function logFile(opened: {
  readonly path: string;
  readonly given: string;
  readonly descriptor: number;
  readonly size: number;
  readonly lines: readonly string[];
  readonly release: () => void;
}): LogFile {
  const { path, given, lines, release } = opened;
  let { descriptor, size } = opened;

  /**
   * Checks that no second writer has changed the file, where the lock does not reach, as between two machines that
   * share a folder.
   */
  async function checkUnchanged(): Promise<void> {
    const own = await promisify(fstat)(descriptor);
    const current = await stat(path).catch(() => undefined);
    if (own.size !== size || current?.ino !== own.ino) {
      throw new Error(`${given} was changed or moved by another program. End the sandbox and start it again`);
    }
  }

  return {
    lines,
    async append(added) {
      await checkUnchanged();
      const bytes = Buffer.from(added.map((line) => `${line}\n`).join(""));
      try {
        await writeAll(descriptor, bytes);
        await promisify(fdatasync)(descriptor);
      } catch (error) {
        await promisify(ftruncate)(descriptor, size).catch(() => {});
        throw error;
      }
      size += bytes.length;
    },
    async beginReplacement() {
      const next = nextPath(path);
      await rm(next, { force: true });
      // `O_EXCL` makes a new file, and so never follows a symbolic link.
      const target = await promisify(open)(next, O_RDWR | O_APPEND | O_CREAT | O_EXCL | LOCKING_FLAGS, MODE);
      let written = await writeAll(target, Buffer.from(`${HEADER}\n`));
      let isOpen = true;
      return {
        async write(replacing) {
          for (const slice of slices(replacing)) written += await writeAll(target, Buffer.from(slice));
        },
        async finish() {
          await checkUnchanged();
          await promisify(fsync)(target);
          await rename(next, path);
          isOpen = false;
          await syncFolder(dirname(path));
          await promisify(close)(descriptor);
          descriptor = target;
          size = written;
        },
        async abandon() {
          if (!isOpen) return;
          await promisify(close)(target);
          await rm(next, { force: true });
        },
      };
    },
    close() {
      closeSync(descriptor);
      release();
    },
  };
}

/** The file that a path means: symbolic links are followed, also one to a file that is not there yet. */
function realPath(path: string): string {
  let target = resolve(path);
  for (let links = 0; lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink(); links += 1) {
    if (links === 40) throw new Error(`${path} is a symbolic link that leads nowhere`);
    target = resolve(dirname(target), readlinkSync(target));
  }
  return join(realpathSync(dirname(target)), basename(target));
}

function nextPath(path: string): string {
  return `${path}.next`;
}

/** Makes an empty log. It is renamed into place, so that it never exists without its header. */
function createLog(path: string): void {
  const next = nextPath(path);
  const descriptor = openSync(next, O_RDWR | O_CREAT | O_EXCL, MODE);
  try {
    writeSync(descriptor, `${HEADER}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(next, path);
}

function readLines(descriptor: number, given: string): { readonly lines: readonly string[]; readonly size: number } {
  // A pipe or a device has no end.
  if (!fstatSync(descriptor).isFile()) throw new Error(`${given} is not a file`);
  const bytes = readFileSync(descriptor);
  const size = bytes.lastIndexOf("\n") + 1;
  const [header, ...lines] = bytes.toString("utf8", 0, size).split("\n");
  if (header !== HEADER) {
    throw new Error(`${given} is not a state of this version of the sandbox. Move it away or name another file`);
  }
  if (size < bytes.length) ftruncateSync(descriptor, size);
  return { lines: lines.filter(Boolean), size };
}

/** Lines in pieces of about `SLICE` characters. */
function* slices(lines: Iterable<string>): Generator<string> {
  let slice = "";
  for (const line of lines) {
    slice += `${line}\n`;
    if (slice.length < SLICE) continue;
    yield slice;
    slice = "";
  }
  if (slice) yield slice;
}

/** Writes at the end of the file; returns how many bytes. */
async function writeAll(descriptor: number, bytes: Buffer): Promise<number> {
  for (let from = 0; from < bytes.length;) {
    from += (await promisify(write)(descriptor, bytes, from, bytes.length - from, null)).bytesWritten;
  }
  return bytes.length;
}

/** Makes a renaming durable; Windows knows no such thing for folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await promisify(open)(path, "r");
  try {
    await promisify(fsync)(folder);
  } finally {
    await promisify(close)(folder);
  }
}

function inUse(path: string): Error {
  return new Error(`${path} is in use by another sandbox. End that one, or name another file`);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
