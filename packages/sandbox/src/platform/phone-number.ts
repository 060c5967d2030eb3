import { countryOf, toE164 } from "@sms-composer/core/recipients";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { PhoneNumber as ParsedNumber } from "libphonenumber-js/max";

/** A mobile number that the platform takes. */
export interface MobileNumber {
  readonly e164: string;
  /** ISO 3166 country. */
  readonly country: string;
}

const WRITTEN = /^(?:0\d{9}|\+\d{6,15})$/;

/** Parses a number as the API takes it: French national, or international with a plus. */
export function readNumber(written: string): ParsedNumber | undefined {
  if (!WRITTEN.test(written)) return undefined;
  const parsed = parsePhoneNumberFromString(toE164(written) ?? written, "FR");
  return parsed?.isValid() ? parsed : undefined;
}

/**
 * Parses a number that can receive SMS; `undefined` for anything else, landlines included. Core knows the blocks of the
 * French plan that the metadata does not know yet, and which territory overseas has a national number.
 */
export function readMobile(written: string): MobileNumber | undefined {
  const e164 = WRITTEN.test(written) ? toE164(written) : undefined;
  const country = e164 && countryOf(e164);
  return country ? { e164, country } : undefined;
}

/** Normalises a mobile number to E.164; anything else is returned unchanged. */
export function e164Of(written: string): string {
  return readMobile(written)?.e164 ?? written;
}
