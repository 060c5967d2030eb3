import { SHEET_LIMITS, UnreadableFile } from "./sheet-file.ts";

/** The Compression Streams standard, which browsers, workers and Node 20 have: unpacking costs no bytes of our own. */
declare const DecompressionStream: new (format: "deflate-raw") => {
  readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } };
  readonly readable: {
    getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array }>; cancel(): Promise<void> };
  };
};

/** An entry of the central directory (APPNOTE.TXT 6.3, section 4.3.12). */
interface ZipEntry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedBytes: number;
  /** The unpacked size that the archive states, in bytes; it is held to that. */
  readonly unpackedBytes: number;
  /** CRC-32 of the bytes when they are unpacked. */
  readonly checksum: number;
  /** The offset of its local header. */
  readonly offset: number;
}

const STORED = 0;
const DEFLATED = 8;
/** A workbook has a few dozen parts. */
const MAX_ENTRIES = 20_000;
/** Bytes given to the decompressor at once, so that little is unpacked before the limit is looked at. */
const PIECE = 16 * 1024;
/** Bytes of the record at the end of an archive; a comment of up to 65,535 bytes may follow. */
const END_RECORD = 22;
const IN_ZIP64 = 0xffff_ffff;

/** Whether bytes begin as a ZIP archive does. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** A ZIP archive whose parts are unpacked on demand, all together no further than `SHEET_LIMITS.unpackedBytes`. */
export class ZipArchive {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #entries = new Map<string, ZipEntry>();
  #unpacked = 0;

  /** @throws UnreadableFile `file-damaged` when the archive has no directory that can be read */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      this.#readDirectory();
    } catch (error) {
      throw error instanceof RangeError ? new UnreadableFile("file-damaged") : error;
    }
  }

  has(name: string): boolean {
    return this.#entries.has(partName(name));
  }

  /**
   * Unpacks a part piece by piece.
   *
   * @throws UnreadableFile `file-damaged`, `file-unsafe`, `password-protected`
   */
  async *unpack(name: string): AsyncGenerator<Uint8Array, void, undefined> {
    const entry = this.#entries.get(partName(name));
    if (!entry) throw new UnreadableFile("file-damaged");
    if (entry.isEncrypted) throw new UnreadableFile("password-protected");
    this.#unpacked += entry.unpackedBytes;
    if (this.#unpacked > SHEET_LIMITS.unpackedBytes) throw new UnreadableFile("file-unsafe");
    const packed = this.#packedBytes(entry);
    const pieces = entry.method === STORED ? piecesOf(packed) : inflate(packed);
    let checksum = -1;
    let left = entry.unpackedBytes;
    for await (const piece of pieces) {
      left -= piece.length;
      if (left < 0) throw new UnreadableFile("file-unsafe");
      checksum = crc32(piece, checksum);
      yield piece;
    }
    // A number with one digit changed is still a number.
    if (~checksum !== entry.checksum) throw new UnreadableFile("file-damaged");
  }

  #packedBytes({ offset, packedBytes, method }: ZipEntry): Uint8Array {
    const header = this.#bytes.length - 30;
    if (
      (method !== STORED && method !== DEFLATED) ||
      offset > header ||
      this.#view.getUint32(offset, true) !== 0x04034b50
    )
      throw new UnreadableFile("file-damaged");
    const names = this.#view.getUint16(offset + 26, true) + this.#view.getUint16(offset + 28, true);
    const start = offset + 30 + names;
    if (start + packedBytes > this.#bytes.length) throw new UnreadableFile("file-damaged");
    return this.#bytes.subarray(start, start + packedBytes);
  }

  #readDirectory(): void {
    const view = this.#view;
    const end = this.#findEnd();
    let count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (at === IN_ZIP64) {
      const zip64End = Number(view.getBigUint64(end - 20 + 8, true));
      count = Number(view.getBigUint64(zip64End + 32, true));
      at = Number(view.getBigUint64(zip64End + 48, true));
    }
    if (count > MAX_ENTRIES) throw new UnreadableFile("file-unsafe");
    for (let index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== 0x02014b50) throw new UnreadableFile("file-damaged");
      const nameLength = view.getUint16(at + 28, true);
      const extra = at + 46 + nameLength;
      const next = extra + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      const name = String.fromCharCode(...this.#bytes.subarray(at + 46, Math.min(extra, at + 46 + 1024)));
      const [unpackedBytes, packedBytes, offset] = this.#sizes(at, extra);
      const method = view.getUint16(at + 10, true);
      const isEncrypted = (view.getUint16(at + 8, true) & 1) === 1;
      const checksum = view.getInt32(at + 16, true);
      this.#entries.set(partName(name), { method, isEncrypted, packedBytes, unpackedBytes, checksum, offset });
      at = next;
    }
  }

  /** The unpacked bytes, the packed bytes and the offset; where they do not fit, they stand in the extra field 1 (section 4.5.3). */
  #sizes(at: number, extra: number): readonly [unpackedBytes: number, packedBytes: number, offset: number] {
    const view = this.#view;
    const sizes = [24, 20, 42].map((place) => view.getUint32(at + place, true));
    const extraEnd = extra + view.getUint16(at + 30, true);
    for (let field = extra; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
      if (view.getUint16(field, true) !== 1) continue;
      let place = field + 4;
      for (const [index, size] of sizes.entries()) {
        if (size !== IN_ZIP64) continue;
        sizes[index] = Number(view.getBigUint64(place, true));
        place += 8;
      }
    }
    return sizes as [number, number, number]; // one for each place
  }

  #findEnd(): number {
    const first = Math.max(0, this.#bytes.length - END_RECORD - 0xffff);
    for (let at = this.#bytes.length - END_RECORD; at >= first; at--) {
      if (this.#view.getUint32(at, true) === 0x06054b50) return at;
    }
    throw new UnreadableFile("file-damaged");
  }
}

/** Names differ in more than case (ECMA-376, part 2, 6.2.2.3), and some programs write backslashes. */
const partName = (name: string): string => name.replaceAll("\\", "/").toLowerCase();

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, index) => {
  let remainder = index;
  for (let bit = 0; bit < 8; bit++) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  return remainder;
});

/** CRC-32 of the bytes so far and these, before its last inversion. */
function crc32(bytes: Uint8Array, before: number): number {
  let checksum = before;
  for (const byte of bytes) checksum = (checksum >>> 8) ^ (CRC_TABLE[(checksum ^ byte) & 0xff] as number); // of 256
  return checksum;
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

async function* inflate(packed: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  const { readable, writable } = new DecompressionStream("deflate-raw");
  const writer = writable.getWriter();
  const feed = async (): Promise<void> => {
    for (const piece of piecesOf(packed)) await writer.write(piece);
    await writer.close();
  };
  // What is wrong with the bytes is seen by the reader as well.
  void feed().catch(() => {});
  const reader = readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new UnreadableFile("file-damaged");
      });
      if (done) return;
      yield value as Uint8Array; // until it is done there is one
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
