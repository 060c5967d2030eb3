import type { CountryCode } from "libphonenumber-js/max";
import { isDate, isFullDate } from "./date-figures.ts";
import type { FigureKind } from "./figure.ts";
import { hasTrunkZero } from "./trunk-zero.ts";
import { isIdentifierWord, isPhoneWord, isWeakIdentifierWord } from "./number-labels.ts";
import { checkRecipient } from "./recipient-check.ts";
import type { RecipientCheck } from "./recipient-check.ts";

/** A stretch of digits of a folded line with the plus and the brackets beside it. */
export interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** Without spaces. */
  readonly text: string;
  readonly digits: number;
}

/** The cell that is read, and how. */
export interface CellContext {
  /** The folded line that the cell is in. */
  readonly line: string;
  readonly start: number;
  readonly end: number;
  /** Whether commas part the cells of the line, and none its decimals. */
  readonly isCommaSeparator: boolean;
  /** The country that a number without `+` belongs to. */
  readonly home: CountryCode;
}

/** Digits that may be a phone number. */
export interface PhoneCandidate {
  readonly start: number;
  readonly end: number;
  /** The number of its digits. */
  readonly digits: number;
  readonly check: RecipientCheck;
  /** Whether it begins as only phone numbers do: with a plus, a zero. */
  readonly isCertain: boolean;
  /**
   * The kind of the digits when they are no phone number, by how they are written or what stands beside them; then they
   * are no number.
   */
  readonly figure?: FigureKind;
}

export const countDigits = (groups: readonly DigitGroup[]): number =>
  groups.reduce((sum, { digits }) => sum + digits, 0);

/** The groups as one candidate, checked. */
export function readCandidate(cell: CellContext, all: readonly DigitGroup[]): PhoneCandidate {
  const { line, home } = cell;
  const groups = withoutDecimalZero(line, all);
  const number = numberOf(groups);
  // A candidate has a group, and they are in their order.
  const { start } = all[0] as DigitGroup;
  let { end } = all.at(-1) as DigitGroup;
  // A bracket that closes nothing is not the number's.
  if (line[end - 1] === ")" && !line.slice(start, end).includes("(")) end--;
  const isCertain = /^(?:\+|0)/.test(number) || groups.some(({ text }) => text === "(0)");
  const check = checkRecipient(number, home);
  const digits = countDigits(groups);
  const candidate = { start, end, digits, check, isCertain };
  if (!check.e164) return isLongFigure(number) ? { ...candidate, figure: "identifier" } : candidate;
  const figure = writtenAs(line, groups, number, home, isCertain) ?? besideOf(cell, start, end, isCertain);
  return figure ? { ...candidate, figure } : candidate;
}

/** Thirteen digits and more that nothing marks as a number: SIRET, social security, accounts, barcodes. */
const isLongFigure = (number: string): boolean => /^(?!0)\d{13,}$/.test(number);

/** A table of floats writes "+43664123456.0". Where nothing else says that it is a number, it stays an amount. */
function withoutDecimalZero(line: string, groups: readonly DigitGroup[]): readonly DigitGroup[] {
  const [first, second] = groups;
  if (groups.length !== 2 || !first || !second || first.digits < 8 || !/^[+0]/.test(first.text)) return groups;
  return second.text === "0" && line.slice(first.end, second.start) === "." ? [first] : groups;
}

/** The digits as one number. No country code begins with a zero, so that a plus before one says nothing. */
function numberOf(groups: readonly DigitGroup[]): string {
  const text = groups.map((group) => group.text).join("");
  const digits = text.replace(/[()]/g, "");
  if (!/^(?:\+?00|\+[1-9])/.test(digits)) return digits.replace("+", "");
  return text
    .replaceAll("(0)", "")
    .replace(/[()]/g, "")
    .replace(/^\+?00/, "+");
}

/** The kind of the digits by their groups and by what stands between them, if that is no phone number. */
function writtenAs(
  line: string,
  groups: readonly DigitGroup[],
  number: string,
  home: CountryCode,
  isCertain: boolean,
): FigureKind | undefined {
  if (groups.length === 1) return;
  const texts = groups.map(({ text }) => text.replace(/\D/g, ""));
  const gaps = groups.slice(1).map(({ start }, index) => gapBetween(line.slice(groups[index]?.end, start)));
  for (const [index, a] of texts.entries()) {
    const [b = "", c = ""] = texts.slice(index + 1);
    if (isFullDate(a, b, c)) return "date";
    const isMixed = gaps.some((gap) => gap !== gaps[index]);
    if (
      index === 0 &&
      a.length <= 2 &&
      isMixed &&
      gaps[index] === gaps[index + 1] &&
      isDateMark(gaps[index]) &&
      isDate(a, b, c)
    )
      return "date";
  }
  // With a country code, what stands behind it can be written in any way.
  if (number.startsWith("+")) return;
  // The area code may be parted from the rest in a way of its own.
  if (new Set(gaps.slice(1).filter(isDateMark)).size > 1) return "date";
  if (isCertain) return;
  const isSpelling = !hasTrunkZero(home) && gaps.join("") === "  ";
  if (/^\d{1,3}(?:,\d{3}){2,}$/.test(texts.join(",")) && !isSpelling) return "amount";
  return hasTrunkZero(home) && gaps.some(isDateMark) ? "doubtful" : undefined;
}

/** The mark between two groups, whatever spaces stand beside it; a space where nothing else stands there. */
const gapBetween = (text: string): string => text.replaceAll(" ", "") || text.slice(0, 1);

const isDateMark = (gap = ""): boolean => /^[./-]$/.test(gap);

const CURRENCY_BEFORE = /(?:[€$£¥]|EUR|USD|CHF|GBP) ?$/i;
const MEASURE_BEHIND =
  /^ ?(?:[€$£¥%°]|(?:k€|EUR|USD|CHF|GBP|RCS|euros?|dollars?|[ckm]m|kg|m[2²]|ha|kwh|[gkm]o)(?![\p{L}\d]))/iu;
/** An extension, and the address that WhatsApp gives a number. */
const EXTENSION = /^(?:x|ext|poste|@c\.us|@s\.whatsapp)/i;

/** A word, and what stands between it and the digits. */
const WORD_BEFORE = /([\p{L}\p{M}]+)([^\p{L}\p{M}\d]*)$/u;

/** The kind of the digits by what stands right beside them. */
function besideOf(cell: CellContext, start: number, end: number, isCertain: boolean): FigureKind | undefined {
  const { line } = cell;
  const before = line.slice(Math.max(cell.start, start - 32), start);
  const behind = line.slice(end, Math.min(cell.end, end + 16));
  // "#0612345678", "2024-0612345678"
  if (/#$|(?:^|\D)(?:19|20)\d\d[-/]$/.test(before) || (behind.startsWith("@") && !EXTENSION.test(behind)))
    return "identifier";
  const text = line.slice(start, end);
  if (!text.includes("+")) {
    if (isLabelled(before, isCertain)) return "identifier";
    const isSolid = /^\d+$/.test(text);
    if (isSolid && /^[\p{L}_]/u.test(behind) && !EXTENSION.test(behind)) return "identifier";
  }
  if (isCertain) return;
  if (CURRENCY_BEFORE.test(before) || MEASURE_BEHIND.test(behind) || isDecimal(cell, start, end)) return "amount";
  return /\d ?- ?$/.test(before) || /^ ?- ?\d/.test(behind) ? "identifier" : undefined;
}

/** Whether the words before digits say that they are something else than a phone number. */
function isLabelled(before: string, isCertain: boolean): boolean {
  const label = WORD_BEFORE.exec(before);
  if (!label) return false;
  const [, word = "", gap = ""] = label;
  const [, wordBefore = ""] = WORD_BEFORE.exec(before.slice(0, label.index)) ?? [];
  const isWeak = isWeakIdentifierWord(word);
  // "Facture n° 0612345678", "Facture : 0612345678", "TVA FR 33 612345678".
  const isPart = isWeak || /^\p{Lu}{2}$/u.test(word);
  if (isIdentifierWord(word) || (isPart && isIdentifierWord(wordBefore))) return true;
  if (isPhoneWord(word) || /^[tmp]$/i.test(word)) return false;
  // "N° client 612345678"
  if (isWeak && gap !== "") return !isCertain && !isPhoneWord(wordBefore) && /^[\s.:°º#=]+$/u.test(gap);
  // "FR33612345678", "CMD-0612345678"
  return gap === "" || (/^[-_/]$/.test(gap) && /^\p{Lu}{1,6}$/u.test(word));
}

/** Digits beside a comma without a space are half of an amount, unless as many stand on its other side. */
function isDecimal({ line, isCommaSeparator }: CellContext, start: number, end: number): boolean {
  if (isCommaSeparator) return false;
  const [, before = ""] = /(\d+),$/.exec(line.slice(Math.max(0, start - 16), start)) ?? [];
  const [, behind = ""] = /^,(\d+)/.exec(line.slice(end, end + 16)) ?? [];
  return [before, behind].some(({ length }) => length > 0 && length < 8);
}
