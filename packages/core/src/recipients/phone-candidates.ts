import type { CellContext, DigitGroup, PhoneCandidate } from "./candidate-reading.ts";
import { countDigits, readCandidate } from "./candidate-reading.ts";
import { MAX_DIGITS } from "./recipient-check.ts";
import { hasTrunkZero } from "./trunk-zero.ts";

/** Characters that a number is written with, folded: digits, a plus, spaces, hyphens, dots, slashes, brackets. */
const RUNS = /[\d+ .\u00b7/()-]+/g;
const GROUPS = /\( *0 *\)|\(?(?:\+[ (]*\d*|\d+)\)?/g;

/** The place of an item in a list, before its number: "1) 06 …", "(2) 06 …", "3. 06 …", "4 - 06 …". */
const ITEM = /^ *\(?[1-9]\d?(?:\)|[ ./-]+ ) *(?=0)/;

/** Fewest digits on either side of a cut. */
const MIN_DIGITS = 6;
/**
 * Characters of the longest E.164 number that is given to people. Metadata knows longer ones, in Austria, where
 * "+43 664 123456 1010" may be a number and a postcode: in one piece it is one, in several nobody can tell.
 */
const MAX_USUAL_LENGTH = "+4915112345678".length;
/** A group of so many digits is a number of its own beside others. */
const SOLID_DIGITS = 8;
/**
 * A number before a space and a postcode: "0612345678 75011", "06 12 34 56 78 4000-123". Behind a number in one piece it may
 * be the number of a house as well: "0612345678 12 rue de Paris". One digit may be one too many.
 */
const BEFORE_POSTCODE = /^(?:\+?\d{8,16}(?= [1-9][\d -]{1,7}$)|.*\d\)?(?= [ -]*(?:\d{4,6}|\d{2,5}-\d{3,4})$))/;

/**
 * The stretches of digits of a cell that may be numbers, whatever stands around and between them.
 * @param masked the cell's line, without the figures that are known to be none
 * @param fewest how many digits they have at least
 */
export function findPhoneCandidates(cell: CellContext, masked: string, fewest: number): PhoneCandidate[] {
  const candidates: PhoneCandidate[] = [];
  const text = masked.slice(cell.start, cell.end).replace(ITEM, (place) => "~".repeat(place.length));
  if (!/[\d+]/.test(text)) return candidates;
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    if (!/[\d+]/.test(run)) continue;
    let groups: DigitGroup[] = [];
    for (const { 0: group, index: place } of run.matchAll(GROUPS)) {
      const start = cell.start + index + place;
      // A plus always begins a number.
      if (group.includes("+")) {
        cut(cell, groups, fewest, candidates);
        groups = [];
      }
      const compact = group.replaceAll(" ", "");
      groups.push({ start, end: start + group.length, text: compact, digits: compact.replace(/\D/g, "").length });
    }
    cut(cell, groups, fewest, candidates);
  }
  return candidates;
}

/**
 * One number; or several, where together they are too long for one. A cut goes where one number is complete and the
 * next begins with a zero or a bracket, and before a long group. A rest that makes no sense stays in one piece.
 */
function cut(cell: CellContext, groups: readonly DigitGroup[], fewest: number, candidates: PhoneCandidate[]): void {
  if (countDigits(groups) < fewest) return;
  const whole = readCandidate(cell, groups);
  if (!isTooLong(whole)) {
    const isDoubtful = groups.length > 1 && (whole.check.e164 ?? "").length > MAX_USUAL_LENGTH;
    candidates.push(isDoubtful ? { ...whole, figure: "doubtful" } : whole);
    return;
  }
  let from = 0;
  let before = 0;
  let after = whole.digits;
  for (const [to, { text, digits }] of groups.entries()) {
    const isSolid = digits >= SOLID_DIGITS;
    if ((before >= MIN_DIGITS && after >= MIN_DIGITS) || (to - from === 1 && isBehindPostcode(groups, from))) {
      const mayBegin = before <= MAX_DIGITS && /^[(0]/.test(text);
      const left = isSolid || mayBegin ? readCandidate(cell, groups.slice(from, to)) : undefined;
      if (left && (isSolid || before < MIN_DIGITS || isComplete(left))) {
        push(cell, groups.slice(from, to), candidates);
        from = to;
        before = 0;
      }
    }
    before += digits;
    after -= digits;
  }
  push(cell, groups.slice(from), candidates);
}

/** Adds a number; or one and the postcode behind it, which together are too long for one. */
function push(cell: CellContext, groups: readonly DigitGroup[], candidates: PhoneCandidate[]): void {
  const whole = readCandidate(cell, groups);
  const [text] = (isTooLong(whole) && BEFORE_POSTCODE.exec(cell.line.slice(whole.start, whole.end))) || [];
  if (text) {
    const at = groups.findIndex(({ start }) => start > whole.start + text.length);
    const number = readCandidate(cell, groups.slice(0, at));
    if (isComplete(number) && (number.isCertain || !hasTrunkZero(cell.home))) {
      candidates.push(number, { ...readCandidate(cell, groups.slice(at)), figure: "identifier" });
      return;
    }
  }
  candidates.push(whole);
}

const isTooLong = ({ check }: PhoneCandidate): boolean => check.code === "too-long";

/** Whether digits are a number as a whole, be it one that takes no SMS: "01 42 68 53 00 / 06 12 34 56 78". */
const isComplete = ({ check, figure }: PhoneCandidate): boolean => !figure && !/^(?:too|not-a)/.test(check.code ?? "");

/** "75011 0612345678", "75011 06 12 34 56 78": a short figure, a space, and a whole number as numbers are written. */
function isBehindPostcode(groups: readonly DigitGroup[], from: number): boolean {
  const [first, second] = groups.slice(from, from + 2);
  if (!first || !second || second.start === first.end || first.digits >= MIN_DIGITS) return false;
  if (/^[0(+]/.test(first.text) || !second.text.startsWith("0")) return false;
  if (second.text.length === 10) return true;
  const isInPairs = groups.length - from === 6 && groups.slice(from + 1).every(({ text }) => /^\d\d$/.test(text));
  return isInPairs && first.digits >= 4;
}
