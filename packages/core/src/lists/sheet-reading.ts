import { compoundFileProblem } from "./compound-file.ts";
import { readDelimitedText } from "./delimited-text.ts";
import { type Pause, SHEET_LIMITS, type SheetFile, type SheetOptions, UnreadableFile } from "./sheet-file.ts";
import { decodeText } from "./text-decoding.ts";
import { isVCard, readVCards } from "./vcard.ts";
import { isZip } from "./zip-archive.ts";

/** Beginnings of files that hold no text and are not packed: PDF, PNG, JPEG, GIF, gzip, RAR, 7-Zip. */
const OTHER_FORMATS = ["%PDF-", "\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "\u001f\u008b", "Rar!", "7z\u00bc\u00af"];

/** Beginnings of web pages and of other documents of text, which programs also save under the name of a spreadsheet. */
const MARKUP =
  /^\s*(?:<(?:[!?]|(?:html|head|meta|title|link|style|script|body|table|div|center|font)\b)|MIME-Version:|\{\\rtf)/i;

const noPause = (): void => {};

/**
 * Reads a file of cells, by what it is and not by its name: CSV and TSV in any encoding, XLSX, ODS, vCard.
 * It never rejects for what the file holds: what is wrong is in `problems`.
 */
export async function readSheets(bytes: Uint8Array, options: SheetOptions = {}): Promise<SheetFile> {
  try {
    return await readBytes(bytes, options);
  } catch (error) {
    if (error instanceof UnreadableFile) return { sheets: [], problems: [{ code: error.code }] };
    throw error;
  }
}

async function readBytes(bytes: Uint8Array, options: SheetOptions): Promise<SheetFile> {
  const { pause = noPause } = options;
  if (bytes.length === 0) throw new UnreadableFile("file-empty");
  if (bytes.length > SHEET_LIMITS.fileBytes) throw new UnreadableFile("file-too-large");
  const start = String.fromCharCode(...bytes.subarray(0, 8));
  if (OTHER_FORMATS.some((format) => start.startsWith(format))) throw new UnreadableFile("unknown-format");
  const compound = compoundFileProblem(bytes);
  if (compound) throw new UnreadableFile(compound);
  const file = isZip(bytes) ? await readPacked(bytes, options) : await readText(bytes, pause);
  if (file.sheets.every(({ rows }) => rows.length === 0)) throw new UnreadableFile("file-empty");
  return file;
}

/** Reads a packed file; the readers of spreadsheets load with the first one. */
async function readPacked(bytes: Uint8Array, { language = "fr", pause = noPause }: SheetOptions): Promise<SheetFile> {
  const { readWorkbook } = await import("./workbook.ts");
  return await readWorkbook(bytes, language, pause);
}

async function readText(bytes: Uint8Array, pause: Pause): Promise<SheetFile> {
  const text = await decodeText(bytes, pause);
  if (MARKUP.test(text)) throw new UnreadableFile("unknown-format");
  return isVCard(text) ? await readVCards(text, pause) : await readDelimitedText(text, pause);
}

/** Reads cells that were pasted, as `readSheets` does. */
export async function readPastedCells(text: string, { pause = noPause }: SheetOptions = {}): Promise<SheetFile> {
  return await readDelimitedText(text, pause);
}
