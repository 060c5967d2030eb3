/** Territories that share France's numbering plan of ten digits: each dials the others' mobiles as its own. */
export const FRENCH_TERRITORIES: readonly string[] = ["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF"];

/** A mobile of the French plan in any spelling of digits; its nine national digits are the last group. */
const MOBILE = /^(\+?(?:33|262|508|590|594|596)0?|0)?([67]\d{8})$/;

/**
 * The calling code of each block that the regulator gave to a territory overseas, the longest block first. Metadata knows
 * only the parts of a block that operators have opened so far.
 * Source: ARCEP, national numbering plan, mobile numbers of the overseas territories; the blocks agree with
 * libphonenumber's patterns.
 */
const BLOCKS: readonly (readonly [block: RegExp, code: string])[] = [
  // Kept for fiction, in mainland France.
  [/^63998/, "33"],
  [/^(?:639|69[23]|7092|7093[5-9])/, "262"],
  [/^(?:69[01]|7090)/, "590"],
  [/^(?:694|7093[0-4])/, "594"],
  [/^(?:69[67]|7091)/, "596"],
  [/^708[45]/, "508"],
];

/** 0700 and its fourteen digits are for machines. */
const MACHINE = /^(?:\+?330?|0)?700\d{6}(?:\d{4})?$/;

/** Whether a number of the French plan belongs to a machine: a meter, an alarm, a car. */
export const isFrenchMachine = (number: string): boolean => MACHINE.test(number);

/**
 * A mobile of the French plan with the calling code of its territory, whichever of its spellings is given: from abroad,
 * the same digits are nobody's number with another territory's code.
 * @param number digits, after a `+` when they begin with a country code
 * @returns `undefined` when it is none, or is written with the calling code of a territory overseas that it is not of
 */
export function frenchMobile(number: string): string | undefined {
  const [, prefix = "", mobile] = MOBILE.exec(number) ?? [];
  if (mobile === undefined) return;
  const code = BLOCKS.find(([block]) => block.test(mobile))?.[1] ?? "33";
  const given = prefix.replace(/^\+?0?/, "").slice(0, 3);
  return given === "" || given.startsWith("33") || given === code ? `+${code}${mobile}` : undefined;
}

/** One territory of the French plan for each of its blocks: 0690 is also of Saint-Martin and Saint-Barthélemy. */
const FRENCH_COUNTRIES: readonly (readonly [start: RegExp, country: string])[] = [
  [/^\+33/, "FR"],
  [/^\+262(?:639|7093)/, "YT"],
  [/^\+262/, "RE"],
  [/^\+508/, "PM"],
  [/^\+590/, "GP"],
  [/^\+594/, "GF"],
];

/** The ISO 3166-1 country of a mobile as `frenchMobile` returns it: one that has no other is Martinique's, +596. */
export const countryOfFrenchMobile = (e164: string): string =>
  FRENCH_COUNTRIES.find(([start]) => start.test(e164))?.[1] ?? "MQ";
