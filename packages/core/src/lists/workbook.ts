import { readOds } from "./ods.ts";
import { type Pause, type SheetFile, UnreadableFile } from "./sheet-file.ts";
import { readXlsx } from "./xlsx.ts";
import { ZipArchive } from "./zip-archive.ts";

declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

/** Reads a packed spreadsheet: XLSX, XLSM or ODS. Sheets without any cell are left out. */
export async function readWorkbook(bytes: Uint8Array, language: string, pause: Pause): Promise<SheetFile> {
  const archive = new ZipArchive(bytes);
  const { sheets, problems } = await readArchive(archive, language, pause);
  return { sheets: sheets.filter(({ rows }) => rows.length > 0), problems };
}

async function readArchive(archive: ZipArchive, language: string, pause: Pause): Promise<SheetFile> {
  if (archive.has("encrypted-package")) throw new UnreadableFile("password-protected");
  if (archive.has("xl/workbook.bin")) throw new UnreadableFile("old-spreadsheet");
  if (archive.has("content.xml") && (await isSpreadsheet(archive))) return await readOds(archive, pause);
  if (archive.has("_rels/.rels") && !archive.has("word/document.xml") && !archive.has("ppt/presentation.xml"))
    return await readXlsx(archive, language, pause);
  throw new UnreadableFile("unknown-format");
}

/** A text or a drawing has a `content.xml` too. */
async function isSpreadsheet(archive: ZipArchive): Promise<boolean> {
  if (!archive.has("mimetype")) return true;
  let type = "";
  for await (const bytes of archive.unpack("mimetype")) type += new TextDecoder("utf-8").decode(bytes.subarray(0, 200));
  return type.includes("spreadsheet");
}
