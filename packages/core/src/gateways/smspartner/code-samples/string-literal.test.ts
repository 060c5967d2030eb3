import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  JSON_LITERAL,
  PHP_LITERAL,
  SHELL_JSON_LITERAL,
  SWIFT_LITERAL,
  VISUAL_BASIC_LITERAL,
  WELL_FORMED_LITERAL,
  javaLiteral,
  literal,
} from "./string-literal.ts";

/** Texts that mean something in one of the nine languages, whole or cut. */
const TRAPS = [
  [..."\"'`\\$%(){}<>&#!?@;_“”„＂‘’«»€éÿ"],
  ["\\(", "\\u{41}", "\\u0041", "\\\\u0041", "\\n", "\\", "\\N{BULLET}", "%s", "%%", "{0}", "{{}}"],
  ["$x", "${x}", "{$x}", "$(id)", "#{x}", "?>", "</script>", "<!--", "/*", "*/", "//", "EOF"],
  ['"""', "'''", "''", '""', '" & ChrW(65) & "', "ChrW(&H41)"],
  ["\r\n", "\n", "\r", "\t", "\0", "\b", "\f", "\v", "\u0001", "\u001a", "\u001b", "\u007f", "\u0085"],
  ["\u00a0", "\u00ad", "\u200b", "\u200d", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffe", "\uffff"],
  ["\ue000", "\ufffd", "e\u0301", "😀", "👩‍👩‍👧", "🏴\u{e0067}\u{e007f}", "\u{f0000}", "\u{10ffff}"],
  ["\ud800", "\udbff", "\udc00", "\udfff", "\ude00\ud83d"],
].flat();

const GRAMMARS = [
  JSON_LITERAL,
  SHELL_JSON_LITERAL,
  WELL_FORMED_LITERAL,
  SWIFT_LITERAL,
  PHP_LITERAL,
  VISUAL_BASIC_LITERAL,
];

const anyText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...TRAPS) },
      fc.string({ unit: "binary" }),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
  )
  .map((parts) => parts.join(""));

/** The text that a reader of the language gets back, for any text. */
function comesBack(
  write: (text: string) => string,
  read: (source: string) => string,
  carried: (text: string) => string,
) {
  for (const trap of TRAPS) assert.equal(read(write(trap)), carried(trap), JSON.stringify(trap));
  fc.assert(
    fc.property(anyText, (text) => {
      assert.equal(read(write(text)), carried(text));
    }),
    { numRuns: 1000 },
  );
}

const asItIs = (text: string): string => text;
const wellFormed = (text: string): string => text.toWellFormed();

/** Reads one literal between double quotes whose escapes start with a backslash, and refuses what its grammar does. */
function readBackslashLiteral(
  source: string,
  forbidden: RegExp,
  escape: RegExp,
  spell: (name: string) => string,
): string {
  const body = /^"(.*)"$/s.exec(source)?.[1];
  assert.ok(body !== undefined, `no quotes: ${source}`);
  let text = "";
  for (let at = 0; at < body.length;) {
    const character = body[at] as string;
    if (character === "\\") {
      escape.lastIndex = at;
      const found = escape.exec(body);
      assert.ok(found, `not an escape: ${body.slice(at, at + 8)}`);
      text += spell(found[1] as string);
      at = escape.lastIndex;
    } else {
      assert.doesNotMatch(character, forbidden);
      text += character;
      at += 1;
    }
  }
  return text;
}

const LETTERS: Record<string, string> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
  a: "\u0007",
  "0": "\0",
};
const codePoint = (name: string): string =>
  String.fromCodePoint(Number.parseInt(name.replace(/^[uUx]\{?|\}$/g, ""), 16));
const spelled = (name: string): string => (/^[uUx]./.test(name) ? codePoint(name) : (LETTERS[name] ?? name));

/** The Swift book, "String Literals": escapes are \0 \\ \t \n \r \" \' and \u{1 to 8 digits} of a scalar value. */
function readSwift(source: string): string {
  return readBackslashLiteral(source, /["\n\r\0]/, /\\(u\{[0-9a-fA-F]{1,8}\}|[0\\tnr"'])/y, (name) => {
    const text = spelled(name);
    assert.ok(text.isWellFormed(), `not a Unicode scalar value: ${name}`);
    return text;
  });
}

/** C# language specification, "String literals", regular_string_literal. */
function readCSharp(source: string): string {
  return readBackslashLiteral(
    source,
    /["\n\r\u0085\u2028\u2029]/,
    /\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{1,4}|['"\\0abfnrtv])/y,
    spelled,
  );
}

/** Go language specification, "String literals", interpreted; \x and \u of a surrogate half are not text. */
function readGo(source: string): string {
  return readBackslashLiteral(source, /["\n\0\ufeff]/, /\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[abfnrtv\\"])/y, (name) => {
    const text = spelled(name);
    assert.ok(text.isWellFormed(), `a surrogate half: ${name}`);
    return text;
  });
}

/** PHP manual, "Double quoted": an unknown escape keeps its backslash, a bare `$` starts a variable. */
function readPhp(source: string): string {
  return readBackslashLiteral(source, /["$]/, /\\(u\{[0-9a-fA-F]+\}|[nrtvf\\$"])/y, spelled);
}

/** JLS 3.3 and 3.10.5: first `\u`, after an even number of backslashes, anywhere in the file; then the literal. */
function readJava(source: string): string {
  assert.match(source, /^[ -~]*$/);
  const translated = source.replace(/\\\\|\\u+([0-9a-fA-F]{4})/g, (all, hex?: string) =>
    hex ? codePoint(`u${hex}`) : all,
  );
  return readBackslashLiteral(translated, /["\n\r]/, /\\([btnfr"'\\])/y, spelled);
}

/** Visual Basic language specification: literals and `ChrW(…)` joined by `&`; four characters count as a double quote. */
function readVisualBasic(source: string): string {
  const QUOTE = `["“”＂]`;
  const token = new RegExp(
    `${QUOTE}((?:[^"“”＂\\r\\n\\u0085\\u2028\\u2029]|${QUOTE}{2})*)${QUOTE}(?!${QUOTE})|ChrW\\(&H([0-9A-F]{1,4})\\)`,
    "y",
  );
  let text = "";
  for (;;) {
    const found = token.exec(source);
    assert.ok(found, `neither a literal nor ChrW: ${source}`);
    const [all, quoted, number] = found;
    text +=
      number === undefined ? (quoted as string).replace(new RegExp(`${QUOTE}{2}`, "g"), '"') : codePoint(`u${number}`);
    const end = found.index + all.length;
    if (end === source.length) return text;
    assert.equal(source.slice(end, end + 3), " & ");
    token.lastIndex = end + 3;
  }
}

/** POSIX shell, 2.2.2: between single quotes everything is itself; `\'` outside of them is a quote. */
function readShell(source: string): string {
  const words = `'${source}'`.split(/('[^']*'|\\')/);
  assert.ok(
    words.every((word, index) => index % 2 === 1 || word === ""),
    `outside of quotes: ${source}`,
  );
  return words.map((word) => (word === "\\'" ? "'" : word.slice(1, -1))).join("");
}

test("any text comes back from a Swift literal", () => {
  comesBack((text) => literal(text, SWIFT_LITERAL), readSwift, wellFormed);
});

test("any text comes back from a C# literal", () => {
  comesBack((text) => literal(text, WELL_FORMED_LITERAL), readCSharp, wellFormed);
});

test("any text comes back from a Visual Basic literal", () => {
  comesBack((text) => literal(text, VISUAL_BASIC_LITERAL), readVisualBasic, wellFormed);
});

test("any text comes back from a Go literal", () => {
  comesBack((text) => literal(text, WELL_FORMED_LITERAL), readGo, wellFormed);
});

test("any text comes back from a PHP literal", () => {
  comesBack((text) => literal(text, PHP_LITERAL), readPhp, wellFormed);
});

test("any text comes back from a Java literal, lone surrogates too, and the literal is ASCII", () => {
  comesBack(javaLiteral, readJava, asItIs);
});

test("any text comes back from JSON, lone surrogates too", () => {
  comesBack((text) => literal(text, JSON_LITERAL), JSON.parse, asItIs);
});

test("any text comes back from JSON between a shell's single quotes", () => {
  comesBack(
    (text) => literal(text, SHELL_JSON_LITERAL),
    (source) => JSON.parse(readShell(source)),
    asItIs,
  );
});

/** Controls, odd spaces, marks of direction or format, and what is no character: first and last of each stretch. */
const UNSEEN: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x2000, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x3000, 0x3000],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xfffe, 0xffff],
];

const isUnseen = (character: string): boolean => {
  const unit = character.charCodeAt(0);
  return UNSEEN.some(([first, last]) => first <= unit && unit <= last);
};

test("no literal hides a character or turns the direction of the line", () => {
  for (const grammar of GRAMMARS)
    for (let unit = 0; unit <= 0xffff; unit += 1) {
      const source = literal(String.fromCharCode(unit), grammar);
      if (Array.from(source).some(isUnseen)) assert.fail(`U+${unit.toString(16)} unseen in ${JSON.stringify(source)}`);
    }
});

test("what can be read stays as it is: accents, other scripts, emoji with their joiners", () => {
  const text = "Été à 5 €, Ελλάδα, 東京, نص, 👩‍👩‍👧";
  for (const grammar of GRAMMARS) assert.equal(literal(text, grammar), `"${text}"`);
});

test("a number is written without quotes", () => {
  assert.equal(literal(2, JSON_LITERAL), "2");
  assert.equal(literal(0, VISUAL_BASIC_LITERAL), "0");
});
