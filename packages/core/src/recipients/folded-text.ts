/** A line with its many spellings of digits, dashes and spaces made one, so that plain patterns can read it. */
export interface FoldedText {
  readonly text: string;
  /** The stretch of the original that became a stretch of `text`. */
  readonly source: (start: number, end: number) => string;
}

const PLAIN = /^[\t -~]*$/;
const DIGIT = /\p{Nd}/u;
/** The bullet, and the middle dots of Japanese. */
const MIDDLE_DOTS = "\u2022\u30fb\uff65";
const SPACE = /\s/;
const DASH = /[\p{Pd}\u2212]/u;
const INVISIBLE = /\p{Cf}/u;

/**
 * The decimal digits of every script and the full-width plus become ASCII, every dash a hyphen, every space a space,
 * every middle dot `\u00b7`, the typographic apostrophe a plain one; invisible characters (soft hyphens, direction marks)
 * go. Everything else stays, letters included.
 */
export function foldText(line: string): FoldedText {
  if (PLAIN.test(line)) return { text: line, source: (start, end) => line.slice(start, end) };
  let text = "";
  /** The indexes in the line of the characters of `text`. */
  const places: number[] = [];
  let place = 0;
  for (const character of line) {
    const folded = fold(character);
    for (let unit = 0; unit < folded.length; unit++) places.push(place + unit);
    text += folded;
    place += character.length;
  }
  return {
    text,
    source: (start, end) => {
      const last = places[end - 1] ?? line.length;
      // A digit may be two units, of which one is left.
      return line.slice(places[start] ?? line.length, last + (Number(line.codePointAt(last)) > 0xffff ? 2 : 1));
    },
  };
}

function fold(character: string): string {
  if (character <= "~") return character;
  if (DIGIT.test(character)) return digitOf(character);
  if (character === "\uff0b") return "+";
  if (MIDDLE_DOTS.includes(character)) return "\u00b7";
  if (character === "\u2019") return "'";
  if (SPACE.test(character)) return " ";
  if (DASH.test(character)) return "-";
  return INVISIBLE.test(character) ? "" : character;
}

/** Unicode has the ten digits of a script in their order, and those of several fonts one behind the other. */
function digitOf(character: string): string {
  const code = Number(character.codePointAt(0));
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}
