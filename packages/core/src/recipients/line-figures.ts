import { dateEnd, timeEnd } from "./date-figures.ts";
import type { Figure, FigureKind } from "./figure.ts";

/** "712 345 678.00", "43.70313", "3.1E9": what has decimals. A zero before other digits begins a number. */
const DECIMAL = /(?:0|[1-9]\d*|[1-9]\d{0,2}(?:[ ']\d{3})+)\.\d+(?!\d)(?:E[+-]?\d+)?/iy;
/** The same with a comma, which also stands between the cells of a row. */
const DECIMAL_COMMA = /(?:0|[1-9]\d*|[1-9]\d{0,2}(?:[ .']\d{3})+),\d{1,4}(?!\d)(?:E[+-]?\d+)?/iy;
/** "712.345.678", "712'345'678": with spaces it can be a number, where numbers are written so. */
const GROUPED = /[1-9]\d{0,2}(?:([.'])\d{3})(?:\1\d{3})+(?!\d)/y;
/** SIRET: fourteen digits, the company's nine first. */
const SIRET = /\d{3} ?\d{3} ?\d{3} \d{5}(?!\d)/y;
/** The number of French social security, with its key or without. */
const NIR = /[12378] \d\d \d\d \d[\dAB] \d{3} \d{3}(?: \d\d)?(?!\d)/y;
const IBAN =
  /[A-Z]{2}\d\d(?:[A-Z\d]{11,30}(?![A-Za-z\d])|(?: [A-Z\d]{4}(?![A-Za-z\d])){2,7}(?: [A-Z\d]{1,3}(?![A-Za-z\d]))?)/y;

/** Addresses of pages and of e-mail. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"';,|]{1,2000}|[\w.+%-]{1,64}@[\w.-]{1,255}/gi;
/** Addresses of WhatsApp begin with the number, and links to it or to another service name one. */
const HAS_NUMBER = /@(?:c\.us|s\.whatsapp\.net)$|wa\.me\/|whatsapp.*\/|[?&](?:phone|tel|number)=/i;

const GROUP = /\d+/g;
/** Lengths of dates without separators: a date alone, with a time to the minute, to the second. */
const COMPACT_LENGTHS: ReadonlySet<number> = new Set([8, 12, 14]);

/**
 * The figures of a folded line that are no phone number, whatever stands beside them, in their order.
 * @param isCommaSeparator whether commas part the cells of the line, and none its decimals
 */
export function findFigures(line: string, isCommaSeparator: boolean): Figure[] {
  const figures: Figure[] = [];
  const addresses = findAddresses(line);
  let next = 0;
  GROUP.lastIndex = 0;
  for (let group = GROUP.exec(line); group; group = GROUP.exec(line)) {
    const { index } = group;
    let address = addresses[next];
    while (address && address.end <= index) address = addresses[++next];
    const figure = address && address.start <= index ? address : figureAt(line, index, group[0], isCommaSeparator);
    if (!figure) continue;
    figures.push(figure);
    GROUP.lastIndex = Math.max(figure.end, GROUP.lastIndex);
  }
  return figures;
}

/** The addresses of a line, in their order. */
function findAddresses(line: string): Figure[] {
  const found: Figure[] = [];
  if (!/@|:\/\/|www\./i.test(line)) return found;
  for (const { 0: text, index } of line.matchAll(ADDRESS)) {
    if (!HAS_NUMBER.test(text)) found.push({ start: index, end: index + text.length, kind: "identifier" });
  }
  return found;
}

function figureAt(line: string, at: number, digits: string, isCommaSeparator: boolean): Figure | undefined {
  const before = line[at - 1] ?? "";
  const beforeIt = line[at - 2] ?? "";
  const after = line[at + digits.length] ?? "";
  if (/[A-Z]{2}/.test(beforeIt + before)) {
    const end = match(IBAN, line, at - 2);
    if (end !== undefined) return { start: at - 2, end, kind: "identifier" };
  }
  // Most numbers stand alone in their cell.
  if (digits.length > 4 && (after === "" || !" .,T".includes(after)) && !COMPACT_LENGTHS.has(digits.length)) return;
  // Behind a plus, and in the middle of a number, nothing else begins.
  if (before === "+" || (isDigit(beforeIt) && /[./-]/.test(before))) return;
  const upTo = (end: number | undefined, kind: FigureKind): Figure | undefined =>
    end === undefined ? undefined : { start: at, end, kind };
  const date = upTo(dateEnd(line, at), "date") ?? upTo(digits.length <= 2 ? timeEnd(line, at) : undefined, "time");
  if (date || (isDigit(beforeIt) && before === " ")) return date;
  const identifier = match(SIRET, line, at) ?? match(NIR, line, at);
  return upTo(identifier, "identifier") ?? upTo(amountEnd(line, at, isCommaSeparator), "amount");
}

const isDigit = (character: string): boolean => character >= "0" && character <= "9";

function match(pattern: RegExp, line: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(line) ? pattern.lastIndex : undefined;
}

function amountEnd(line: string, at: number, isCommaSeparator: boolean): number | undefined {
  const end =
    (isCommaSeparator ? undefined : match(DECIMAL_COMMA, line, at)) ??
    match(DECIMAL, line, at) ??
    match(GROUPED, line, at);
  if (end === undefined) return;
  // "1,06 12 34 56 78" is a cell and a number; "43.70.31.30" goes on.
  return /^(?:[./-]\d| \d\d(?!\d))/.test(line.slice(end, end + 4)) ? undefined : end;
}
