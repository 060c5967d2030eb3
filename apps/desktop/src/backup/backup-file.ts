import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

/**
 * A backup: files in one, compressed, encrypted with AES-256-GCM under a key that scrypt makes of a passphrase.
 *
 * MAGIC, then the salt, the verifier and the nonce, then the encrypted stream, then its tag. Decrypted and
 * decompressed it is, for each file, a line of JSON with its name and size, and its bytes.
 */
const MAGIC = Buffer.from("SMS Composer backup 1\n");
const MAGIC_OF_ANY_VERSION = "SMS Composer backup ";
const SALT = 16;
/** Tells a wrong passphrase from a damaged file. */
const VERIFIER = 16;
const NONCE = 12;
const TAG = 16;
const HEADER = MAGIC.length + SALT + VERIFIER + NONCE;
/** 128 MiB and some tenths of a second for each guess. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 };
const LONGEST_ENTRY_LINE = 1000;

export type BackupProblem = "not-a-backup" | "newer" | "wrong-passphrase" | "damaged";

/** The file cannot be used; `problem` says why. */
export class BackupError extends Error {
  readonly problem: BackupProblem;

  constructor(problem: BackupProblem, cause?: unknown) {
    super(`The backup cannot be read: ${problem}.`, { cause });
    this.name = "BackupError";
    this.problem = problem;
  }
}

interface Keys {
  readonly key: Buffer;
  readonly verifier: Buffer;
}

async function keysOf(passphrase: string, salt: Buffer): Promise<Keys> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  // The same passphrase, however the keyboard composes its accents.
  scrypt(passphrase.normalize("NFKC"), salt, 32 + VERIFIER, SCRYPT, (error, bytes) =>
    error ? reject(error) : resolve(bytes),
  );
  const bytes = await promise;
  return { key: bytes.subarray(0, 32), verifier: bytes.subarray(32) };
}

/**
 * Writes files of a folder into one that only the passphrase opens, for its owner only.
 * @throws when it cannot be written; then nothing is left of it, and what had its name before stays
 */
export async function writeBackup(
  path: string,
  folder: string,
  names: readonly string[],
  passphrase: string,
): Promise<void> {
  const salt = randomBytes(SALT);
  const nonce = randomBytes(NONCE);
  const { key, verifier } = await keysOf(passphrase, salt);
  const header = Buffer.concat([MAGIC, salt, verifier, nonce]);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(header);
  const unfinished = `${path}.part`;
  try {
    await rm(unfinished, { force: true });
    const file = createWriteStream(unfinished, { flags: "wx", mode: 0o600 });
    file.write(header);
    await pipeline(Readable.from(entriesOf(folder, names)), createGzip(), cipher, file, { end: false });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    file.once("error", reject);
    file.end(cipher.getAuthTag(), resolve);
    await promise;
    await sync(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function* entriesOf(folder: string, names: readonly string[]): AsyncGenerator<Buffer> {
  for (const name of names) {
    const { size } = await stat(join(folder, name));
    yield Buffer.from(`${JSON.stringify({ name, size })}\n`);
    for await (const chunk of createReadStream(join(folder, name))) yield chunk as Buffer;
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r+");
  await file.sync();
  await file.close();
}

/**
 * Unpacks a backup into a folder.
 * @param names the files that may be in it: another name is taken for damage
 * @returns the names that were
 * @throws BackupError; what is in the folder then is of no use
 */
export async function readBackup(
  path: string,
  folder: string,
  names: readonly string[],
  passphrase: string,
): Promise<readonly string[]> {
  const { header, tag, end } = await readEnds(path);
  const salt = header.subarray(MAGIC.length, MAGIC.length + SALT);
  const stored = header.subarray(MAGIC.length + SALT, MAGIC.length + SALT + VERIFIER);
  const { key, verifier } = await keysOf(passphrase, salt);
  if (!timingSafeEqual(stored, verifier)) throw new BackupError("wrong-passphrase");
  const decipher = createDecipheriv("aes-256-gcm", key, header.subarray(-NONCE));
  decipher.setAAD(header);
  decipher.setAuthTag(tag);
  const unpacked: string[] = [];
  try {
    const encrypted = createReadStream(path, { start: HEADER, end });
    await pipeline(encrypted, decipher, createGunzip(), (chunks: AsyncIterable<Buffer>) =>
      unpack(chunks, folder, names, unpacked),
    );
  } catch (error) {
    // Of a disk that is full something else is to be said.
    if (error instanceof Error && "syscall" in error) throw error;
    throw new BackupError("damaged", error);
  }
  return unpacked;
}

async function readEnds(path: string): Promise<{ header: Buffer; tag: Buffer; end: number }> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const header = Buffer.alloc(HEADER);
    const { bytesRead } = await file.read(header, 0, HEADER, 0);
    const beginning = header.toString("latin1", 0, bytesRead);
    if (!beginning.startsWith(MAGIC.toString())) {
      throw new BackupError(beginning.startsWith(MAGIC_OF_ANY_VERSION) ? "newer" : "not-a-backup");
    }
    if (size < HEADER + TAG + 1) throw new BackupError("damaged");
    const tag = Buffer.alloc(TAG);
    await file.read(tag, 0, TAG, size - TAG);
    return { header, tag, end: size - TAG - 1 };
  } finally {
    await file.close();
  }
}

/** Writes each file as its bytes come. */
async function unpack(
  chunks: AsyncIterable<Buffer>,
  folder: string,
  names: readonly string[],
  unpacked: string[],
): Promise<void> {
  let pending = Buffer.alloc(0);
  let left = 0;
  let file: Awaited<ReturnType<typeof open>> | undefined;
  try {
    for await (const chunk of chunks) {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length > 0) {
        if (left === 0) {
          const line = pending.indexOf("\n");
          if (line > LONGEST_ENTRY_LINE || (line < 0 && pending.length > LONGEST_ENTRY_LINE))
            throw new Error("no entry");
          if (line < 0) break;
          const { name, size } = JSON.parse(pending.toString("utf8", 0, line)) as { name: string; size: number };
          if (!names.includes(name) || unpacked.includes(name)) throw new Error("an unknown file");
          pending = pending.subarray(line + 1);
          left = size;
          await file?.close();
          file = await open(join(folder, name), "wx", 0o600);
          unpacked.push(name);
        }
        const part = pending.subarray(0, left);
        await file?.write(part);
        left -= part.length;
        pending = pending.subarray(part.length);
      }
    }
    if (left > 0 || pending.length > 0) throw new Error("cut off");
    await file?.sync();
  } finally {
    await file?.close();
  }
}
