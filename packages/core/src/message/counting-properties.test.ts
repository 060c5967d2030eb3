/** Properties of every text, tried on random ones. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AnalysisOptions } from "../gateways/profiles.ts";
import { applySuggestions } from "../gateways/message-analysis.ts";
import { analyzeMessage } from "../gateways/message-analysis.ts";
import { replaceCharacters } from "../gateways/smspartner/replaced-characters.ts";
import { countSegments } from "../gateways/segment-count.ts";
import { SEGMENT_UNITS } from "./segment-cuts.ts";

/** Pieces of text with which something can go wrong, and plain ones that bring the others to boundaries. */
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("a", "b", "é", "aaaaaaaaaaaaa", "a".repeat(66), "a".repeat(151)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom("€", "[", "\n", "\r\n", "\r", "\f", "œ", "ç", "’", "~", "\\", "…", "\u00a0"),
  },
  { weight: 2, arbitrary: fc.constantFrom(":", ":br:", ":euro:", ":b", "br:", ":eu", "ê", "u", "r", "ro:") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("😀", "ж", "e\u0301", "e\u0323\u0302", "\u1112\u1161\u11ab", "\u212b", "か\u3099"),
  },
  { weight: 1, arbitrary: fc.constantFrom("\u0301", "\u0316", "\ud83d", "\ude00", "\0", "\t", "\x1b", " STOP 36123") },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }) },
);
/** At most 30 marks in a row: beyond, composing stops (composed-text). */
const ordinary = (text: string): boolean => !/\p{M}{30}/u.test(text);
const text = fc
  .array(piece, { maxLength: 60 })
  .map((pieces) => pieces.join(""))
  .filter(ordinary);
const options: fc.Arbitrary<AnalysisOptions> = fc.record(
  {
    mode: fc.constantFrom("gsm", "unicode", "auto"),
    profile: fc.constantFrom("smspartner", "standard"),
    range: fc.constantFrom("premium", "lowCost"),
    stop: fc.oneof(
      fc.boolean(),
      fc.constantFrom(" STOP au 36111", "\nSTOP €36", " ж", ":br:", "😀😀"),
      fc.string({ unit: "grapheme", maxLength: 20 }),
    ),
  },
  { requiredKeys: [] },
);
const always = <Values extends [unknown, ...unknown[]]>(...args: Parameters<typeof fc.property<Values>>): void =>
  fc.assert(fc.property<Values>(...args), { numRuns: 1000 });

test("segments cover the text without gap or overlap, and one after the other they are the text", () => {
  always(text, options, (source, given) => {
    const { text: arrives, segments } = analyzeMessage(source, given);
    assert.equal(segments.map(({ start, end }) => arrives.slice(start, end)).join(""), arrives);
    assert.deepEqual(
      segments.map(({ start }) => start),
      [0, ...segments.map(({ end }) => end)].slice(0, segments.length),
    );
    assert.equal(segments.at(-1)?.end ?? 0, arrives.length);
    assert.ok(segments.every(({ start, end }) => start < end));
  });
});

test("each segment is within its limit, and their units add up", () => {
  always(text, options, (source, given) => {
    const { segments, units, unitsPerSegment, encoding } = analyzeMessage(source, given);
    assert.equal(unitsPerSegment, SEGMENT_UNITS[encoding][segments.length > 1 ? 1 : 0]);
    assert.ok(segments.every((segment) => segment.units > 0 && segment.units <= unitsPerSegment));
    assert.equal(
      segments.reduce((sum, segment) => sum + segment.units, 0),
      units,
    );
  });
});

test("no segment but the last two has room for the character that follows it", () => {
  always(text, options, (source, given) => {
    const { segments, unitsPerSegment } = analyzeMessage(source, given);
    for (const { units } of segments.slice(0, -2)) assert.ok(units >= unitsPerSegment - 1);
  });
});

test("no cut goes through a surrogate pair", () => {
  always(text, options, (source, given) => {
    const { text: arrives, segments } = analyzeMessage(source, given);
    for (const { start, end } of segments) assert.ok(arrives.slice(start, end).isWellFormed());
  });
});

test("the mention stands whole at the end, in the last segment", () => {
  always(text, options, (source, given) => {
    const { text: arrives, segments, stopMention } = analyzeMessage(source, given);
    assert.ok(arrives.endsWith(stopMention));
    assert.ok((segments.at(-1)?.start ?? 0) <= arrives.length - stopMention.length);
    if (arrives === "") assert.equal(stopMention, "");
  });
});

test("countSegments agrees with analyzeMessage", () => {
  always(text, options, (source, given) => {
    const { encoding, units, segments } = analyzeMessage(source, given);
    assert.deepEqual(countSegments(source, given), { encoding, units, segments: segments.length });
  });
});

test("what arrives, sent again, arrives the same, and so does what was on the wire", () => {
  always(text, (source) => {
    const first = analyzeMessage(source);
    for (const again of [analyzeMessage(first.text), analyzeMessage(first.wireText)]) {
      assert.equal(again.text, first.text);
      assert.equal(again.wireText, first.wireText);
      assert.equal(again.units, first.units);
      assert.deepEqual(again.replacements, []);
      assert.deepEqual(again.unsupported, []);
    }
  });
});

test("replacing twice is replacing once, where no mark is left over for the letter that was put in", () => {
  always(text, (source) => {
    const once = replaceCharacters(source).text;
    fc.pre(once.normalize("NFC") === once);
    assert.deepEqual(replaceCharacters(once), { text: once, replacements: [] });
  });
});

test("composed and decomposed spelling agree", () => {
  always(text, options, (source, given) => {
    const [nfc, nfd] = (["NFC", "NFD"] as const).map((form) => source.normalize(form));
    fc.pre(given.profile !== "standard" && ordinary(nfd ?? ""));
    const facts = (spelling = "") => {
      const { text: arrives, wireText, units, segments, encoding } = analyzeMessage(spelling, given);
      return { arrives, wireText, units, segments, encoding };
    };
    assert.deepEqual(facts(nfd), facts(nfc));
    assert.deepEqual(facts(source), facts(nfc));
  });
});

test("replacements and unsupported characters stand in the source where they are said to, in its order", () => {
  always(text, options, (source, given) => {
    const { replacements, unsupported } = analyzeMessage(source, given);
    let end = 0;
    for (const { index, character } of unsupported) {
      assert.ok(index >= end && character.length > 0);
      end = index + character.length;
      assert.equal(source.slice(index, end), character);
    }
    for (const { index, from } of replacements) assert.ok(source.slice(index).normalize("NFC").startsWith(from));
    assert.deepEqual(
      replacements.map(({ index }) => index),
      replacements.map(({ index }) => index).toSorted((a, b) => a - b),
    );
  });
});

test("after the suggestions are applied none is left, and what had none still stands", () => {
  always(text, (source) => {
    const applied = applySuggestions(source);
    const { unsupported } = analyzeMessage(applied);
    assert.ok(unsupported.every(({ suggestion }) => suggestion === undefined));
    assert.equal(applySuggestions(applied), applied);
  });
});

test("no string of UTF-16 units makes anything throw", () => {
  const anything = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 400 }).map((units) => {
    return String.fromCharCode(...units);
  });
  always(anything, anything, options, (source, stop, given) => {
    analyzeMessage(source, { ...given, stop });
    countSegments(source, { ...given, stop });
    replaceCharacters(source);
    applySuggestions(source);
  });
});

/** Texts long enough to be near a boundary, in modes that can send all of them. */
const sendable = fc
  .array(fc.constantFrom("a", "é", "€", "\n", "œ", "a".repeat(50), "a".repeat(151), "😀"), {
    minLength: 1,
    maxLength: 12,
  })
  .map((pieces) => pieces.join(""));
const savings = fc.record({
  mode: fc.constantFrom("gsm", "unicode"),
  profile: fc.constantFrom("smspartner", "standard"),
  stop: fc.constantFrom(false, true, " STOP au 36111", "\nSTOP €"),
}) satisfies fc.Arbitrary<AnalysisOptions>;

test("as many one-unit characters as unitsLeft says fit, and not one more", () => {
  always(sendable, savings, (source, given) => {
    const { unitsLeft, segments } = analyzeMessage(source, given);
    const needed = (more: number) => countSegments(source + "x".repeat(more), given).segments;
    assert.ok(unitsLeft >= 0);
    assert.equal(needed(unitsLeft), Math.max(segments.length, 1));
    assert.equal(needed(unitsLeft + 1), Math.max(segments.length, 1) + 1);
  });
});

test("without the last unitsToSaveOne units one SMS fewer is needed, with one character more of them it is not", () => {
  always(sendable, savings, (source, given) => {
    const { unitsToSaveOne, segments, text: arrives, stopMention } = analyzeMessage(source, given);
    const characters = Array.from(arrives.slice(0, arrives.length - stopMention.length));
    const unitsOf = (written: string[]) => countSegments(written.join(""), { ...given, stop: false }).units;
    const needed = (written: string[]) => countSegments(written.join(""), given).segments;
    if (segments.length < 2) {
      assert.equal(unitsToSaveOne, 0);
      return;
    }
    const all = unitsOf(characters);
    let kept = characters.length;
    while (all - unitsOf(characters.slice(0, kept)) < unitsToSaveOne) kept--;
    assert.equal(all - unitsOf(characters.slice(0, kept)), unitsToSaveOne, "whole characters");
    assert.equal(needed(characters.slice(0, kept)), segments.length - 1);
    assert.equal(needed(characters.slice(0, kept + 1)), segments.length);
  });
});
