import assert from "node:assert/strict";
import { test } from "node:test";
import { countSegments } from "./standard-segments.ts";

const auto = (text: string) => countSegments(text, { mode: "auto" });
const unicode = (text: string) => countSegments(text, { mode: "unicode" });

test("an empty text is 0 SMS in every mode", () => {
  assert.deepEqual(countSegments(""), { encoding: "gsm", units: 0, segments: 0 });
  assert.deepEqual(auto(""), { encoding: "gsm", units: 0, segments: 0 });
  assert.deepEqual(unicode(""), { encoding: "unicode", units: 0, segments: 0 });
});

test("GSM mode leaves out what has no code", () => {
  assert.deepEqual(countSegments("aжb"), { encoding: "gsm", units: 2, segments: 1 });
  assert.deepEqual(countSegments("ж😀\t"), { encoding: "gsm", units: 0, segments: 0 });
});

test("mode auto is GSM when every character has a code, Unicode otherwise", () => {
  assert.deepEqual(auto("Où est l'été ? [€]"), { encoding: "gsm", units: 21, segments: 1 });
  assert.deepEqual(auto("Où est l’été ?"), { encoding: "unicode", units: 14, segments: 1 });
  assert.deepEqual(auto("\x1b"), { encoding: "unicode", units: 1, segments: 1 }, "the escape has no code of its own");
  assert.deepEqual(auto("a".repeat(1529) + "ж"), { encoding: "unicode", units: 1530, segments: 23 });
});

test("the text is taken as it stands: no normalising, no table, a line feed is one septet", () => {
  assert.deepEqual(countSegments("\n"), { encoding: "gsm", units: 1, segments: 1 });
  assert.deepEqual(countSegments("\r\n"), { encoding: "gsm", units: 2, segments: 1 });
  assert.deepEqual(countSegments(":br:ä"), { encoding: "gsm", units: 5, segments: 1 });
  assert.deepEqual(auto("e\u0301"), { encoding: "unicode", units: 2, segments: 1 });
});

test("an SMS holds 70 units in Unicode, a part of a concatenated one 67", () => {
  for (const [length, segments] of [
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [670, 10],
    [671, 11],
  ] as const) {
    assert.deepEqual(unicode("ж".repeat(length)), { encoding: "unicode", units: length, segments });
  }
});

test("a surrogate pair on a boundary goes whole into the next part", () => {
  assert.equal(unicode("ж".repeat(66) + "😀" + "ж".repeat(65)).segments, 2);
  assert.equal(unicode("ж".repeat(66) + "😀" + "ж".repeat(66)).segments, 3);
  assert.equal(unicode("😀".repeat(35)).segments, 1);
  assert.equal(unicode("😀".repeat(66)).segments, 2, "33 in each part");
  assert.equal(unicode("😀".repeat(67)).segments, 3);
  assert.equal(unicode("ж".repeat(69) + "😀").segments, 2);
});

test("a lone surrogate is one unit, at a boundary too", () => {
  assert.equal(unicode("\ud83d".repeat(134)).segments, 2);
  assert.equal(unicode("\ude00".repeat(134)).segments, 2);
  assert.equal(unicode("ж".repeat(66) + "\ud83d" + "ж".repeat(67)).segments, 2);
  assert.equal(unicode("ж".repeat(69) + "\ud83d").segments, 1);
});
