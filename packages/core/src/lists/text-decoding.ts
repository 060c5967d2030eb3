import { type Pause, UnreadableFile } from "./sheet-file.ts";

/** The Encoding Standard's decoder, which browsers, Node and workers have. */
declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean },
) => { decode(bytes?: Uint8Array, options?: { stream?: boolean }): string };

/** Bytes decoded between two pauses. */
const SLICE = 1 << 20;
/** Bytes looked at to tell UTF-16 from text in bytes. */
const HEAD = 4096;

/**
 * Decodes a text file by its byte order mark, else as UTF-16 if every other byte is NUL, else as UTF-8 if most of its
 * characters beyond ASCII are valid, else as Mac Roman or windows-1252, whichever makes letters of the bytes beyond
 * ASCII.
 *
 * @throws UnreadableFile `unknown-format` when it is no text
 */
export async function decodeText(bytes: Uint8Array, pause: Pause): Promise<string> {
  const encoding = markedEncoding(bytes) ?? utf16WithoutMark(bytes);
  if (encoding) return await decodeAs(encoding, bytes, pause);
  if (bytes.subarray(0, HEAD).includes(0)) throw new UnreadableFile("unknown-format");
  try {
    return await decodeAs("utf-8", bytes, pause, true);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const text = await decodeAs("utf-8", bytes, pause);
    if (isMostlyDecoded(text)) return text;
    return await decodeAs(isMacRoman(bytes) ? "macintosh" : "windows-1252", bytes, pause);
  }
}

async function decodeAs(encoding: string, bytes: Uint8Array, pause: Pause, fatal = false): Promise<string> {
  const decoder = new TextDecoder(encoding, { fatal });
  let text = "";
  for (let from = 0; from < bytes.length; from += SLICE) {
    text += decoder.decode(bytes.subarray(from, from + SLICE), { stream: true });
    await pause(0);
  }
  return text + decoder.decode();
}

/**
 * Whether more characters beyond ASCII were read than could not be: a file in UTF-8 that is cut within a character, or
 * has a line of another program's. In another encoding next to none of them can be read.
 */
function isMostlyDecoded(text: string): boolean {
  let read = 0;
  for (const [character] of text.matchAll(/[\u0080-\uffff]/g)) read += character === "\ufffd" ? -1 : 1;
  return read > 0;
}

/** A mark of UTF-8 is left out by the decoder. */
function markedEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, HEAD);
  const nuls = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2] = (nuls[index % 2] as number) + 1; // two entries
  });
  const [even, odd] = nuls as [number, number];
  // Nearly every character of a list is in Latin-1, so that one of its two bytes is NUL, and never the other.
  const most = head.length / 2;
  if (most < 2) return undefined;
  if (odd > most * 0.7 && even === 0) return "utf-16le";
  return even > most * 0.7 && odd === 0 ? "utf-16be" : undefined;
}

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/**
 * Mac Roman has its accented letters from 0x80 to 0x9f, where windows-1252 has punctuation, and its no-break space at
 * 0xca, where windows-1252 has a capital that stands between no two digits. 0x92 and 0x9c are an apostrophe and an œ of
 * windows-1252, which do stand between letters.
 */
function isMacRoman(bytes: Uint8Array): boolean {
  let mac = 0;
  let windows = 0;
  bytes.forEach((byte, index) => {
    if (byte < 0x80) return;
    const before = bytes[index - 1];
    const after = bytes[index + 1];
    if (byte >= 0xe0) windows++;
    else if (byte === 0xca && isDigit(before) && isDigit(after)) mac++;
    else if (byte < 0xa0 && byte !== 0x92 && byte !== 0x9c && (isLetter(before) || isLetter(after))) mac++;
  });
  return mac > windows;
}
