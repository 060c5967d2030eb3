import type { SheetProblemCode } from "./sheet-file.ts";

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Directory entries are aligned so, and begin with their name in UTF-16 (MS-CFB, 2.6.1). */
const ENTRY = 128;

/**
 * The problem of a file that is an OLE compound file, the container of encrypted workbooks and of the formats of before
 * 2007.
 *
 * @returns undefined when the bytes are none
 */
export function compoundFileProblem(bytes: Uint8Array): SheetProblemCode | undefined {
  if (SIGNATURE.some((byte, index) => bytes[index] !== byte)) return undefined;
  if (hasEntry(bytes, "EncryptedPackage")) return "password-protected";
  return hasEntry(bytes, "Workbook") || hasEntry(bytes, "Book") ? "old-spreadsheet" : "unknown-format";
}

function hasEntry(bytes: Uint8Array, name: string): boolean {
  const isHere = (at: number): boolean =>
    [...name, "\0"].every(
      (character, index) => bytes[at + 2 * index] === character.charCodeAt(0) && bytes[at + 2 * index + 1] === 0,
    );
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY)
    if (bytes[at] === name.charCodeAt(0) && isHere(at)) return true;
  return false;
}
