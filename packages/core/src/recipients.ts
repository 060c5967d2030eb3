import { isSupportedCountry, parsePhoneNumberFromString, validatePhoneNumberLength } from "libphonenumber-js/max";
import type { CountryCode } from "libphonenumber-js/max";

/** Why a token is not a number that an SMS can go to. */
export type RecipientProblem = "not-a-number" | "too-short" | "too-long" | "landline" | "not-mobile" | "not-assigned";

/** A number with the token that it was read from, as typed and trimmed. */
export interface Recipient {
  /** International, such as `+33612345678`. */
  readonly e164: string;
  readonly source: string;
}

/** A token that cannot be sent to. */
export interface InvalidRecipient {
  readonly source: string;
  readonly code: RecipientProblem;
}

/** Everything that was found in a list, each part in the order of the input. */
export interface ParsedRecipients {
  /** Each number once, at its first spelling. */
  readonly valid: readonly Recipient[];
  readonly invalid: readonly InvalidRecipient[];
  /** Further spellings of numbers in `valid`. */
  readonly duplicates: readonly Recipient[];
}

type Judgement = { readonly e164: string } | { readonly code: RecipientProblem };

/** A stretch of digits inside a cell. */
interface DigitGroup {
  readonly start: number;
  /** Digits; `+` before them when the cell has one. */
  readonly digits: string;
  /** Whether the digits are a trunk zero in brackets, as in `+33 (0)6`. */
  readonly optionalZero: boolean;
}

const CELL_ENDS = /[\n\r\t\v\f\u2028\u2029,;|]+/u;
/** What stands between the digits of one number: spaces of all widths, dashes, dots, slashes, brackets, invisible marks. */
const RUNS = /[\d\uff10-\uff19+\uff0b\s\p{Pd}\p{Cf}\u2212.\u00b7\u2022/()]+/gu;
const GROUPS = /\(\s*0\s*\)|[+\uff0b][\s\p{Cf}(]*[\d\uff10-\uff19]*|[\d\uff10-\uff19]+/gu;
const FRENCH_MOBILE = /^(?:\+330?|33|0)?([67]\d{8})$/;

/** Fewest digits that a cell with letters must have for them to be a number and not part of its words. */
const DIGITS_AMONG_WORDS = 4;
/** No country has shorter numbers; the library need not be asked. */
const SHORTEST = 4;
/** E.164 has 15 digits at most; with a trunk zero that does not belong there, 16. */
const MOST_DIGITS = 16;

/**
 * Reads any pasted list: numbers between commas, semicolons, tabs, bars or line ends, quoted, with labels around them,
 * and several between spaces where it is clear where each begins. Words, empty cells and the few digits of an address
 * are passed over beside numbers; in an input without any number they are `not-a-number`. Linear in the input.
 * @param options `country`: ISO 3166-1 code of the country whose national numbers are understood, by default `FR`.
 * @throws RangeError when the country is not one.
 */
export function parseRecipients(
  input: string,
  { country = "FR" }: { readonly country?: string } = {},
): ParsedRecipients {
  const home = country.toUpperCase();
  if (!isSupportedCountry(home)) throw new RangeError(`Not a country code of ISO 3166-1: ${JSON.stringify(country)}`);
  const valid = new Map<string, Recipient>();
  const duplicates: Recipient[] = [];
  const invalid: InvalidRecipient[] = [];
  const words: string[] = [];
  for (const cell of input.split(CELL_ENDS)) {
    const fewest = /\p{L}/u.test(cell) ? DIGITS_AMONG_WORDS : 1;
    let found = false;
    for (const [run] of cell.matchAll(RUNS)) {
      for (const { source, number } of numbersIn(run, home)) {
        if (number.replace("+", "").length < fewest) continue;
        found = true;
        const judgement = judge(number, home);
        if ("code" in judgement) invalid.push({ source, code: judgement.code });
        else if (valid.has(judgement.e164)) duplicates.push({ e164: judgement.e164, source });
        else valid.set(judgement.e164, { e164: judgement.e164, source });
      }
    }
    const word = cell.trim();
    if (!found && /[^\s"'\p{Cf}]/u.test(word)) words.push(word);
  }
  const onlyWords = valid.size === 0 && invalid.length === 0;
  return {
    valid: [...valid.values()],
    invalid: onlyWords ? words.map((source) => ({ source, code: "not-a-number" })) : invalid,
    duplicates,
  };
}

function* numbersIn(run: string, home: CountryCode): Generator<{ source: string; number: string }> {
  const groups: DigitGroup[] = [];
  for (const { 0: text, index } of run.matchAll(GROUPS)) {
    const digits = text.normalize("NFKC").replace(/[^+\d]/gu, "");
    groups.push({ start: index, digits, optionalZero: text.startsWith("(") });
  }
  let from = 0;
  for (let to = 1; to <= groups.length; to++) {
    if (to < groups.length && !groups[to]?.digits.startsWith("+")) continue;
    yield* cut(run, groups.slice(from, to), groups[to]?.start ?? run.length, home);
    from = to;
  }
}

/** Cuts groups without a plus between them where one number is complete and the next clearly begins. */
function* cut(run: string, groups: readonly DigitGroup[], end: number, home: CountryCode) {
  const whole = join(groups);
  let rest = whole.length;
  let from = 0;
  if (rest > MOST_DIGITS || "code" in judge(whole, home)) {
    let length = 0;
    for (let to = 1; to < groups.length; to++) {
      const added = groups[to - 1]?.digits.length ?? 0;
      const next = groups[to]?.digits ?? "";
      length += added;
      rest -= added;
      if (length < 6 || rest < 6) continue;
      const complete =
        length >= 8 &&
        length <= MOST_DIGITS + 1 &&
        (next.startsWith("0") || run[(groups[to]?.start ?? 0) - 1] === "(") &&
        "e164" in judge(join(groups.slice(from, to)), home);
      if (!complete && next.length < 8) continue;
      yield piece(run, groups.slice(from, to), groups[to]?.start ?? end);
      from = to;
      length = 0;
    }
  }
  if (/\d/.test(whole)) yield piece(run, groups.slice(from), end);
}

function piece(run: string, groups: readonly DigitGroup[], end: number): { source: string; number: string } {
  const before = run.slice(0, groups[0]?.start).search(/\($/u);
  const start = before < 0 ? groups[0]?.start : before;
  return { source: run.slice(start, end).replace(/[^\d\uff10-\uff19)]+$/u, ""), number: join(groups) };
}

/** The digits as one number; a trunk zero in brackets counts only without a country code. */
function join(groups: readonly DigitGroup[]): string {
  const number = groups
    .map(({ digits }) => digits)
    .join("")
    .replace(/^00/, "+");
  if (!number.startsWith("+")) return number;
  return groups
    .map(({ digits, optionalZero }, place) => (optionalZero && place > 0 ? "" : digits))
    .join("")
    .replace(/^00/, "+");
}

function judge(number: string, home: CountryCode): Judgement {
  const mobile = home === "FR" || number.startsWith("+") ? FRENCH_MOBILE.exec(number)?.[1] : undefined;
  if (mobile) return { e164: `+33${mobile}` };
  if (number.length < SHORTEST) return { code: "too-short" };
  if (number.length > MOST_DIGITS + 1) return { code: "too-long" };
  const phone = parsePhoneNumberFromString(number, { defaultCountry: home, extract: false });
  if (phone?.isValid()) {
    const type = phone.getType();
    if (type === "FIXED_LINE") return { code: "landline" };
    return type && type !== "MOBILE" && type !== "FIXED_LINE_OR_MOBILE"
      ? { code: "not-mobile" }
      : { e164: phone.number };
  }
  const length = validatePhoneNumberLength(number, home);
  if (length === "TOO_SHORT" || length === "NOT_A_NUMBER") return { code: "too-short" };
  return { code: length === "TOO_LONG" ? "too-long" : "not-assigned" };
}
