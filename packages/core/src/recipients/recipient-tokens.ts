import type { CountryCode } from "libphonenumber-js/max";
import { MOST_DIGITS, checkRecipient } from "./recipient-check.ts";
import type { RecipientCheck } from "./recipient-check.ts";

/** Digits found in a text that may be a number. */
export interface RecipientToken {
  /** As it stands in the text, without what surrounds it. */
  readonly source: string;
  /** How many digits it has. */
  readonly digits: number;
  readonly check: RecipientCheck;
}

/** A stretch of digits with the plus and the brackets beside it. */
interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** In ASCII, without spaces. */
  readonly text: string;
  readonly digits: number;
}

/** What a number is written with: digits, spaces of all widths, dashes, dots, slashes, brackets, invisible marks. */
const RUNS = /[\d\uff10-\uff19+\uff0b\s\p{Pd}\p{Cf}\u2212.\u00b7\u2022/()]+/gu;
const GROUPS = /\(\s*[0\uff10]\s*\)|\(?(?:[+\uff0b][\s\p{Cf}(]*[\d\uff10-\uff19]*|[\d\uff10-\uff19]+)\)?/gu;

/** Fewest digits on either side of a cut. */
const FEWEST_DIGITS = 6;
/** A group of so many digits is a number of its own beside others. */
const SOLID_DIGITS = 8;

/** The numbers of so many digits at least in a piece of text, whatever stands around and between them. */
export function* findRecipientTokens(text: string, home: CountryCode, fewest: number): Generator<RecipientToken> {
  for (const [run] of text.matchAll(RUNS)) {
    let groups: DigitGroup[] = [];
    for (const { 0: found, index: start } of run.matchAll(GROUPS)) {
      const ascii = found.normalize("NFKC").replace(/[^+\d()]/g, "");
      // A plus always begins a number.
      if (ascii.includes("+")) {
        yield* cut(run, groups, home, fewest);
        groups = [];
      }
      groups.push({ start, end: start + found.length, text: ascii, digits: ascii.replace(/\D/g, "").length });
    }
    yield* cut(run, groups, home, fewest);
  }
}

/**
 * One number; or several, where together they are too long for one. A cut goes where one number is complete and the
 * next begins with a zero or a bracket, and before a long group. A rest that makes no sense stays in one piece.
 */
function* cut(
  run: string,
  groups: readonly DigitGroup[],
  home: CountryCode,
  fewest: number,
): Generator<RecipientToken> {
  if (count(groups) < fewest) return;
  const whole = tokenOf(run, groups, home);
  if (!("code" in whole.check) || whole.check.code !== "too-long") return yield whole;
  let from = 0;
  let before = 0;
  let after = whole.digits;
  for (const [to, { text, digits }] of groups.entries()) {
    if (before >= FEWEST_DIGITS && after >= FEWEST_DIGITS) {
      const isSolid = digits >= SOLID_DIGITS;
      const mayBegin = before <= MOST_DIGITS && /^[(0]/.test(text);
      const left = isSolid || mayBegin ? tokenOf(run, groups.slice(from, to), home) : undefined;
      if (left && (isSolid || "e164" in left.check)) {
        yield left;
        from = to;
        before = 0;
      }
    }
    before += digits;
    after -= digits;
  }
  yield tokenOf(run, groups.slice(from), home);
}

function tokenOf(run: string, groups: readonly DigitGroup[], home: CountryCode): RecipientToken {
  const source = run.slice(groups[0]?.start, groups.at(-1)?.end);
  return {
    source: source.includes("(") ? source : source.replace(/\)$/, ""),
    digits: count(groups),
    check: checkRecipient(numberOf(groups), home),
  };
}

function count(groups: readonly DigitGroup[]): number {
  return groups.reduce((sum, { digits }) => sum + digits, 0);
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
