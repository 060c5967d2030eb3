import type { CountryCode } from "libphonenumber-js/max";
import type { FigureKind } from "./figure.ts";
import { readLine } from "./line-reading.ts";
import type { LinePart, LineReading } from "./line-reading.ts";
import { isIdentifierHeading, isPhoneHeading } from "./number-labels.ts";
import type { RecipientProblem } from "./recipient-check.ts";

/** A number and the stretch of text that it was read from, as it was typed. */
export interface Recipient {
  /** International, such as `+33612345678`. */
  readonly e164: string;
  readonly source: string;
  /** The line that it stands in, from 1; in an array, its place, from 1. */
  readonly line: number;
}

/** An entry that no SMS can go to. */
export interface InvalidRecipient {
  readonly source: string;
  readonly code: RecipientProblem;
  readonly line: number;
}

/** Figures, or a line of headings, that were not taken for numbers. */
export interface IgnoredFigure {
  readonly source: string;
  readonly code: FigureKind;
  readonly line: number;
}

/** Everything that was found in a list, each part in the order of the input. */
export interface ParsedRecipients {
  /** Each number once, in its first spelling. */
  readonly valid: readonly Recipient[];
  readonly invalid: readonly InvalidRecipient[];
  /** Further spellings of numbers that are in `valid`. */
  readonly duplicates: readonly Recipient[];
  /**
   * Figures that might have been numbers and are none: dates, amounts, identifiers, digits that could be anything
   * beside a number that is certain. They are no entries; where a line has nothing else, it is in `invalid` too.
   */
  readonly ignored: readonly IgnoredFigure[];
  /** `valid`, `invalid`, `duplicates` and `empty` together. */
  readonly entries: number;
  /** Lines, or members of an array, that hold nothing. */
  readonly empty: number;
}

/** Lines read between two pauses: a millisecond or two. */
const SLICE = 500;

const LINE_END = /\r\n|[\n\r\v\f\u2028\u2029]/;

/** Reads a list; pauses often, with the number of lines read so far. */
export function* readList(input: string | readonly string[], home: CountryCode): Generator<number, ParsedRecipients> {
  const isEntry = typeof input !== "string";
  const lines = isEntry ? input : linesOf(input);
  const isTable = isEntry || lines.length > 1 || input.includes("\t");
  const options = { home, isEntry, isCommaSeparator: !isEntry && isCommaSeparated(lines) };
  const readings: LineReading[] = [];
  let empty = 0;
  for (const [index, line] of lines.entries()) {
    const reading = readLine(line, index + 1, options);
    if (reading.parts.length === 0) empty++;
    // In a table, cells beside a certain number are passed over: a long list does not keep them.
    else if (isTable && reading.parts.some(isCertainNumber))
      readings.push({ ...reading, parts: reading.parts.filter(({ isNumber, figure }) => isNumber || figure) });
    else readings.push(reading);
    if (index % SLICE === SLICE - 1) yield index + 1;
  }
  const judge = isEntry ? undefined : new ColumnJudge(readings);
  const valid = new Map<string, Recipient>();
  const duplicates: Recipient[] = [];
  const invalid: InvalidRecipient[] = [];
  const ignored: IgnoredFigure[] = [];
  let entries = empty;
  for (const [index, { line, text, parts, figures }] of readings.entries()) {
    if (index % SLICE === SLICE - 1) yield lines.length;
    if (judge?.heading === index) {
      ignored.push({ source: text, code: "heading", line });
      continue;
    }
    const hasCertain = parts.some(isCertainNumber);
    const isTaken = (part: LinePart): boolean =>
      part.e164 !== undefined && (part.isCertain || (!hasCertain && (judge?.isOfNumbers(part.column) ?? true)));
    const hasTaken = parts.some(isTaken);
    const hasNumber = hasTaken || parts.some(({ isNumber, e164 }) => isNumber && e164 === undefined);
    for (const { source, kind } of figures) ignored.push({ source, code: kind, line });
    for (const part of parts) {
      const { source, e164, code } = part;
      if (e164 !== undefined && isTaken(part)) {
        entries++;
        if (valid.has(e164)) duplicates.push({ e164, source, line });
        else valid.set(e164, { e164, source, line });
        continue;
      }
      const figure = part.figure ?? figureBeside(part, hasTaken && isTable);
      if (figure) ignored.push({ source, code: figure, line });
      const isPassedOver = hasNumber && (isTable || part.hasFigure === true) && !part.isNumber;
      if (isPassedOver || (figure !== undefined && hasTaken)) continue;
      entries++;
      invalid.push({ source, code, line });
    }
  }
  return { valid: [...valid.values()], invalid, duplicates, ignored, entries, empty };
}

/** Digits without a zero or a plus beside a number: another number only where nothing else is there. */
function figureBeside({ e164, isNumber, isCertain }: LinePart, isBesideOne: boolean): FigureKind | undefined {
  if (e164 !== undefined) return "doubtful";
  return isBesideOne && isNumber && !isCertain ? "identifier" : undefined;
}

const isCertainNumber = ({ e164, isCertain }: LinePart): boolean => e164 !== undefined && isCertain;

function linesOf(input: string): readonly string[] {
  const lines = input.split(LINE_END);
  while (lines.length > 0 && lines.at(-1)?.trim() === "") lines.pop();
  return lines;
}

/** A table whose headings stand between commas, and its first row too. */
function isCommaSeparated(lines: readonly string[]): boolean {
  const [first = "", second = ""] = lines.filter((line) => line.trim() !== "").slice(0, 2);
  const commas = (line: string): number => line.replace(/"[^"]*"/g, "").split(",").length - 1;
  return commas(first) > 0 && commas(first) === commas(second) && !/\d{3}/.test(first);
}

/** A judge of a table's columns by all of its lines together. */
class ColumnJudge {
  /** The line of headings among the readings. */
  readonly heading: number | undefined;
  readonly #certain = new Set<number>();
  readonly #others = new Set<number>();

  constructor(readings: readonly LineReading[]) {
    for (const { parts } of readings) {
      for (const { e164, isCertain, column } of parts) {
        if (e164 !== undefined && isCertain) this.#certain.add(column);
      }
    }
    const isTextOnly = ({ parts }: LineReading): boolean => parts.every(({ isNumber, figure }) => !isNumber && !figure);
    const first = readings.findIndex((reading) => !isTextOnly(reading));
    const above = readings[first - 1];
    if (!above) return;
    for (const { source, column } of above.parts) {
      if (isIdentifierHeading(source)) this.#others.add(column);
    }
    const columns = new Set(readings[first]?.parts.filter(({ isNumber }) => isNumber).map(({ column }) => column));
    const isHeading = above.parts.some(({ source, column }) => columns.has(column) && isPhoneHeading(source));
    this.heading = isHeading ? first - 1 : undefined;
  }

  /** Whether digits that may be a number are one in this column. */
  isOfNumbers(column: number): boolean {
    return !this.#others.has(column) && (this.#certain.size === 0 || this.#certain.has(column));
  }
}
