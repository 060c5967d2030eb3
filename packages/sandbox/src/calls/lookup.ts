import { textOf } from "../wire/parameters.ts";
import { readNumber } from "../platform/phone-number.ts";
import { shorten } from "../wire/send-terms.ts";
import type { Call } from "./call.ts";
import { MAX_NUMBERS, splitNumbers } from "../wire/written-numbers.ts";

/** Kinds of numbers in the words of the API. */
const TYPES: Readonly<Record<string, string>> = {
  MOBILE: "Mobile",
  FIXED_LINE: "Fixed line",
  FIXED_LINE_OR_MOBILE: "Fixed line or mobile",
  VOIP: "VoIP",
  TOLL_FREE: "Toll free",
  PREMIUM_RATE: "Premium rate",
  SHARED_COST: "Shared cost",
  PERSONAL_NUMBER: "Personal number",
  UAN: "UAN",
  PAGER: "Pager",
  VOICEMAIL: "Voicemail",
};

/** POST /lookup: whether numbers are well formed, and how else they are written. It asks no network, so it knows none. */
export const lookup: Call = {
  name: "lookup",
  method: "POST",
  perMinute: 360,
  run(parameters) {
    const written = splitNumbers(textOf(parameters, "phoneNumbers") ?? "");
    if (written.length === 0) return { code: 2 };
    if (written.length > MAX_NUMBERS) return { code: 50 };
    return { body: { success: true, code: 200, lookup: written.map(look) } };
  },
};

function look(request: string): Readonly<Record<string, unknown>> {
  const parsed = readNumber(request);
  if (!parsed) return { request: shorten(request), success: false };
  return {
    request,
    success: true,
    countryCode: parsed.country ?? "",
    prefixCode: Number(parsed.countryCallingCode),
    phoneNumber: parsed.number,
    type: TYPES[parsed.getType() ?? ""] ?? "Unknown",
    network: "",
    format: {
      e164: parsed.number,
      international: parsed.formatInternational(),
      national: parsed.formatNational(),
      rfc3966: parsed.getURI(),
    },
  };
}
