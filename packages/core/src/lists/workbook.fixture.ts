/** Workbooks of Excel's and archives, written by hand for tests. */
import { Buffer } from "node:buffer";
import { crc32, deflateRawSync } from "node:zlib";
import { readSheets, type SheetFile } from "../lists.ts";

interface ZipOptions {
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  /** Writes sizes and offsets as 64-bit numbers, as some programs always do. */
  readonly zip64?: boolean;
  readonly method?: number;
}

/** Writes a ZIP archive. */
export function zip(parts: Readonly<Record<string, string | Uint8Array>>, options: ZipOptions = {}): Buffer {
  const { stored, encrypted, zip64, method = stored ? 0 : 8 } = options;
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = stored ? Buffer.from(content) : deflateRawSync(content);
    const size = Buffer.byteLength(content as string);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(encrypted ? 1 : 0, 2);
    header.writeUInt16LE(method, 4);
    header.writeUInt32LE(crc32(content), 10);
    header.writeUInt32LE(data.length, 14);
    header.writeUInt32LE(size, 18);
    header.writeUInt16LE(name.length, 22);
    files.push(Buffer.from("PK\x03\x04"), header, Buffer.from(name), data);
    const extra = Buffer.alloc(zip64 ? 5 + 4 + 16 : 0);
    const entry = Buffer.alloc(42);
    header.copy(entry, 2, 0, 24);
    entry.writeUInt32LE(offset, 38);
    if (zip64) {
      extra.writeUInt16LE(9, 0);
      extra.writeUInt16LE(1, 2);
      extra.writeUInt16LE(1, 5);
      extra.writeUInt16LE(16, 7);
      extra.writeBigUInt64LE(BigInt(data.length), 9);
      extra.writeBigUInt64LE(BigInt(offset), 17);
      for (const place of [16, 38]) entry.writeUInt32LE(0xffffffff, place);
      entry.writeUInt16LE(extra.length, 26);
    }
    directory.push(Buffer.from("PK\x01\x02"), entry, Buffer.from(name), extra);
    offset += 30 + name.length + data.length;
  }
  const central = Buffer.concat(directory);
  const count = Object.keys(parts).length;
  const tail = Buffer.alloc(zip64 ? 76 : 0);
  if (zip64) {
    tail.write("PK\x06\x06", 0, "latin1");
    tail.writeBigUInt64LE(BigInt(count), 32);
    tail.writeBigUInt64LE(BigInt(offset), 48);
    tail.write("PK\x06\x07", 56, "latin1");
    tail.writeBigUInt64LE(BigInt(offset + central.length), 64);
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : offset, 16);
  return Buffer.concat([...files, central, tail, end]);
}

const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const relations = (...rows: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<?xml version="1.0"?><Relationships>${rows
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

interface Workbook {
  readonly sheets?: Readonly<Record<string, string>>;
  readonly strings?: string;
  readonly styles?: string;
  readonly date1904?: boolean;
  readonly parts?: Readonly<Record<string, string>>;
}

export function workbookParts({ sheets = {}, strings, styles, date1904, parts }: Workbook): Record<string, string> {
  const names = Object.keys(sheets);
  return {
    "_rels/.rels": relations(["r", "officeDocument", "/xl/workbook.xml"]),
    "xl/workbook.xml": `<x:workbook xmlns:x="y"><workbookPr ${date1904 ? 'date1904="1"' : ""}/><sheets>${names
      .map((name, index) => `<sheet name="${name}" ${index > 1 ? 'state="hidden"' : ""} sheetId="1" r:id='s${index}'/>`)
      .join("")}<sheet name="chart" r:id="c"/><sheet/></sheets></x:workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      ...names.map((_, index) => [`s${index}`, "worksheet", `sheets/${index}.xml`] as const),
      ["c", "chartsheet", "chart.xml"],
      ["t", "sharedStrings", "strings.xml"],
      ["y", "styles", "styles.xml"],
    ).replace("<Relationship ", "<Relationship/><Other Target='x'/><Relationship Target='no-id'/><Relationship "),
    ...Object.fromEntries(
      names.map((name, index) => [
        `xl/sheets/${index}.xml`,
        `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
    ...(strings !== undefined && { "xl/strings.xml": `<sst>${strings}</sst>` }),
    ...(styles !== undefined && { "xl/styles.xml": `<styleSheet>${styles}</styleSheet>` }),
    ...parts,
  };
}

export const xlsx = (workbook: Workbook, options?: ZipOptions): Buffer => zip(workbookParts(workbook), options);
export const row = (...cells: string[]): string => `<row>${cells.join("")}</row>`;
export const number = (value: string | number, style = 0): string => `<c s="${style}"><v>${value}</v></c>`;
export const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

export const read = async (bytes: Uint8Array, language?: string): Promise<SheetFile> =>
  await readSheets(bytes, { language });
export const rowsOf = async (bytes: Uint8Array, language?: string): Promise<readonly (readonly string[])[]> =>
  (await read(bytes, language)).sheets[0]?.rows ?? [];
export const codeOf = async (bytes: Uint8Array): Promise<string | undefined> => (await read(bytes)).problems[0]?.code;
