import type { SpecialDestination } from "@sms-composer/core/recipients";

/**
 * The destinations to which a handler sends by default: the European Economic Area, Switzerland, the United Kingdom, Monaco,
 * Andorra, and France overseas.
 */
export const DEFAULT_COUNTRIES: readonly string[] = [
  ..."AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split(" "),
  ..."CH GB MC AD".split(" "),
  ..."GP MQ GF RE YT PM BL MF NC PF WF".split(" "),
];

const SPECIAL: Readonly<Record<SpecialDestination, true>> = { satellite: true, premium: true, "non-geographic": true };

/** @throws TypeError for an entry that is neither a code of a country nor a kind of number. */
export function allowedCountries(countries: readonly string[] = DEFAULT_COUNTRIES): ReadonlySet<string> {
  for (const entry of countries) {
    if (!/^[A-Z]{2}$/.test(entry) && !Object.hasOwn(SPECIAL, entry))
      throw new TypeError(`countries must hold codes of ISO 3166-1 such as FR, not ${JSON.stringify(entry)}`);
  }
  return new Set(countries);
}
