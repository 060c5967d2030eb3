import { type DSV, dsvFormat } from "d3-dsv";

/** A table of text, as it was in the file. */
export interface NumberFile {
  readonly rows: readonly (readonly string[])[];
  readonly heading: readonly string[] | undefined;
}

/** A column to choose. */
export interface Column {
  /** From 0. */
  readonly index: number;
  readonly heading: string;
  /** The first cell that is not empty. */
  readonly example: string;
  /** How many of the first rows look like phone numbers there. */
  readonly numbers: number;
}

/** Rows looked at to tell the columns apart. */
const SAMPLE = 100;
/** Characters looked at to tell what separates the columns. */
const HEAD = 10_000;
const SEPARATORS = [";", ",", "\t", "|"].map((separator) => dsvFormat(separator));

const looksLikeNumber = (cell: string): boolean =>
  /^[\s"'(]*(?:\+|0|[67])[\d\s().\-/\u00a0\u202f]{6,24}["']?$/.test(cell);

/** Whether the file is none of text: a spreadsheet, a picture. UTF-16, which has NULs too, begins with its mark. */
export async function looksBinary(file: Blob): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  return encodingMark(head) === undefined && head.includes(0);
}

/** The file as a table: whatever separates its columns, however it is encoded. Rejects when it cannot be read. */
export async function readNumberFile(file: File): Promise<NumberFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const rows = filled(tableOf(new TextDecoder(encodingOf(bytes)).decode(bytes)));
  const [first, second] = rows;
  const isHeading = Boolean(first && second && !first.some(looksLikeNumber) && rows.slice(1, SAMPLE).some(hasNumber));
  return isHeading ? { rows: rows.slice(1), heading: first } : { rows, heading: undefined };
}

const filled = (rows: readonly string[][]): string[][] => rows.filter((row) => row.some((cell) => cell.trim() !== ""));

/** By what parts even the shortest row into the most columns; among equals, all rows together. */
function tableOf(text: string): string[][] {
  const widths = (table: DSV): readonly [number, number] => {
    const lengths = filled(table.parseRows(text.slice(0, HEAD))).map(({ length }) => length);
    return [Math.min(...lengths), lengths.reduce((sum, length) => sum + length, 0)];
  };
  const [best] = SEPARATORS.map((table) => ({ table, widths: widths(table) })).sort(
    ({ widths: a }, { widths: b }) => b[0] - a[0] || b[1] - a[1],
  );
  return best?.table.parseRows(text) ?? [];
}

const hasNumber = (row: readonly string[]): boolean => row.some(looksLikeNumber);

/** The columns that have anything in them. */
export function columnsOf({ rows, heading = [] }: NumberFile): Column[] {
  const sample = rows.slice(0, SAMPLE);
  const width = Math.max(0, ...sample.map(({ length }) => length));
  return Array.from({ length: width }, (_, index) => {
    const cells = sample.map((row) => row[index]?.trim() ?? "").filter(Boolean);
    return {
      index,
      heading: heading[index]?.trim() ?? "",
      example: cells[0] ?? "",
      numbers: cells.filter(looksLikeNumber).length,
    };
  }).filter(({ example }) => example !== "");
}

function encodingMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** UTF-8 when it is valid, else what spreadsheets in France write. */
function encodingOf(bytes: Uint8Array): string {
  const marked = encodingMark(bytes);
  if (marked) return marked;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
