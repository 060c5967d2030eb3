import { readRows } from "./character-rows.ts";
import type { Profile } from "./profile.ts";
import { septetTable } from "../gsm/septet-tables.ts";

/** Equivalents in characters that GSM has. */
const SAME_MEANING = readRows(
  "”\" „\" ‟\" ″\" 〃\" ‚' ‛' ′' ´' ʼ' ‹' ›' −- •- ·- ▪- ●- ŒOE ™TM ©(c) ®(R) →-> ×x łl ŁL đd ĐD ıi μu",
);

/**
 * The same for whole classes: dashes, spaces, line ends, and what is invisible or an accent, but for overlays (U+0334 to
 * U+0338), which strike out.
 */
const SAME_CLASS: readonly (readonly [from: RegExp, to: string])[] = [
  [/^\p{Pd}$/u, "-"],
  [/^[\t\p{Zs}]$/u, " "],
  [/^[\x85\p{Zl}\p{Zp}]$/u, "\n"],
  [/^[\p{Cf}\p{VS}\u0300-\u0333\u0339-\u036f]$/u, ""],
];

/** Decomposed, these would say something else: 2½ is not 21/2, 2ⁿ not 2n, ① not 1, ℃ not .C; and emoji are pictures. */
const CHANGES_MEANING = /(?![²³₀-₉])[\p{No}ⁱⁿ℃℉\p{ExtPict}]/u;

/**
 * A text that could be written for a character that GSM cannot carry, where that says the same: typography, then the
 * letter without its marks, then its compatibility form (`ﬁ` → `fi`, full-width). Nothing where it would be a lie:
 * emoji, Cyrillic, figures in a circle.
 *
 * @param character as it was typed: one code point, or a sequence that composes
 * @param replacements the platform's table, by which a compatibility form arrives
 * @returns text that arrives as it is; empty when the character can just go
 */
export function suggestionFor(character: string, replacements: Profile["replacements"]): string | undefined {
  const composed = character.normalize();
  const known = SAME_MEANING[composed] ?? SAME_CLASS.find(([from]) => from.test(composed))?.[1];
  if (known !== undefined) return known;
  if (CHANGES_MEANING.test(composed)) return undefined;
  const plain = composed.normalize("NFKD").replace(/[\u0300-\u0333\u0339-\u036f]/g, "");
  // Nothing came off it, and it cannot be carried as it is.
  if (plain === composed) return undefined;
  const text = Array.from(plain, (letter) => replacements?.[letter] ?? letter).join("");
  const gsm = septetTable(0);
  return text.trim() && Array.from(text).every((letter) => gsm[letter.charCodeAt(0)]) ? text : undefined;
}

/** Whether a superscript or subscript can be written as a plain digit: after a letter it can (m2, CO2), after a digit it would be another number. */
export function isEquivalent(character: string, before: string): boolean {
  return !/[²³₀-₉]/.test(character) || /[a-z]/i.test(before);
}
