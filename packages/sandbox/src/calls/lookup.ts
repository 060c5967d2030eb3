import { textOf } from "../wire/parameters.ts";
import type { Dialect } from "../platform/dialect.ts";
import { readNumber } from "../platform/phone-number.ts";
import { shorten } from "../wire/send-options.ts";
import type { Texts } from "../languages/languages.ts";
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

const COUNTRY_NAMES = new Intl.DisplayNames("en", { type: "region" });

/** POST /lookup: whether numbers are well formed, and how else they are written. It asks no network, so it knows none. */
export const lookup: Call = {
  name: "lookup",
  method: "POST",
  perMinute: 360,
  run(parameters, { dialect }, texts) {
    const text = textOf(parameters, "phoneNumbers") ?? "";
    // As recorded, a blank beside a comma belongs to the number and makes it invalid.
    const written = dialect === "recorded" ? text.split(",") : splitNumbers(text);
    if (text.trim() === "" || written.length === 0) return { code: 2 };
    if (written.length > MAX_NUMBERS) return { code: 50 };
    return { body: { success: true, code: 200, lookup: written.map((one) => look(one, dialect, texts)) } };
  },
};

/** `33612345678`, which this call takes without its plus. */
const WITHOUT_PLUS = /^33[1-9]\d{8}$/;

function look(request: string, dialect: Dialect, texts: Texts): Readonly<Record<string, unknown>> {
  const parsed = readNumber(WITHOUT_PLUS.test(request) ? `+${request}` : request);
  if (!parsed) return { request: shorten(request), success: false, message: texts.emptyOrInvalidNumber };
  const country = dialect === "documented" && parsed.country ? COUNTRY_NAMES.of(parsed.country) : undefined;
  return {
    request,
    success: true,
    countryCode: country ?? "",
    prefixCode: Number(parsed.countryCallingCode),
    phoneNumber: parsed.number,
    type: TYPES[parsed.getType() ?? ""] ?? "Unknown",
    network: "",
    format: {
      e164: parsed.number,
      international: parsed.formatInternational(),
      national: parsed.formatNational(),
      rfc3966: `tel:${parsed.formatInternational().replaceAll(" ", "-")}`,
    },
  };
}
