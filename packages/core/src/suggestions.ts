import { replaceCharacters } from "./platform-text.ts";
import { unitTable } from "./unit-tables.ts";

/** Characters whose meaning GSM can say in others, by what to write instead. Their decomposition would not say it. */
const TYPOGRAPHY: readonly (readonly [to: string, from: string])[] = [
  ['"', "”„‟″〃"],
  ["'", "‚‛′´ʼʹ‹›"],
  ["-", "‐‑‒–—―−•‣◦▪●·"],
  ["...", "…"],
  [" ", "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"],
  ["\n", "\u0085\u2028\u2029"],
  // Invisible: marks of direction, of line breaking and of the file's beginning. A joiner is not here: it makes emoji.
  ["", "\u00ad\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"],
  ["OE", "Œ"],
  ["o", "º"],
  ["l", "ł"],
  ["L", "Ł"],
  ["d", "đð"],
  ["D", "ĐÐ"],
  ["h", "ħ"],
  ["H", "Ħ"],
  ["t", "ŧ"],
  ["T", "Ŧ"],
  ["i", "ı"],
  ["SS", "ẞ"],
  ["(c)", "©"],
  ["(R)", "®"],
  ["x", "×"],
  ["/", "⁄∕÷"],
  ["->", "→"],
  ["<-", "←"],
  ["<=", "≤"],
  [">=", "≥"],
];

/** Decomposed, these would say something else: 10² is not 102, 2½ not 21/2, ① not 1, ℃ not .C. */
const WOULD_LIE =
  /[\u00b9\u00bc-\u00be\u2070-\u209c\u2100-\u2109\u2139\u2150-\u215f\u2189\u2460-\u24ff]|[\u{1f100}-\u{1f2ff}]/u;

/** After a letter they belong to a measure, and m2 is how that is written where no superscript is at hand. */
const POWERS: Readonly<Record<string, string>> = { "²": "2", "³": "3" };

/** Marks that belong to Latin, Greek and Cyrillic letters; those of other scripts carry the meaning. */
const MARKS = /[\u0300-\u036f]/g;

const instead = new Map(TYPOGRAPHY.flatMap(([to, from]) => Array.from(from, (character) => [character, to] as const)));

/**
 * What could be written for a character that GSM cannot carry, where that says the same: typography, then the letter
 * without its marks, then its compatibility form (`ﬁ` → `fi`, full-width). Nothing where it would be a lie: emoji,
 * Cyrillic, superscript figures.
 *
 * @param character one code point, composed
 * @param before what stands before it
 * @returns text that arrives as it is; empty when the character can just go
 */
export function suggestionFor(character: string, before: string): string | undefined {
  const known = instead.get(character);
  if (known !== undefined) return known;
  const power = POWERS[character];
  if (power) return /[a-z]$/i.test(before) ? power : undefined;
  if (WOULD_LIE.test(character)) return undefined;
  const plain = character.normalize("NFKD").replace(MARKS, "");
  if (plain === "") return "";
  const { text } = replaceCharacters(plain);
  const kept = unitTable("smspartner gsm");
  return text.trim() && Array.from(text).every((letter) => kept[letter.charCodeAt(0)]) ? text : undefined;
}
