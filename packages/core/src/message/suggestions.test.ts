import assert from "node:assert/strict";
import { test } from "node:test";
import { GSM_BASIC, GSM_EXTENSION } from "../gsm/alphabet.ts";
import { REPLACED_CHARACTERS, replaceCharacters } from "../gateways/smspartner/replaced-characters.ts";
import * as suggestions from "./suggestions.ts";
import { isEquivalent } from "./suggestions.ts";

const suggestionFor = (character: string) => suggestions.suggestionFor(character, REPLACED_CHARACTERS);

const EXAMPLES: Record<string, readonly (readonly [character: string, suggestion: string])[]> = {
  typography: [
    ["”", '"'],
    ["„", '"'],
    ["″", '"'],
    ["′", "'"],
    ["‹", "'"],
    ["–", "-"],
    ["—", "-"],
    ["‑", "-"],
    ["−", "-"],
    ["•", "-"],
    ["…", "..."],
    ["\u00a0", " "],
    ["\u202f", " "],
    ["\t", " "],
    ["\u2028", "\n"],
    ["→", "->"],
    ["×", "x"],
  ],
  "letters by their decomposition": [
    ["Ï", "I"],
    ["ő", "o"],
    ["Ș", "S"],
    ["ế", "e"],
    ["ǿ", "ø"],
    ["u\u030b", "u"],
    ["º", "o"],
  ],
  "letters by their meaning": [
    ["Œ", "OE"],
    ["ł", "l"],
    ["Đ", "D"],
    ["ı", "i"],
    ["™", "TM"],
    ["©", "(c)"],
    ["®", "(R)"],
  ],
  "compatibility forms": [
    ["ﬁ", "fi"],
    ["Ａ", "A"],
    ["１", "1"],
    ["！", "!"],
    ["［", "("],
    ["№", "No"],
    ["Ⅳ", "IV"],
    ["㎏", "kg"],
  ],
  "what is invisible can just go": [
    ["\u00ad", ""],
    ["\u200b", ""],
    ["\ufeff", ""],
    ["\u0301", ""],
  ],
};

for (const [kind, examples] of Object.entries(EXAMPLES)) {
  test(`${kind}: ${examples.map(([character, to]) => `${JSON.stringify(character)} → ${JSON.stringify(to)}`).join(", ")}`, () => {
    for (const [character, suggestion] of examples) assert.equal(suggestionFor(character), suggestion, character);
  });
}

const LIES: Record<string, readonly string[]> = {
  emoji: ["😀", "❤", "👍🏽", "🇫🇷", "ℹ", "‼"],
  "other scripts": ["ж", "Я", "ب", "中", "한", "α", "が"],
  "figures that would say another number": ["½", "①", "⑳", "ⁿ", "℃"],
  "what is struck out or negated": ["≠", "≮", "\u0336", "\u0338"],
  "what has no form of its own": ["\0", "\x1b", "\ud83d", "¸", "¬"],
};

for (const [kind, characters] of Object.entries(LIES)) {
  test(`nothing is suggested for ${kind}`, () => {
    for (const character of characters) assert.equal(suggestionFor(character), undefined, JSON.stringify(character));
  });
}

test("a small figure is written out after a letter, where it is a measure or a formula, and nowhere else", () => {
  for (const [character, large] of [
    ["²", "2"],
    ["³", "3"],
    ["₂", "2"],
  ] as const) {
    assert.equal(suggestionFor(character), large);
    assert.ok(isEquivalent(character, "m"));
    assert.ok(isEquivalent(character, "O"));
    assert.ok(!isEquivalent(character, "0"));
    assert.ok(!isEquivalent(character, ""));
  }
  assert.ok(isEquivalent("…", "0"));
});

test("every suggestion, for every character of every alphabet, arrives as it is", () => {
  const noAlphabet = /[\p{Script=Han}\p{Script=Hangul}\p{Co}\p{Cn}\p{Cs}]/u;
  const wrong: string[] = [];
  let suggested = 0;
  for (let code = 0; code < 0x110000; code++) {
    const character = String.fromCodePoint(code);
    if (noAlphabet.test(character)) continue;
    const suggestion = suggestionFor(character);
    if (suggestion === undefined) continue;
    suggested++;
    const sendable = Array.from(suggestion).every((letter) => (GSM_BASIC + GSM_EXTENSION).includes(letter));
    if (!sendable || replaceCharacters(suggestion).text !== suggestion) wrong.push(code.toString(16));
  }
  assert.deepEqual(wrong, []);
  assert.ok(suggested > 1500);
});
