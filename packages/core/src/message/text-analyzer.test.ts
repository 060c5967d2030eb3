import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyzeMessage } from "../gateways/message-analysis.ts";
import { analyzeRequestText } from "../gateways/smspartner/send-validation.ts";
import { requestTextAnalyzer } from "../gateways/smspartner/text-analyzer.ts";
import { limitsOf, profileOf, type AnalysisOptions } from "../gateways/profiles.ts";
import type { MessageAnalysis } from "./text-analysis.ts";
import { textAnalyzer } from "./text-analyzer.ts";

const analyzerFor = (options: AnalysisOptions) => textAnalyzer(profileOf(options), limitsOf(options));
/** Getters are read, so that all of it is compared. */
const whole = (analysis: MessageAnalysis) => ({ ...analysis });

/** Pieces with which something can go wrong at a space, and long ones that make the beginning worth knowing. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(" ", " word", "é l’été ", "a".repeat(80), " b".repeat(80)) },
  { weight: 2, arbitrary: fc.constantFrom(":", ":br:", "euro:", "\n", "\r", "\r\n", "€", "[", "œ", "\u00a0") },
  { weight: 2, arbitrary: fc.constantFrom("😀", "ж", "\u0301", " \u0301", "e\u0301", "\ud83d", "\ude00", "m²", "²") },
  { weight: 1, arbitrary: fc.constantFrom("\u0301".repeat(40), " STOP 36111", "\u1161", "\u16d67", "\0", "~") },
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
/** An edit: as many units taken out at a place, and what is written there; the place is a share of the text. */
const edit = fc.record({
  place: fc.oneof(
    { weight: 2, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  ),
  taken: fc.oneof(fc.constant(0), fc.nat({ max: 5 })),
  written: fc.oneof(piece, text),
});
const options: fc.Arbitrary<AnalysisOptions> = fc.record(
  {
    mode: fc.constantFrom("gsm", "unicode", "auto"),
    profile: fc.constantFrom("smspartner", "standard"),
    range: fc.constantFrom("premium", "lowCost"),
    stop: fc.boolean(),
  },
  { requiredKeys: [] },
);

test("however a text is edited, the analysis is that of the whole text", () => {
  fc.assert(
    fc.property(text, fc.array(edit, { maxLength: 12 }), options, (start, edits, given) => {
      const analyze = analyzerFor(given);
      let written = start;
      assert.deepEqual(whole(analyze(written, given)), whole(analyzeMessage(written, given)));
      for (const { place, taken, written: added } of edits) {
        const at = Math.floor(place * written.length);
        written = written.slice(0, at) + added + written.slice(at + taken);
        assert.deepEqual(whole(analyze(written, given)), whole(analyzeMessage(written, given)));
      }
    }),
    { numRuns: 300 },
  );
});

/** About four SMS. */
const LONG = "Être prêt à l’été, œuvre n° 12 ! ".repeat(20);

test("options that change between two texts change the analysis", () => {
  const analyze = analyzerFor({});
  for (const given of [{}, { mode: "unicode" }, { mode: "auto" }, { stop: true }, { range: "lowCost" }, {}] as const) {
    for (const end of ["", "e", "et", " 😀", ""]) {
      assert.deepEqual(whole(analyze(LONG + end, given)), whole(analyzeMessage(LONG + end, given)));
    }
  }
});

test("a known beginning of one SMS and of many are gone on from, by every kind of character", () => {
  for (const given of [{}, { stop: true }, { mode: "unicode" }, { profile: "standard" }] as const) {
    const analyze = analyzerFor(given);
    let written = "";
    for (const word of `${LONG}œ 😀 [x] ж ${LONG}`.split(" ")) {
      written += `${word} `;
      assert.deepEqual(whole(analyze(written, given)), whole(analyzeMessage(written, given)));
    }
  }
});

test("the analyzer of a request has the rules of SMS Partner", () => {
  const analyze = requestTextAnalyzer();
  for (const end of ["", "e", "et", "et ".repeat(500)]) {
    assert.deepEqual(whole(analyze(LONG + end, { stop: true })), whole(analyzeRequestText(LONG + end, { stop: true })));
  }
});

test("what joins the space after the known beginning, or takes its place, is seen", () => {
  const analyze = analyzerFor({});
  for (const end of ["e a", "e ab", "e\u0301", "e \u0301", "e :b", "e:b r:", "e:br:", "e STOP 36111", "e"]) {
    assert.deepEqual(whole(analyze(LONG + end, {})), whole(analyzeMessage(LONG + end, {})));
  }
});
