import type { Pause, SheetFile, SheetProblem } from "./sheet-file.ts";
import { isBlank, SheetRows } from "./sheet-rows.ts";

/** Characters that separate cells, the most likely first. */
const DELIMITERS = [";", ",", "\t", "|", "^", "~", "\u001f"];
/** UTF-16 units looked at to tell what separates the cells. */
const HEAD = 20_000;
/** A quoted cell is at most so long: a spreadsheet's cell holds 32,767 characters. */
const MAX_CELL_LENGTH = 33_000;
/** UTF-16 units read between two pauses. */
const SLICE = 50_000;

interface TextRecord {
  readonly cells: string[];
  /** The index at which the next record begins. */
  readonly end: number;
  /** The lines that it takes. */
  readonly lines: number;
  readonly isUnbalanced: boolean;
}

/**
 * Reads CSV, TSV and pasted cells, whatever separates them; Excel's own first line `sep=;` decides. A quotation mark
 * that is not closed, or not doubled, costs the quoting of its line alone.
 */
export async function readDelimitedText(text: string, pause: Pause): Promise<SheetFile> {
  const named = /^"?sep=([^\r\n"])"?[ \t;,]*(?:\r\n|\r|\n|$)/i.exec(text);
  const delimiter = named?.[1] ?? findDelimiter(text);
  const problems: SheetProblem[] = [];
  const sheet = new SheetRows();
  let at = named ? named[0].length : 0;
  let line = named ? 2 : 1;
  let sliceEnd = at + SLICE;
  while (at < text.length && !sheet.isFull) {
    const record = readRecord(text, at, delimiter);
    if (record.isUnbalanced) problems.push({ code: "unbalanced-quote", line });
    sheet.add(record.cells, line);
    line += record.lines;
    at = record.end;
    if (at >= sliceEnd) {
      await pause(at / text.length);
      sliceEnd = at + SLICE;
    }
  }
  return { sheets: [sheet.sheet()], problems: [...problems, ...sheet.problems()] };
}

/** The delimiter that gives the most rows the same width beyond one; among equals, the widest. */
function findDelimiter(text: string): string {
  const head = text.slice(0, HEAD);
  const lastEnd = Math.max(head.lastIndexOf("\n"), head.lastIndexOf("\r"));
  const sample = head.length < text.length && lastEnd > 0 ? head.slice(0, lastEnd) : head;
  let best = { delimiter: "\t", rows: 0, width: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (let at = 0; at < sample.length;) {
      const { cells, end } = readRecord(sample, at, delimiter);
      at = end;
      if (cells.length > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    }
    for (const [width, rows] of counts) {
      if (rows > best.rows || (rows === best.rows && width > best.width)) best = { delimiter, rows, width };
    }
  }
  return best.delimiter;
}

const isLineEnd = (character: string | undefined): boolean => character === "\n" || character === "\r";

/** The index of the line after the one that ends at `at`. */
function afterLineEnd(text: string, at: number): number {
  return text[at] === "\r" && text[at + 1] === "\n" ? at + 2 : Math.min(at + 1, text.length);
}

function readRecord(text: string, from: number, delimiter: string): TextRecord {
  const cells: string[] = [];
  let lines = 1;
  let end = from - 1;
  do {
    const start = end + 1;
    const quote = openingQuote(text, start, delimiter);
    if (quote === undefined) {
      end = endOfCell(text, start, delimiter);
      cells.push(bare(text.slice(start, end)));
    } else {
      const quoted = readQuoted(text, quote, delimiter);
      if (!quoted) return readUnquotedLine(text, from, delimiter);
      ({ end } = quoted);
      lines += quoted.cell.split(/\r\n|\r|\n/).length - 1;
      cells.push(bare(quoted.cell));
    }
  } while (text[end] === delimiter);
  return { cells, end: afterLineEnd(text, end), lines, isUnbalanced: false };
}

/** The index of a cell's opening quotation mark, if it has one; spaces may stand before it. */
function openingQuote(text: string, from: number, delimiter: string): number | undefined {
  let at = from;
  while (text[at] === " " && delimiter !== " ") at++;
  return text[at] === '"' ? at : undefined;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && !isLineEnd(text[at])) at++;
  return at;
}

/** A quoted cell and where it ends; undefined when its quotation marks do not match. */
function readQuoted(text: string, quote: number, delimiter: string): { cell: string; end: number } | undefined {
  let from = quote + 1;
  let close = text.indexOf('"', from);
  let cell = "";
  while (close >= 0 && close - quote <= MAX_CELL_LENGTH && text[close + 1] === '"') {
    cell += text.slice(from, close + 1);
    from = close + 2;
    close = text.indexOf('"', from);
  }
  if (close < 0 || close - quote > MAX_CELL_LENGTH) return undefined;
  let end = close + 1;
  while (text[end] === " " && delimiter !== " ") end++;
  const isEnd = end >= text.length || text[end] === delimiter || isLineEnd(text[end]);
  return isEnd ? { cell: cell + text.slice(from, close), end } : undefined;
}

/** One line as it stands, for one whose quotation marks do not match. */
function readUnquotedLine(text: string, from: number, delimiter: string): TextRecord {
  let end = from;
  while (end < text.length && !isLineEnd(text[end])) end++;
  const cells = text
    .slice(from, end)
    .split(delimiter)
    .map((cell) => cell.trim().replace(/^"|"$/g, ""));
  return { cells, end: afterLineEnd(text, end), lines: 1, isUnbalanced: true };
}

/** A cell without the `="…"` in which some programs wrap digits against Excel. */
function bare(cell: string): string {
  if (isBlank(cell)) return "";
  return cell.startsWith('="') && cell.endsWith('"') && cell.length > 2 ? cell.slice(2, -1) : cell;
}
