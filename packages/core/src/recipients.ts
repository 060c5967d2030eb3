import { isSupportedCountry } from "libphonenumber-js/max";
import type { CountryCode } from "libphonenumber-js/max";
import type { RecipientCheck, RecipientProblem } from "./recipients/recipient-check.ts";
import { findRecipientTokens } from "./recipients/recipient-tokens.ts";

export { countryOf, destinationOf } from "./recipients/destination.ts";
export type { SpecialDestination } from "./recipients/destination.ts";
export type { RecipientProblem } from "./recipients/recipient-check.ts";

/** A number and the token that it was read from, as it was typed. */
export interface Recipient {
  /** International, such as `+33612345678`. */
  readonly e164: string;
  readonly source: string;
}

/** A token that no SMS can go to. */
export interface InvalidRecipient {
  readonly source: string;
  readonly code: RecipientProblem;
}

/** Everything that was found in a list, each part in the order of the input. */
export interface ParsedRecipients {
  /** Each number once, in its first spelling. */
  readonly valid: readonly Recipient[];
  readonly invalid: readonly InvalidRecipient[];
  /** Further spellings of numbers that are in `valid`. */
  readonly duplicates: readonly Recipient[];
}

/** How numbers are read. */
export interface RecipientOptions {
  /** ISO 3166-1 code of the country whose national numbers are understood, `FR` by default. */
  readonly country?: string;
}

const LINE_ENDS = /[\n\r\v\f\u2028\u2029]+/;
const CELL_ENDS = /[\t,;|]/;

/** With fewer digits, a cell may be a name, a postcode or a figure of its row. */
const FEWEST_DIGITS = 6;

/**
 * Reads any pasted list: numbers between commas, semicolons, tabs, bars or line ends, quoted or not, with labels around
 * them; several between spaces where it is clear where each begins. In a table (several lines, or tabs) a cell without
 * a number is passed over when its row has one, and so are the words of the first line. Every other cell is told of, so
 * that nothing typed is lost. Takes any string and needs time in proportion to its length.
 * @throws RangeError when the country is none that phone metadata knows.
 */
export function parseRecipients(input: string, { country = "FR" }: RecipientOptions = {}): ParsedRecipients {
  const home = readCountry(country);
  const valid = new Map<string, Recipient>();
  const duplicates: Recipient[] = [];
  const invalid: InvalidRecipient[] = [];
  const title: InvalidRecipient[] = [];
  const lines = input.split(LINE_ENDS).filter((line) => line.trim() !== "");
  const isTable = lines.length > 1 || input.includes("\t");
  for (const [place, line] of lines.entries()) {
    const cells = line.split(CELL_ENDS).flatMap((cell) => readCell(cell, home));
    const hasNumber = cells.some(({ isNumber }) => isNumber);
    for (const { source, check, isNumber } of cells) {
      if ("e164" in check) {
        const { e164 } = check;
        if (valid.has(e164)) duplicates.push({ e164, source });
        else valid.set(e164, { e164, source });
      } else if (isNumber || !isTable || (!hasNumber && (place > 0 || check.code !== "not-a-number"))) {
        invalid.push({ source, code: check.code });
      } else if (!hasNumber) {
        title.push({ source, code: check.code });
      }
    }
  }
  // A first line of words is a title only where numbers follow.
  return { valid: [...valid.values()], invalid: valid.size > 0 ? invalid : [...title, ...invalid], duplicates };
}

interface Cell {
  readonly source: string;
  readonly check: RecipientCheck;
  readonly isNumber: boolean;
}

function readCell(cell: string, home: CountryCode): Cell[] {
  const words = cell.trim();
  const cells: Cell[] = [];
  // Among letters, fewer digits could be anything.
  const fewest = /[\p{L}@]/u.test(words) ? FEWEST_DIGITS : 1;
  for (const { source, digits, check } of findRecipientTokens(cell, home, fewest)) {
    // Small countries have numbers that short.
    cells.push({ source, check, isNumber: digits >= FEWEST_DIGITS || "e164" in check });
  }
  if (cells.length > 0 || !/[^\s"'\p{Cf}]/u.test(words)) return cells;
  return [{ source: words, check: { code: "not-a-number" }, isNumber: false }];
}

/**
 * One mobile number as E.164, in whichever spelling it is written: `06 12 34 56 78` is `+33612345678`.
 * @returns `undefined` when the text holds no number that an SMS can go to, or more than one
 * @throws RangeError when the country is none that phone metadata knows.
 */
export function toE164(number: string, { country = "FR" }: RecipientOptions = {}): string | undefined {
  const cells = readCell(number, readCountry(country));
  const check = cells.length === 1 ? cells[0]?.check : undefined;
  return check && "e164" in check ? check.e164 : undefined;
}

function readCountry(country: string): CountryCode {
  const home = country.toUpperCase();
  if (!isSupportedCountry(home)) throw new RangeError(`Not a country code of ISO 3166-1: ${JSON.stringify(country)}`);
  return home;
}
