import type { CountryCode } from "libphonenumber-js/max";
import type { CellContext } from "./candidate-reading.ts";
import type { Figure, FigureKind } from "./figure.ts";
import { foldText } from "./folded-text.ts";
import { findFigures } from "./line-figures.ts";
import { findPhoneCandidates } from "./phone-candidates.ts";
import type { RecipientProblem } from "./recipient-check.ts";

/** A piece of a line: a number, digits that are no mobile's, or a cell without either. */
export interface LinePart {
  /** The text as it stands in the line. */
  readonly source: string;
  /** The cell's place in its line, from 0. */
  readonly column: number;
  /** Set for a number that an SMS can go to. */
  readonly e164?: string;
  /** The problem of the number, if it is not valid. */
  readonly code: RecipientProblem;
  /** Whether it begins as only phone numbers do. */
  readonly isCertain: boolean;
  /** Whether it has as many digits as a number, wrong or not; other cells are passed over beside one. */
  readonly isNumber: boolean;
  /** The kind of its digits when they are no number. */
  readonly figure?: FigureKind;
  /** Whether a cell without a number has one of the line's figures. */
  readonly hasFigure?: boolean;
}

/** The content of a line. */
export interface LineReading {
  /** The number of the page, from 1. */
  readonly line: number;
  /** The text as it was given, without spaces around it. */
  readonly text: string;
  readonly parts: readonly LinePart[];
  /** Figures that are no number whatever stands beside them, and have as many digits. */
  readonly figures: readonly { readonly source: string; readonly kind: FigureKind }[];
}

/** Options of reading lines. */
export interface LineOptions {
  readonly home: CountryCode;
  /** Whether commas part cells, and none stands in a decimal. */
  readonly isCommaSeparator: boolean;
  /** Whether a line is one entry: without a number, it is reported as a whole. */
  readonly isEntry: boolean;
}

/** A cell up to its separator; between quotes, separators are its own. */
const CELL = / *"(?:[^"]|"")*" *(?=[\t,;|]|$)|[^\t,;|]*/y;

/** Minimum number of digits of a number; with fewer, a cell may be a name, a postcode or a figure of its row. */
const MIN_DIGITS = 6;
const VISIBLE = /[^\s"'\p{Cf}]/u;
/** A parameter of a `tel:` address, behind its number (RFC 3966, section 3). */
const PARAMETER = /^(?:ext|isub|phone-context)=/i;
const LETTER = /[\p{L}@]/u;

/** Reads one line, without regard to those around it. */
export function readLine(source: string, line: number, options: LineOptions): LineReading {
  const folded = foldText(source);
  const found = findFigures(folded.text, options.isCommaSeparator);
  const long = found.filter((figure) => isLong(folded.text, figure));
  const masked = withoutFigures(folded.text, found);
  const parts: LinePart[] = [];
  let start = 0;
  let column = 0;
  let nextFigure = 0;
  for (;;) {
    CELL.lastIndex = start;
    CELL.test(folded.text);
    const end = CELL.lastIndex;
    const cell: CellContext = { ...options, line: folded.text, start, end };
    while ((long[nextFigure]?.end ?? Infinity) <= start) nextFigure++;
    const hasFigure = (long[nextFigure]?.start ?? Infinity) < end;
    readCell(parts, cell, masked, column, folded.source, hasFigure);
    if (end === folded.text.length) break;
    start = end + 1;
    column++;
  }
  const [first] = parts;
  return {
    line,
    text: source.trim(),
    parts:
      first && options.isEntry && !parts.some(({ isNumber }) => isNumber)
        ? [{ ...first, source: source.trim(), code: parts.length === 1 ? first.code : "not-a-number" }]
        : parts,
    figures: long.map((figure) => ({ source: folded.source(figure.start, figure.end), kind: figure.kind })),
  };
}

/** The line with its figures blotted out; its cells stay where they are. */
function withoutFigures(line: string, figures: readonly Figure[]): string {
  if (figures.length === 0) return line;
  let masked = "";
  let from = 0;
  for (const { start, end } of figures) {
    masked += line.slice(from, start) + "~".repeat(end - start);
    from = end;
  }
  return masked + line.slice(from);
}

const isLong = (line: string, { start, end }: { readonly start: number; readonly end: number }): boolean =>
  line.slice(start, end).replace(/\D/g, "").length >= MIN_DIGITS;

/** Adds the parts of a cell. */
function readCell(
  parts: LinePart[],
  cell: CellContext,
  masked: string,
  column: number,
  source: (start: number, end: number) => string,
  hasFigure: boolean,
): void {
  const before = parts.length;
  // Among letters, fewer digits could be anything.
  const fewest = hasFigure || LETTER.test(cell.line.slice(cell.start, cell.end)) ? MIN_DIGITS : 1;
  for (const candidate of findPhoneCandidates(cell, masked, fewest)) {
    const { check, figure, isCertain } = candidate;
    const taken = figure === undefined && check.e164 ? { e164: check.e164 } : {};
    parts.push({
      source: source(candidate.start, candidate.end),
      column,
      ...taken,
      code: check.code ?? "not-a-number",
      isCertain,
      // Small countries have numbers that short.
      isNumber: figure === undefined && (candidate.digits >= MIN_DIGITS || check.e164 !== undefined),
      ...(figure ? { figure } : {}),
    });
  }
  if (parts.length > before) return;
  const words = source(cell.start, cell.end).trim();
  if (before > 0 && PARAMETER.test(words)) return;
  if (!VISIBLE.test(words)) return;
  parts.push({ source: words, column, code: "not-a-number", isCertain: false, isNumber: false, hasFigure });
}
