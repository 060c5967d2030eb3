import type { ExportRow } from "../outbox/store/export-rows.ts";

/** Heads of the columns, in the order of the columns. */
export type CsvHeads = Readonly<Record<CsvColumn, string>>;
export type CsvColumn =
  | "queuedAt"
  | "scheduledAt"
  | "phone"
  | "text"
  | "sender"
  | "state"
  | "status"
  | "statusAt"
  | "segments"
  | "tag"
  | "messageId";

export interface CsvOptions {
  readonly heads: CsvHeads;
  /** French spreadsheets want a semicolon. */
  readonly separator: "," | ";";
}

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The history as CSV (RFC 4180, with the mark that tells spreadsheets of UTF-8), piece by piece.
 * A text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
export function* historyCsv(rows: Iterable<ExportRow>, { heads, separator }: CsvOptions): Generator<string> {
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`;
  const columns = Object.keys(heads) as CsvColumn[];
  yield BYTE_ORDER_MARK + line(columns.map((column) => heads[column]));
  for (const row of rows) yield line(columns.map((column) => cellOf(row, column)));
}

function cellOf(row: ExportRow, column: CsvColumn): string {
  const value = row[column];
  if (value === undefined) return "";
  if (column === "queuedAt" || column === "scheduledAt" || column === "statusAt") return new Date(value).toISOString();
  if (column === "phone") return row.phone;
  return typeof value === "string" ? withoutFormula(value) : String(value);
}

function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
