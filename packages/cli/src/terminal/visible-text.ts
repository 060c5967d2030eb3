/**
 * Characters that a terminal might obey instead of showing; a joiner (U+200D) between the parts of an emoji is left
 * alone.
 */
const UNSEEN = /(?!\u200d\p{Extended_Pictographic})[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** Characters that JSON may hold as they are and that a terminal might obey. */
const UNSEEN_IN_JSON = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Code points of a sequence that are named; a text can pile up thousands on one letter. */
const NAMED = 4;

/** A text that may be written to a terminal on one line: line ends as `⏎`, everything invisible as `\u{1b}`. */
export function visibleText(text: string): string {
  return text.replace(UNSEEN, (character) => (character === "\n" ? "⏎" : `\\u{${codeOf(character)}}`));
}

/** The same on several lines, for what is a text of several lines. */
export function visibleLines(text: string): string {
  return text.split("\n").map(visibleText).join("\n");
}

/** JSON on one line that may be written to a terminal, and parses to the very value. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value).replace(UNSEEN_IN_JSON, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
}

/** A character and its code points, `” U+201D`; the code points alone when there is nothing to see. */
export function namedCharacter(character: string): string {
  const points = Array.from(character);
  const names = points.slice(0, NAMED).map((point) => `U+${codeOf(point).toUpperCase().padStart(4, "0")}`);
  if (points.length > NAMED) names.push("…");
  if (/^[\p{C}\p{Z}]/u.test(character)) return names.join(" ");
  // A mark that stands alone would sit on whatever is before it.
  const shown = (/^\p{M}/u.test(character) ? "◌" : "") + points.slice(0, NAMED).join("");
  return `${visibleText(shown)} ${names.join(" ")}`;
}

/** A text that is put in place of another, in words where it could not be seen. */
export function namedText(text: string): string {
  return { "": "nothing", " ": "a space", "\n": "a line break" }[text] ?? visibleText(text);
}

function codeOf(character: string): string {
  return (character.codePointAt(0) as number).toString(16); // a character is never empty
}
