import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { countryOfFrenchMobile, frenchMobile } from "./french-plan.ts";
import { MOBILE_TYPES } from "./recipient-check.ts";

/** The billing class of a number that belongs to no country's ordinary numbers. */
export type SpecialDestination =
  /** Inmarsat, Iridium, Globalstar, Thuraya: +870, +881, +882 16. */
  | "satellite"
  /** Premium rate, of a country or international (+979). */
  | "premium"
  /** Toll free, shared cost, personal (+44 70), voice over IP, pagers, universal and network numbers. */
  | "non-geographic";

const SATELLITE = /^\+(?:870|881|88216)/;

/** Calling codes of the International Telecommunication Union that no country has, except for satellites and premium. */
const NO_COUNTRY = /^\+(?:800|808|878|882|883|888)/;

/** The library's types of line that subscribers of a country have; of what it does not know, it says nothing. */
const SUBSCRIBER_TYPES: readonly (string | undefined)[] = [...MOBILE_TYPES, "FIXED_LINE"];

/**
 * The destination of an SMS to a number, for prices by country and rules of who may be written to: an ISO 3166-1
 * country, or the kind of number where it is none of a country's ordinary numbers, which fraud is after.
 * @param e164 a number as `toE164` returns it, such as `+33612345678`
 * @returns `undefined` when no country has the number's calling code, or several share it and none has the number, or
 * the number has too many or too few digits for its country
 */
export function destinationOf(e164: string): string | undefined {
  if (!/^\+[1-9]\d{3,14}$/.test(e164)) return;
  if (SATELLITE.test(e164)) return "satellite" satisfies SpecialDestination;
  if (e164.startsWith("+979")) return "premium" satisfies SpecialDestination;
  if (NO_COUNTRY.test(e164)) return "non-geographic" satisfies SpecialDestination;
  const french = frenchMobile(e164);
  if (french) return countryOfFrenchMobile(french);
  const phone = parsePhoneNumberFromString(e164);
  // Digits too many hide a premium number: they are dialled, and the network leaves them aside.
  if (!phone?.isPossible()) return;
  const type = phone.getType();
  if (type === "PREMIUM_RATE") return "premium" satisfies SpecialDestination;
  return SUBSCRIBER_TYPES.includes(type) ? phone.country : ("non-geographic" satisfies SpecialDestination);
}

/**
 * The ISO 3166-1 country of a number, such as `FR` or `RE`.
 * @param e164 a number as `toE164` returns it, such as `+33612345678`
 * @returns `undefined` where `destinationOf` names a kind of number, or nothing
 */
export function countryOf(e164: string): string | undefined {
  const destination = destinationOf(e164);
  return destination?.length === 2 ? destination : undefined;
}
