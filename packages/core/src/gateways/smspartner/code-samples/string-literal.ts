/** The syntax of text between double quotes in a language. */
export interface LiteralGrammar {
  /** Characters that have a spelling of their own. */
  readonly escapes: Readonly<Record<string, string>>;
  /** Spelling of any other character that is not written as it is, by its four hexadecimal digits. */
  readonly numbered: (digits: string) => string;
  /** The language, or its JSON encoder, has no room for a lone surrogate: U+FFFD takes its place. */
  readonly wellFormed: boolean;
}

/**
 * Characters that a reader of the program would not see, or would see in another place: controls, bidirectional marks,
 * odd spaces, lone surrogates. The two joiners stay, which shape letters and emoji. Above U+FFFF nothing is escaped, so
 * that four digits always do.
 */
const UNSEEN = /(?! |\u200c|\u200d|[\u{10000}-\u{10ffff}])[\p{C}\p{Z}]/u;

const digits = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, "0");

const BACKSLASH = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const unicodeEscape = (hex: string): string => `\\u${hex}`;
const bracedEscape = (hex: string): string => `\\u{${hex}}`;
const concatenated = (hex: string): string => `" & ChrW(&H${hex.toUpperCase()}) & "`;

export const JSON_LITERAL: LiteralGrammar = { escapes: BACKSLASH, numbered: unicodeEscape, wellFormed: false };

/** JSON between the single quotes of a POSIX shell. */
export const SHELL_JSON_LITERAL: LiteralGrammar = { ...JSON_LITERAL, escapes: { ...BACKSLASH, "'": "'\\''" } };

/** Go and C# share JSON's escapes; their encoders refuse or replace a lone surrogate. */
export const WELL_FORMED_LITERAL: LiteralGrammar = { ...JSON_LITERAL, wellFormed: true };

export const SWIFT_LITERAL: LiteralGrammar = { escapes: BACKSLASH, numbered: bracedEscape, wellFormed: true };

export const PHP_LITERAL: LiteralGrammar = { ...SWIFT_LITERAL, escapes: { ...BACKSLASH, $: "\\$" } };

/** Visual Basic has no backslash escapes, and takes curly and full-width quotes for straight ones. */
export const VISUAL_BASIC_LITERAL: LiteralGrammar = {
  escapes: { '"': '""', "“": concatenated("201c"), "”": concatenated("201d"), "＂": concatenated("ff02") },
  numbered: concatenated,
  wellFormed: true,
};

/** The value as the language's literal: text between quotes, a number as it is. */
export function literal(value: string | number, { escapes, numbered, wellFormed }: LiteralGrammar): string {
  if (typeof value === "number") return String(value);
  const text = wellFormed ? value.toWellFormed() : value;
  const spell = (character: string): string =>
    escapes[character] ?? (UNSEEN.test(character) ? numbered(digits(character)) : character);
  return `"${text.replace(/[^]/gu, spell)}"`;
}

/** Text as a Java literal in ASCII, since before Java 18 the compiler reads a file in the machine's own encoding. */
export function javaLiteral(text: string): string {
  return literal(text, JSON_LITERAL).replace(/[^ -~]/g, (unit) => unicodeEscape(digits(unit)));
}
