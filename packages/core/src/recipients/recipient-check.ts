// The `max` metadata (50 kB gzip) is the only one that knows landlines: `min` (29 kB) has next to no types, and to
// `mobile` (34 kB) a landline is a number that does not exist. Browsers load it on demand.
import { parsePhoneNumberFromString, validatePhoneNumberLength } from "libphonenumber-js/max";
import type { CountryCode } from "libphonenumber-js/max";
import { FRENCH_TERRITORIES, frenchMobile, isFrenchMachine } from "./french-plan.ts";

/** The reason why a number cannot get an SMS. */
export type RecipientProblem =
  /** No digits to speak of. */
  | "not-a-number"
  | "too-short"
  | "too-long"
  /** A fixed line. */
  | "landline"
  /** Another number without a handset: premium rate, toll free, an internet box, a machine … */
  | "not-mobile"
  /** Long enough, but no country or operator has such numbers. */
  | "not-assigned";

/** Either the number or its problem. */
export type RecipientCheck =
  | { readonly e164: string; readonly code?: undefined }
  | { readonly code: RecipientProblem; readonly e164?: undefined };

/** Digits of the shortest national numbers; below, the library need not be asked. */
const MIN_DIGITS = 4;

/** E.164 has 15 digits at most, and a trunk zero may stand where none belongs. */
export const MAX_DIGITS = 16;

/** The library takes the zero of these for a digit of the number, which then is long enough. */
const FRENCH_CUT_SHORT = /^0\d{8}$/;

/** Calling codes of the French plan, for numbers that are written with one. */
const FRENCH_CODE = /^\+(?:33|262|508|590|594|596)/;

/** Types of line that take SMS. North America does not tell its mobiles from the rest. */
export const MOBILE_TYPES: readonly (string | undefined)[] = ["MOBILE", "FIXED_LINE_OR_MOBILE", undefined];

/**
 * Whether an SMS can go to a number, as far as its digits tell. French mobiles are known by their first digits alone:
 * metadata is behind the regulator, who opens blocks, and leaves out 06 39 98, kept for fiction. They are also the common
 * case, and twenty times faster so.
 * @param number digits, after a `+` when they begin with a country code
 * @param home the country that a number without `+` belongs to
 */
export function checkRecipient(number: string, home: CountryCode): RecipientCheck {
  const length = number.replace("+", "").length;
  if (length === 0) return { code: "not-a-number" };
  if (length < MIN_DIGITS) return { code: "too-short" };
  const isFrench = number.startsWith("+") ? FRENCH_CODE.test(number) : FRENCH_TERRITORIES.includes(home);
  if (isFrench) {
    if (isFrenchMachine(number)) return { code: "not-mobile" };
    const e164 = frenchMobile(number);
    if (e164) return { e164 };
  }
  if (length > MAX_DIGITS) return { code: "too-long" };
  const phone = parsePhoneNumberFromString(number, { defaultCountry: home, extract: false });
  if (phone?.isValid()) {
    const type = phone.getType();
    if (MOBILE_TYPES.includes(type)) return { e164: phone.number };
    return { code: type === "FIXED_LINE" ? "landline" : "not-mobile" };
  }
  const problem = validatePhoneNumberLength(number, home);
  if (problem === "TOO_SHORT" || (isFrench && FRENCH_CUT_SHORT.test(number))) return { code: "too-short" };
  return { code: problem === "TOO_LONG" ? "too-long" : "not-assigned" };
}
