import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnalysisOptions } from "../gateways/profiles.ts";
import { analyzeMessage } from "../gateways/message-analysis.ts";

const analyze = (text: string, options: AnalysisOptions = {}) => analyzeMessage(text, options);
const unitsOf = (text: string, options?: AnalysisOptions) => analyze(text, options).segments.map(({ units }) => units);

test("segments cover the text, each with its units", () => {
  const { text, segments } = analyze("a".repeat(152) + "€" + "b".repeat(10));
  assert.deepEqual(segments, [
    { start: 0, end: 152, units: 152 },
    { start: 152, end: 163, units: 12 },
  ]);
  assert.equal(text.slice(152, 163), "€bbbbbbbbbb");
});

test("an SMS alone holds 160 or 70 units, a part of a concatenated one 153 or 67", () => {
  assert.equal(analyze("").unitsPerSegment, 160);
  assert.equal(analyze("a".repeat(160)).unitsPerSegment, 160);
  assert.equal(analyze("a".repeat(161)).unitsPerSegment, 153);
  assert.equal(analyze("a".repeat(70), { mode: "unicode" }).unitsPerSegment, 70);
  assert.equal(analyze("a".repeat(71), { mode: "unicode" }).unitsPerSegment, 67);
});

test("a line break counts two and is not parted, in both modes; one septet in the standard", () => {
  assert.deepEqual(unitsOf("a".repeat(152) + "\n" + "b".repeat(152)), [152, 153, 1]);
  assert.deepEqual(unitsOf("a".repeat(66) + "\n" + "b".repeat(66), { mode: "unicode" }), [66, 67, 1]);
  assert.deepEqual(unitsOf("a".repeat(152) + "\n" + "b".repeat(152), { profile: "standard" }), [153, 152]);
});

const lastTwo = (text: string, options: AnalysisOptions) => {
  const { segments, text: arrives } = analyze(text, options);
  return segments.slice(-2).map(({ start, end }) => arrives.slice(start, end).length);
};

test("the mention moves as a whole into the last SMS when a boundary would part it", () => {
  // 150 and 11 are 161: cut as they come, the mention would have 3 in the first part and 8 in the second.
  assert.deepEqual(lastTwo("a".repeat(150), { stop: true }), [150, 11]);
  assert.deepEqual(lastTwo("a".repeat(142), { stop: true }), [153], "153 in one SMS");
  assert.deepEqual(lastTwo("a".repeat(149), { stop: true }), [160]);
  assert.deepEqual(lastTwo("a".repeat(153), { stop: true }), [153, 11]);
  assert.deepEqual(lastTwo("a".repeat(154), { stop: true }), [153, 12]);
  assert.deepEqual(lastTwo("a".repeat(296), { stop: true }), [143, 11]);
  assert.deepEqual(lastTwo("ж".repeat(60), { stop: true, mode: "unicode" }), [60, 11]);
});

test("moving the mention costs no SMS more", () => {
  for (let length = 1; length <= 480; length++) {
    const moved = analyze("a".repeat(length), { stop: true });
    const greedy = analyze("a".repeat(length + 11));
    assert.equal(moved.segments.length, greedy.segments.length, `${length}`);
    assert.ok(moved.text.slice(moved.segments.at(-1)?.start).endsWith(" STOP 36xxx"), `${length}`);
  }
});

test("a mention that no single SMS could hold is cut as it comes", () => {
  const { segments, text } = analyze("a".repeat(100), { stop: ` STOP ${"x".repeat(200)}` });
  assert.deepEqual(
    segments.map(({ units }) => units),
    [153, 153],
  );
  assert.equal(segments.at(-1)?.end, text.length);
});

test("unitsLeft counts the slack of no boundary but the last", () => {
  assert.equal(analyze("a".repeat(150)).unitsLeft, 10);
  assert.equal(analyze("a".repeat(160)).unitsLeft, 0);
  assert.equal(analyze("a".repeat(161)).unitsLeft, 306 - 161);
  assert.equal(analyze("a".repeat(152) + "€" + "a".repeat(10)).unitsLeft, 153 - 12);
  // The mention stands alone in the second SMS: 3 units fit before it in the first, and 142 in its own.
  assert.equal(analyze("a".repeat(150), { stop: true }).unitsLeft, 3 + 142);
});

test("an empty message has room for one SMS less the mention", () => {
  assert.equal(analyze("").unitsLeft, 160);
  assert.equal(analyze("", { stop: true }).unitsLeft, 149);
  assert.equal(analyze("", { mode: "unicode", stop: true }).unitsLeft, 59);
  assert.equal(analyze("😀", { stop: " €" }).unitsLeft, 157);
});

test("unitsToSaveOne takes whole characters from the end of what was written", () => {
  assert.equal(analyze("a".repeat(160)).unitsToSaveOne, 0);
  assert.equal(analyze("a".repeat(163)).unitsToSaveOne, 3);
  assert.equal(analyze("a".repeat(159) + "€€").unitsToSaveOne, 4, "3 are too much, and € is 2");
  assert.equal(analyze("a".repeat(310)).unitsToSaveOne, 4);
  assert.equal(
    analyze("a".repeat(152) + "€" + "a".repeat(155)).unitsToSaveOne,
    4,
    "306 less the septet that stays free",
  );
  assert.equal(analyze("a".repeat(150), { stop: true }).unitsToSaveOne, 1);
  assert.equal(analyze("ж".repeat(69) + "😀", { mode: "unicode" }).unitsToSaveOne, 2);
});
