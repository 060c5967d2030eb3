import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { PhoneNumber as ParsedNumber } from "libphonenumber-js/max";

/** A mobile number that the platform takes. */
export interface MobileNumber {
  readonly e164: string;
  /** ISO 3166 country. */
  readonly country: string;
}

const WRITTEN = /^(?:0\d{9}|\+\d{6,15})$/;
const MOBILE_TYPES: readonly unknown[] = ["MOBILE", "FIXED_LINE_OR_MOBILE"];

/** Parses a number as the API takes it: French national, or international with a plus. */
export function readNumber(written: string): ParsedNumber | undefined {
  if (!WRITTEN.test(written)) return undefined;
  const parsed = parsePhoneNumberFromString(written, "FR");
  return parsed?.isValid() ? parsed : undefined;
}

/**
 * The numbering plan gives all of 06 and 07 to mobiles. The metadata is behind the regulator, who opens blocks, and
 * leaves out the one that is kept for fiction (06 39 98), which people test with.
 */
const FRENCH_MOBILE = /^(?:0|\+33)([67]\d{8})$/;

/** Parses a number that can receive SMS; `undefined` for anything else, landlines included. */
export function readMobile(written: string): MobileNumber | undefined {
  const parsed = readNumber(written);
  const french = parsed ? undefined : FRENCH_MOBILE.exec(written)?.[1];
  if (french) return { e164: `+33${french}`, country: "FR" };
  if (!parsed?.country || !MOBILE_TYPES.includes(parsed.getType())) return undefined;
  return { e164: parsed.number, country: parsed.country };
}

/** Normalises a mobile number to E.164; anything else is returned unchanged. */
export function e164Of(written: string): string {
  return readMobile(written)?.e164 ?? written;
}
