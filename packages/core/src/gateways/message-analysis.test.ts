import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AnalysisOptions } from "./profiles.ts";
import { analyzeMessage, wireTextOf } from "./message-analysis.ts";

test("an analysis has everything that a composer shows", () => {
  assert.deepEqual(analyzeMessage("L’été : 5 €\r\nж", { stop: true }), {
    encoding: "gsm",
    text: "L'été : 5 €\n STOP 36xxx",
    wireText: "L'été : 5 :euro::br:",
    units: 25,
    segments: [{ start: 0, end: 23, units: 25 }],
    unitsPerSegment: 160,
    unitsLeft: 135,
    unitsToSaveOne: 0,
    replacements: [{ index: 1, from: "’", to: "'", textIndex: 1, textLength: 1, unitDifference: 0 }],
    unsupported: [{ index: 13, character: "ж" }],
    stopMention: " STOP 36xxx",
    unicodeSegments: 1,
    issues: [{ field: "message", code: "unsupported-characters", params: { count: 1, characters: "ж" } }],
  });
});

test("an empty message is 0 SMS without a mention, and no issue of its own", () => {
  const { text, wireText, segments, units, stopMention, unicodeSegments, issues } = analyzeMessage("", { stop: true });
  assert.deepEqual(
    { text, wireText, segments, units, stopMention, unicodeSegments, issues },
    { text: "", wireText: "", segments: [], units: 0, stopMention: "", unicodeSegments: 0, issues: [] },
  );
});

test("unicodeSegments is what the same text would take in Unicode mode, mention included", () => {
  assert.equal(analyzeMessage("a".repeat(160)).unicodeSegments, 3);
  assert.equal(analyzeMessage("a".repeat(60), { stop: true }).unicodeSegments, 2);
  assert.equal(analyzeMessage("ж".repeat(70)).unicodeSegments, 1);
  assert.equal(analyzeMessage("ж".repeat(70), { mode: "unicode" }).unicodeSegments, 1);
});

const issuesOf = (text: string, options?: AnalysisOptions) => analyzeMessage(text, options).issues;

test("unsupported characters are an issue that counts the different ones and names the first ten", () => {
  assert.deepEqual(issuesOf("жжЖ"), [
    { field: "message", code: "unsupported-characters", params: { count: 2, characters: "жЖ" } },
  ]);
  assert.deepEqual(issuesOf("абвгдежзийкл")[0]?.params, { count: 12, characters: "абвгдежзий" });
  assert.deepEqual(issuesOf("ж", { profile: "standard" })[0]?.code, "unsupported-characters");
});

test("more than 10 SMS are an issue, in either mode, not in the standard", () => {
  assert.deepEqual(issuesOf("a".repeat(1530)), []);
  assert.deepEqual(issuesOf("a".repeat(1531)), [
    { field: "message", code: "too-many-segments", params: { segments: 11, max: 10 } },
  ]);
  assert.equal(issuesOf("a".repeat(1520), { stop: true })[0]?.code, "too-many-segments");
  assert.equal(issuesOf("ж".repeat(671), { mode: "unicode" })[0]?.code, "too-many-segments");
  assert.deepEqual(issuesOf("a".repeat(1531), { profile: "standard" }), []);
});

test("Low Cost is one SMS of 160 units, without an appended mention", () => {
  assert.deepEqual(issuesOf("a".repeat(160), { range: "lowCost" }), []);
  assert.deepEqual(issuesOf("a".repeat(161), { range: "lowCost" }), [
    { field: "message", code: "low-cost-too-long", params: { units: 161, max: 160 } },
  ]);
  assert.deepEqual(issuesOf("a".repeat(2000), { range: "lowCost" }), [
    { field: "message", code: "low-cost-too-long", params: { units: 2000, max: 160 } },
  ]);
  assert.equal(analyzeMessage("Promo NoPub=STOP", { range: "lowCost", stop: true }).stopMention, "");
});

test("commercial text in Low Cost must carry NoPub=STOP, and the issue brings what to write", () => {
  const [issue] = issuesOf("Promo", { range: "lowCost", stop: true });
  assert.deepEqual(issue, { field: "message", code: "no-pub-stop-required", params: { fix: " NoPub=STOP" } });
  assert.deepEqual(issuesOf(`Promo${issue?.params?.["fix"]}`, { range: "lowCost", stop: true }), []);
  assert.deepEqual(issuesOf("Promo", { range: "lowCost" }), []);
});

test("what is left of an SMS is never less than nothing", () => {
  for (const stop of ["x".repeat(170), "x".repeat(400), "漢".repeat(99)]) {
    for (const mode of ["gsm", "unicode"] as const) {
      assert.ok(analyzeMessage("", { stop, mode }).unitsLeft >= 0);
      assert.ok(analyzeMessage("a", { stop, mode }).unitsLeft >= 0);
    }
  }
});

test("the text on the wire is that of the analysis, without the rest of it", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("5 €\nà payer", ":b|r: Noël – 😀", ""));
  const options = fc.record(
    { mode: fc.constantFrom("gsm", "unicode", "auto"), profile: fc.constantFrom("smspartner", "standard") },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(text, options, (source, chosen) => {
      assert.equal(wireTextOf(source, chosen), analyzeMessage(source, chosen).wireText);
    }),
  );
});
