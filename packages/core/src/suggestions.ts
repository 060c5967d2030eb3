import { replaceCharacters } from "./platform-text.ts";
import { unitTable } from "./unit-tables.ts";

/** What says the same in characters that GSM has, the first that fits. A joiner (U+200D) is not here: it makes emoji. */
const SAME_MEANING: readonly (readonly [from: RegExp, to: string])[] = [
  [/[”„‟″〃]/, '"'],
  [/[‚‛′´ʼ‹›]/, "'"],
  [/[\p{Pd}−•·▪●]/u, "-"],
  [/…/, "..."],
  [/[\t\p{Zs}]/u, " "],
  [/[\x85\p{Zl}\p{Zp}]/u, "\n"],
  [/(?!\u200d)[\p{Cf}\u0300-\u036f]/u, ""],
  [/Œ/, "OE"],
  [/™/, "TM"],
  [/©/, "(c)"],
  [/®/, "(R)"],
  [/→/, "->"],
  [/×/, "x"],
  [/º/, "o"],
  [/ł/, "l"],
  [/Ł/, "L"],
  [/đ/, "d"],
  [/Đ/, "D"],
  [/ı/, "i"],
];

/** Decomposed, these would say something else: 10² is not 102, 2½ not 21/2, ① not 1, ℃ not .C; and emoji are pictures. */
const WOULD_LIE = /[\p{No}℃℉\p{Emoji_Presentation}\p{Extended_Pictographic}]/u;

/** After a letter it belongs to a measure, and m2 is how that is written where no superscript is at hand. */
const POWER = /[a-z][²³]/i;

/**
 * What could be written for a character that GSM cannot carry, where that says the same: typography, then the letter
 * without its marks, then its compatibility form (`ﬁ` → `fi`, full-width). Nothing where it would be a lie: emoji,
 * Cyrillic, figures in a circle.
 *
 * @param character one code point, composed
 * @param before the character before it
 * @returns text that arrives as it is; empty when the character can just go
 */
export function suggestionFor(character: string, before: string): string | undefined {
  const known = SAME_MEANING.find(([from]) => from.test(character));
  if (known) return known[1];
  if (WOULD_LIE.test(character) && !POWER.test(before + character)) return undefined;
  const { text } = replaceCharacters(character.normalize("NFKD").replace(/[\u0300-\u036f]/g, ""));
  const kept = unitTable("smspartner gsm");
  return text.trim() && Array.from(text).every((letter) => kept[letter.charCodeAt(0)]) ? text : undefined;
}
