import { isKnownCountry } from "@sms-composer/core/recipients";

/** Names by code, in the order of the names. */
type Names = Readonly<Record<string, string>>;

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const COUNTRIES = LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(isKnownCountry);

/** The countries whose numbers are understood. */
export const countryNames = (language: string): Names => named(COUNTRIES, language, "region");

/** Currencies with their codes behind their names, since a name may be that of several. */
export function currencyNames(language: string): Names {
  const names = named(Intl.supportedValuesOf("currency"), language, "currency");
  return Object.fromEntries(Object.entries(names).map(([code, name]) => [code, `${name} (${code})`]));
}

/** The names, with one that is set and is not among them. */
export const choicesWith = (value: string, names: Names): Names =>
  value in names ? names : { [value]: value, ...names };

function named(codes: readonly string[], language: string, type: "region" | "currency"): Names {
  const known = remembered.get(`${type} ${language}`);
  if (known) return known;
  const names = new Intl.DisplayNames(language, { type });
  const entries = codes.map((code) => [code, names.of(code) ?? code] as const);
  const sorted = Object.fromEntries(entries.toSorted(([, one], [, other]) => one.localeCompare(other, language)));
  remembered.set(`${type} ${language}`, sorted);
  return sorted;
}

const remembered = new Map<string, Names>();
