import { Buffer } from "node:buffer";
import { fstatSync } from "node:fs";
import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { TextOrigin } from "../command-options.ts";
import { decodeText, isUtf16, withoutMark } from "./text-decoding.ts";

/** Bytes of the longest single text. A message ends at 1,530 characters. */
const MAX_TEXT = 2 * 1024 * 1024;

/** Bytes that can be read once. */
export interface ByteSource {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Bytes that will come, where that is known. */
  readonly size?: number;
  /** The name of the input in errors. */
  readonly name: string;
}

/** A stream that may be a terminal or a redirected file. */
export type InputStream = Readable & { readonly fd?: number; readonly isTTY?: boolean };

/** Opens a file or standard input. */
export async function openSource(
  origin: Exclude<TextOrigin, { from: "argument" }>,
  stdin: InputStream,
): Promise<ByteSource> {
  if (origin.from === "stdin") return { ...named("standard input", stdin), ...sizeOf(stdin) };
  const { path } = origin;
  try {
    const file = await open(path);
    const stat = await file.stat();
    return { ...named(path, file.createReadStream()), ...(stat.isFile() && { size: stat.size }) };
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** A whole source as one text, without byte order mark and without the line end that closes it. */
export async function readText({ chunks, name }: ByteSource): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    length += chunk.length;
    if (length > MAX_TEXT) throw new RangeError(`${name} is longer than 2 MiB: for one text on each line, add --lines`);
  }
  const bytes = Buffer.concat(pieces);
  refuseUtf16(bytes, name);
  const text = decodeText(bytes);
  if (text === undefined) throw new RangeError(`${name} is not UTF-8 text`);
  return withoutMark(text).replace(/(?:\r\n|\n)$/, "");
}

/** @throws RangeError when a text begins in the way of UTF-16, as some Windows programs save it */
export function refuseUtf16(bytes: Uint8Array, name: string): void {
  if (isUtf16(bytes)) throw new RangeError(`${name} is UTF-16 text: save it as UTF-8`);
}

function named(name: string, stream: Readable): ByteSource {
  return { name, chunks: readChunks(name, stream) };
}

async function* readChunks(name: string, stream: Readable): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    throw unreadable(name, error);
  }
}

function sizeOf({ fd }: InputStream): { size?: number } {
  const stat = fd === undefined ? undefined : fstatSync(fd);
  return stat?.isFile() ? { size: stat.size } : {};
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
};

function unreadable(name: string, error: unknown): Error {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return new Error(`Cannot read ${name}: ${REASONS[code] ?? message}`, { cause: error });
}
