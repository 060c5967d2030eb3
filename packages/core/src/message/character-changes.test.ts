import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeMessage } from "../gateways/message-analysis.ts";
import { type AnalysisOptions } from "../gateways/profiles.ts";

const unsupportedIn = (text: string, mode: "gsm" | "unicode" = "gsm") => analyzeMessage(text, { mode }).unsupported;

test("each replacement says what it costs against plain GSM", () => {
  const differences = analyzeMessage("[~œ’§ç").replacements.map(({ from, to, unitDifference }) => ({
    [`${from}→${to}`]: unitDifference,
  }));
  assert.deepEqual(differences, [{ "[→(": -1 }, { "~→": -2 }, { "œ→oe": 1 }, { "’→'": 0 }, { "§→": -1 }, { "ç→Ç": 0 }]);
});

test("an unsupported character stands where the source has it, as the source has it", () => {
  const source = "a\r\nœ ж\tu\u030b 😀\ud83d";
  const found = unsupportedIn(source);
  assert.deepEqual(found, [
    { index: 5, character: "ж" },
    { index: 6, character: "\t", suggestion: " " },
    { index: 7, character: "u\u030b", suggestion: "u" },
    { index: 10, character: "😀" },
    { index: 12, character: "\ud83d" },
  ]);
  for (const { index, character } of found) assert.equal(source.slice(index, index + character.length), character);
});

test("a sequence that changes when it is composed is named once, however much of it cannot be sent", () => {
  assert.deepEqual(unsupportedIn("x\u0301\u0316."), [{ index: 0, character: "x\u0301\u0316", suggestion: "x" }]);
  assert.deepEqual(unsupportedIn("e\u0323\u0301."), [{ index: 0, character: "e\u0323\u0301", suggestion: "e" }]);
  assert.deepEqual(unsupportedIn("\u1112\u1161\u11ab"), [{ index: 0, character: "\u1112\u1161\u11ab" }]);
});

test("a mark that composes with nothing is named by itself", () => {
  assert.deepEqual(unsupportedIn("x\u0301"), [{ index: 1, character: "\u0301", suggestion: "" }]);
  assert.deepEqual(unsupportedIn("\u0301"), [{ index: 0, character: "\u0301", suggestion: "" }]);
});

test("in Unicode mode only lone surrogates are unsupported, and nothing is suggested", () => {
  assert.deepEqual(unsupportedIn("ж…😀\t\0e\u0301\ud83d", "unicode"), [{ index: 8, character: "\ud83d" }]);
});

test("what a figure says depends on what is before it, at every place anew", () => {
  assert.deepEqual(
    unsupportedIn("m² 5² m²").map(({ suggestion }) => suggestion),
    ["2", undefined, "2"],
  );
});

/** The arriving text of each replacement. */
const arrived = (text: string, options: AnalysisOptions = {}) => {
  const analysis = analyzeMessage(text, options);
  return analysis.replacements.map(({ from, textIndex, textLength }) => [
    from,
    analysis.text.slice(textIndex, textIndex + textLength),
  ]);
};

test("each replacement says where it stands in the text that arrives, also behind tokens typed by hand", () => {
  for (const between of ["", "漢", "\n", "€", ":br:", ":euro:", ":br:br:", ":", "e\u0301", "\r\n", ":~br:", "::br::"]) {
    assert.deepEqual(arrived(`œ${between}ê${between}ù`), [
      ["œ", "oe"],
      ...(between.includes("~") ? [["~", ""]] : []),
      ["ê", "e"],
      ...(between.includes("~") ? [["~", ""]] : []),
      // ù is GSM's own.
    ]);
  }
  assert.deepEqual(arrived("a: ~ b [x]"), [
    ["~", ""],
    ["[", "("],
    ["]", ")"],
  ]);
});

test("a replacement that became part of a token is at the character of the token, and takes nothing there", () => {
  const { text, replacements } = analyzeMessage("5 :êuro: [a]");
  assert.equal(text, "5 € (a)");
  assert.deepEqual(
    replacements.map(({ textIndex, textLength }) => [textIndex, textLength]),
    [
      [2, 0],
      [4, 1],
      [6, 1],
    ],
  );
});
