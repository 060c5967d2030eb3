/** The rules that naive code gets wrong, one test each, on both ways to count. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnalysisOptions } from "../gateways/profiles.ts";
import { analyzeMessage } from "../gateways/message-analysis.ts";
import { countSegments } from "../gateways/segment-count.ts";

/** The text of each SMS, and what both ways to count agree on. */
function cut(text: string, options: AnalysisOptions = {}) {
  const analysis = analyzeMessage(text, options);
  const { units, segments, encoding } = analysis;
  assert.deepEqual(countSegments(text, options), { encoding, units, segments: segments.length });
  return { units, parts: segments.map(({ start, end }) => analysis.text.slice(start, end)), analysis };
}

test("an extension character's two septets are never split over two SMS", () => {
  const { units, parts } = cut("a".repeat(152) + "€" + "b".repeat(20));
  assert.equal(units, 174);
  assert.deepEqual(parts, ["a".repeat(152), "€" + "b".repeat(20)]);
});

test("a surrogate pair is never split over two SMS", () => {
  const { units, parts } = cut("ж".repeat(66) + "😀" + "ж".repeat(10), { mode: "unicode" });
  assert.equal(units, 78);
  assert.deepEqual(parts, ["ж".repeat(66), "😀" + "ж".repeat(10)]);
});

test("a line break counts two, and its two are never split", () => {
  assert.equal(cut("\n").units, 2);
  assert.equal(cut("\n", { mode: "unicode" }).units, 2);
  assert.deepEqual(cut("a".repeat(152) + "\n" + "b".repeat(8)).parts, ["a".repeat(152), "\n" + "b".repeat(8)]);
});

test("a literal :br: or :euro: means the same as the key", () => {
  const { analysis } = cut("5 :euro::br:fin");
  const { analysis: keys } = cut("5 €\nfin");
  assert.deepEqual({ ...analysis, replacements: [] }, { ...keys, replacements: [] });
  assert.equal(analysis.text, "5 €\nfin");
  assert.equal(analysis.units, 9);
});

test("a token that replacing makes is a token: the text is what the platform reads on the wire", () => {
  assert.equal(cut(":b|r:").analysis.text, "\n");
  assert.equal(cut(":êuro:").units, 2);
});

test("every kind of line break is one", () => {
  assert.equal(cut("a\r\nb\rc\nd").analysis.text, "a\nb\nc\nd");
  assert.equal(cut("a\r\nb\rc\nd").units, 10);
});

test("combining sequences are composed first", () => {
  const typed = "C’e\u0301tait l’e\u0302tre a\u0300 Noe\u0308l";
  const { analysis } = cut(typed);
  assert.equal(analysis.text, "C'était l'etre à Noel");
  assert.deepEqual(analysis.unsupported, []);
});

test("replacing comes first and counting second", () => {
  assert.equal(cut("[]{}^~|\\").units, 4, "not 16: four brackets of one septet, and four that are dropped");
  assert.equal(cut("œ").units, 2);
});

test("the STOP mention takes part in the count and sits in the last segment", () => {
  const { units, parts } = cut("a".repeat(300), { stop: true });
  assert.equal(units, 311);
  assert.deepEqual(parts, ["a".repeat(153), "a".repeat(147), " STOP 36xxx"]);
});

test("a text that already ends in a STOP mention is not given a second", () => {
  assert.equal(cut("Soldes. STOP 36123", { stop: true }).units, 18);
});

test("unitsLeft is honest where a boundary left slack", () => {
  const text = "a".repeat(152) + "€".repeat(10);
  const { unitsLeft } = cut(text).analysis;
  assert.equal(unitsLeft, 133, "not 134: the septet before the first € is lost");
  assert.equal(cut(text + "b".repeat(133)).parts.length, 2);
  assert.equal(cut(text + "b".repeat(134)).parts.length, 3);
});

test("an empty result is 0 SMS", () => {
  for (const text of ["", "~", "§^", "😀", "\t"]) assert.deepEqual(cut(text, { stop: true }).parts, [], text);
});

for (const [name, character] of [
  ["a tab", "\t"],
  ["NUL", "\0"],
  ["the escape", "\x1b"],
  ["a stray combining mark", "\u0301"],
  ["a lone high surrogate", "\ud83d"],
  ["a lone low surrogate", "\ude00"],
  ["a private character", "\ue000"],
  ["an emoji", "😀"],
] as const) {
  test(`${name} is unsupported, left out of count and text, and said`, () => {
    const { units, analysis } = cut(`x${character}y`);
    assert.equal(units, 2);
    assert.equal(analysis.text, "xy");
    assert.equal(analysis.wireText, "xy");
    assert.deepEqual(
      analysis.unsupported.map(({ index, character: found }) => [index, found]),
      [[1, character]],
    );
    assert.equal(analysis.issues[0]?.code, "unsupported-characters");
  });
}

/** Bytes, as they come from a file or over a network. */
const MEGABYTE = 1_000_000;

for (const [name, piece] of Object.entries({
  letters: "a",
  "extension characters": "€",
  "line breaks": "\n",
  "carriage returns": "\r",
  colons: ":",
  "beginnings of tokens": ":br",
  "combining marks": "\u0301",
  "marks out of order": "\u0301\u0316",
  emoji: "😀",
  "lone surrogates": "\ud83d",
  "decomposed letters": "e\u0301",
  "dropped characters": "~",
  "STOP mentions": "STOP 36123 ",
  spaces: " ",
  "Hangul jamo": "\u1112\u1161\u11ab",
})) {
  test(`1 MB of ${name} neither throws nor hangs, and is cut without a gap`, () => {
    const text = piece.repeat(MEGABYTE / new TextEncoder().encode(piece).length);
    const analysis = analyzeMessage(text, { stop: true });
    const { encoding, units, segments } = analysis;
    assert.deepEqual(countSegments(text, { stop: true }), { encoding, units, segments: segments.length });
    assert.equal(segments.at(-1)?.end ?? 0, analysis.text.length);
    assert.ok(segments.every(({ start }, index) => start === (segments[index - 1]?.end ?? 0)));
  });
}

test("text that a scan cannot take keeps no scan going for ever", () => {
  const dropped = "~".repeat(152);
  assert.deepEqual(cut(`${dropped}ж${dropped}`).parts, []);
  assert.deepEqual(cut(`${dropped}e\u0301${dropped}`).parts, ["é"]);
});
