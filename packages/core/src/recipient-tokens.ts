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

interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** ASCII digits; `+` before those after a plus; `(0)` for a trunk zero in brackets. */
  readonly text: string;
  readonly digits: number;
}

/** What a number is written with: digits, spaces of all widths, dashes, dots, slashes, brackets, invisible marks. */
const RUNS = /[\d\uff10-\uff19+\uff0b\s\p{Pd}\p{Cf}\u2212.\u00b7\u2022/()]+/gu;
const GROUPS = /\(\s*[0\uff10]\s*\)|[+\uff0b][\s\p{Cf}(]*[\d\uff10-\uff19]*|[\d\uff10-\uff19]+/gu;

/** Fewest digits on either side of a cut. */
const FEWEST_DIGITS = 6;
/** A group of so many digits is a number of its own beside others. */
const SOLID_DIGITS = 8;

/** The numbers in a piece of text, whatever stands around and between them. */
export function* findRecipientTokens(text: string, home: CountryCode): Generator<RecipientToken> {
  for (const [run] of text.matchAll(RUNS)) {
    let groups: DigitGroup[] = [];
    for (const match of run.matchAll(GROUPS)) {
      const group = digitGroup(match);
      // A plus always begins a number.
      if (group.text.startsWith("+")) {
        yield* cut(run, groups, home);
        groups = [];
      }
      groups.push(group);
    }
    yield* cut(run, groups, home);
  }
}

function digitGroup({ 0: found, index }: RegExpExecArray): DigitGroup {
  const ascii = found.normalize("NFKC");
  const text = ascii.startsWith("(") ? "(0)" : ascii.replace(/[^+\d]/g, "");
  return { start: index, end: index + found.length, text, digits: text.replace(/\D/g, "").length };
}

/**
 * One number; or several, where together they are too long for one. A cut goes where one number is complete and the
 * next begins with a zero or a bracket, and before a long group. A rest that makes no sense stays in one piece.
 */
function* cut(run: string, groups: readonly DigitGroup[], home: CountryCode): Generator<RecipientToken> {
  const whole = token(run, groups, home);
  if (whole.digits === 0) return;
  if (!("code" in whole.check) || whole.check.code !== "too-long") return yield whole;
  let from = 0;
  let before = 0;
  let after = whole.digits;
  for (const [to, { start, text, digits }] of groups.entries()) {
    if (before >= FEWEST_DIGITS && after >= FEWEST_DIGITS) {
      const isSolid = digits >= SOLID_DIGITS;
      const begins = before <= MOST_DIGITS && (/^[0(]/.test(text) || run[start - 1] === "(");
      const left = isSolid || begins ? token(run, groups.slice(from, to), home) : undefined;
      if (left && (isSolid || "e164" in left.check)) {
        yield left;
        from = to;
        before = 0;
      }
    }
    before += digits;
    after -= digits;
  }
  yield token(run, groups.slice(from), home);
}

function token(run: string, groups: readonly DigitGroup[], home: CountryCode): RecipientToken {
  const first = groups[0]?.start ?? 0;
  const last = groups.at(-1)?.end ?? 0;
  const opened = run[first - 1] === "(" ? first - 1 : first;
  const source = run.slice(opened, last);
  const closes = run[last] === ")" && source.lastIndexOf("(") > source.lastIndexOf(")");
  return {
    source: closes ? `${source})` : source,
    digits: groups.reduce((sum, { digits }) => sum + digits, 0),
    check: checkRecipient(numberOf(groups), home),
  };
}

/** The digits as one number. No country code begins with a zero, so that a plus before one says nothing. */
function numberOf(groups: readonly DigitGroup[]): string {
  const text = groups
    .map((group) => group.text)
    .join("")
    .replace(/^\+?00/, "+")
    .replace(/^\+0/, "0");
  return text.replaceAll("(0)", text.startsWith("+") ? "" : "0");
}
