/** The layout of a table for a spreadsheet of the app's language. */
export interface CsvLayout {
  /** French spreadsheets want a semicolon. */
  readonly separator: "," | ";";
}

/** The mark by which spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * A table as CSV (RFC 4180, with the mark that tells spreadsheets of UTF-8), piece by piece. A cell that a spreadsheet
 * would take for a formula gets an apostrophe in front, and one with the separator of another language's spreadsheets
 * stands in quotes as well. A number keeps its digits: it gets a blank behind its calling code.
 */
export function* csvLines(
  heads: readonly string[],
  rows: Iterable<readonly string[]>,
  { separator }: CsvLayout,
): Generator<string> {
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(safe(cell))).join(separator)}\r\n`;
  yield BYTE_ORDER_MARK + line(heads);
  for (const row of rows) yield line(row);
}

const E164 = /^\+(\d{2})(\d{5,13})$/;

/** Spreadsheets take a bare `+33612345678` for a sum or for 3.36E+10. */
const safe = (cell: string): string => (E164.test(cell) ? cell.replace(E164, "+$1 $2") : withoutFormula(cell));

/** Beginnings that make a cell a formula to some spreadsheet, blanks before it or not; full-width ones as well. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
