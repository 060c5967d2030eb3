import { isSupportedCountry } from "libphonenumber-js/max";
import type { CountryCode } from "libphonenumber-js/max";
import { readLine } from "./recipients/line-reading.ts";
import { readList } from "./recipients/list-reading.ts";
import type { ParsedRecipients } from "./recipients/list-reading.ts";
import { prefixesOf } from "./recipients/number-prefixes.ts";
import { resultOf } from "./slices.ts";

export { countryOf, destinationOf } from "./recipients/destination.ts";
export type { SpecialDestination } from "./recipients/destination.ts";
export type { FigureKind } from "./recipients/figure.ts";
export type { IgnoredFigure, InvalidRecipient, ParsedRecipients, Recipient } from "./recipients/list-reading.ts";
export type { RecipientProblem } from "./recipients/recipient-check.ts";

/** Options of reading numbers. */
export interface RecipientOptions {
  /** ISO 3166-1 code of the country whose national numbers are understood, `FR` by default. */
  readonly country?: string;
}

/**
 * Reads the numbers of a pasted list, or of the cells of a column.
 *
 * In a text, numbers stand between commas, semicolons, tabs, bars or line ends, quoted or not, with labels around them;
 * several between spaces where it is clear where each begins. In a table (several lines, or tabs) a cell without a
 * number is passed over when its row has one. An array has one entry in each of its members, and no headings.
 *
 * Digits of dates, times, amounts, coordinates and identifiers are no numbers; nor are digits that could be a number
 * without its zero, where a certain one stands in the same line or the same table has them in another column.
 *
 * Takes any string and needs time in proportion to its length.
 * @throws RangeError when the country is none that phone metadata knows.
 */
export function parseRecipients(input: string | readonly string[], options: RecipientOptions = {}): ParsedRecipients {
  return resultOf(parseRecipientsInSlices(input, options));
}

/**
 * The same as `parseRecipients`, in slices of a few milliseconds, so that a page can draw and answer in between. Each
 * step yields how many lines have been read; the last one returns what was found.
 * @throws RangeError when the country is none that phone metadata knows.
 */
export function parseRecipientsInSlices(
  input: string | readonly string[],
  { country = "FR" }: RecipientOptions = {},
): Generator<number, ParsedRecipients> {
  return readList(input, readCountry(country));
}

/**
 * One mobile number as E.164, in whichever spelling it is written: `06 12 34 56 78` is `+33612345678`.
 * @returns `undefined` when the text holds no number that an SMS can go to, or more than one
 * @throws RangeError when the country is none that phone metadata knows.
 */
export function toE164(number: string, { country = "FR" }: RecipientOptions = {}): string | undefined {
  const { parts } = readLine(number, 1, { home: readCountry(country), isCommaSeparator: false, isEntry: false });
  const numbers = parts.filter(({ isNumber }) => isNumber);
  return numbers.length === 1 ? numbers[0]?.e164 : undefined;
}

/**
 * The prefixes to look for in a list of E.164 numbers when somebody types the beginning of one: `06 12` is `+33612`,
 * and `0692` in France is `+262692` too. National spellings are those of the country.
 * @returns no prefix when the text is not the beginning of a number, of two digits or more; some may be nobody's
 * @throws RangeError when the country is none that phone metadata knows.
 */
export function numberPrefixes(beginning: string, { country = "FR" }: RecipientOptions = {}): readonly string[] {
  return prefixesOf(beginning, readCountry(country));
}

/**
 * Whether the national numbers of a country can be read.
 * @param country ISO 3166-1 code, in upper or lower case
 */
export const isKnownCountry = (country: string): boolean => isSupportedCountry(country.toUpperCase());

function readCountry(country: string): CountryCode {
  const home = country.toUpperCase();
  if (!isSupportedCountry(home)) throw new RangeError(`No ISO 3166-1 country code: ${JSON.stringify(country)}`);
  return home;
}
