import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { namedCharacter, namedText, visibleJson, visibleLines, visibleText } from "./visible-text.ts";

/**
 * Characters that a terminal can obey, hide or turn around: controls, formats, surrogates, private use, line
 * separators.
 */
const DANGEROUS = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

test("what a terminal would obey is shown as its code", () => {
  assert.equal(visibleText("\u001b[31mred\u009b0m"), "\\u{1b}[31mred\\u{9b}0m");
  assert.equal(
    visibleText("a\u202eb\u200bc\u2028d\ud800e\ue000"),
    "a\\u{202e}b\\u{200b}c\\u{2028}d\\u{d800}e\\u{e000}",
  );
  assert.equal(visibleText("one\r\ntwo\n"), "one\\u{d}⏎two⏎");
});

test("letters, emoji and their joiners stay as they are", () => {
  const text = "Été « déjà » 👩‍🚀 👍🏽 ❤️ 日本";
  assert.equal(visibleText(text), text);
  assert.equal(visibleText("a\u200db"), "a\\u{200d}b");
});

test("several lines stay several lines", () => {
  assert.equal(visibleLines("a\u0007\nb\n"), "a\\u{7}\nb\n");
});

test("no text reaches the terminal raw, and JSON means the same all the while", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary-ascii" }), (some, more) => {
      const text = `${some}\u009b\u{e0041}${more}`;
      assert.doesNotMatch(visibleText(text).replaceAll("\u200d", ""), DANGEROUS);
      const json = visibleJson({ text });
      assert.doesNotMatch(json, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      assert.deepEqual(JSON.parse(json), { text });
    }),
  );
});

test("a character is shown with its code points", () => {
  assert.equal(namedCharacter("”"), "” U+201D");
  assert.equal(namedCharacter("😀"), "😀 U+1F600");
  assert.equal(namedCharacter("x\u0323"), "x\u0323 U+0078 U+0323");
});

test("of what cannot be seen there is the code point alone, and a lone mark gets a base", () => {
  assert.equal(namedCharacter("\u00a0"), "U+00A0");
  assert.equal(namedCharacter("\u001b"), "U+001B");
  assert.equal(namedCharacter("\ud83d"), "U+D83D");
  assert.equal(namedCharacter("\u0301"), "◌\u0301 U+0301");
});

test("a pile of marks is cut short", () => {
  const named = namedCharacter(`o${"\u0323".repeat(1000)}`);
  assert.equal(named, "o\u0323\u0323\u0323 U+006F U+0323 U+0323 U+0323 …");
});

test("a replacement that cannot be seen is named in words", () => {
  assert.deepEqual(["", " ", "\n", "oe"].map(namedText), ["nothing", "a space", "a line break", "oe"]);
});
