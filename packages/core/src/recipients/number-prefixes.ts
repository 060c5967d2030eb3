import { getCountryCallingCode } from "libphonenumber-js/max";
import type { CountryCode } from "libphonenumber-js/max";
import { foldText } from "./folded-text.ts";
import { FRENCH_TERRITORIES } from "./french-plan.ts";
import { hasTrunkZero } from "./trunk-zero.ts";

/** Calling codes of France and of the territories that share its plan. */
const FRENCH_CODES = ["33", "262", "508", "590", "594", "596"];

/** Minimum number of digits: with fewer, every number would be found. */
const MIN_DIGITS = 2;

/** The beginnings of E.164 numbers that a beginning of a number names, whichever of its spellings it is written in. */
export function prefixesOf(beginning: string, home: CountryCode): readonly string[] {
  const { text } = foldText(beginning);
  if (!/^[+\d\s().\u00b7/-]+$/.test(text)) return [];
  const digits = text
    .replaceAll("(0)", "")
    .replace(/[^+\d]/g, "")
    .replace(/^00/, "+");
  if (digits.length < MIN_DIGITS || /.\+/.test(digits)) return [];
  const codes = FRENCH_TERRITORIES.includes(home) ? FRENCH_CODES : [getCountryCallingCode(home)];
  if (digits.startsWith("+")) return [...new Set([digits, ...withHomeCode(digits, home)])];
  const national = hasTrunkZero(home) ? digits.replace(/^0/, "") : digits;
  const prefixes = codes.map((code) => `+${code}${national}`);
  return digits.startsWith("0") ? prefixes : [`+${digits}`, ...prefixes];
}

/** Expands "+33 06" and "+33 692": no zero stands behind a calling code, and 692 has another one. */
function withHomeCode(digits: string, home: CountryCode): readonly string[] {
  const isFrench = FRENCH_TERRITORIES.includes(home) || digits.startsWith("+33");
  const code = isFrench ? "33" : getCountryCallingCode(home);
  const rest = digits.slice(1 + code.length);
  if (!digits.startsWith(`+${code}`) || rest === "") return [];
  const national = isFrench || hasTrunkZero(home) ? rest.replace(/^0/, "") : rest;
  return (isFrench ? FRENCH_CODES : [code]).map((each) => `+${each}${national}`);
}
