import assert from "node:assert/strict";
import { test } from "node:test";
import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { replaceCharacters, toPlatform } from "./platform-text.ts";

/** What becomes of a text, and what its listener heard. */
function listened(written: string, encoding: Encoding, profile?: AnalysisOptions["profile"]) {
  const changes: [index: number, from: string, to: string | undefined][] = [];
  const result = toPlatform(written, encoding, profile, (index, from, to) => void changes.push([index, from, to]));
  return { ...result, changes };
}

test("GSM mode at the vendor's replaces, leaves out what cannot be sent, and hears of both in order", () => {
  const { text, wireText, complete, changes } = listened("Çà, c’est ж 1~2", "gsm", "smspartner");
  assert.ok(!complete);
  assert.equal(text, "Çà, c'est  12");
  assert.equal(wireText, text);
  assert.deepEqual(changes, [
    [5, "’", "'"],
    [10, "ж", undefined],
    [13, "~", ""],
  ]);
});

test("Unicode mode at the vendor's replaces nothing and leaves out lone surrogates", () => {
  const { text, changes } = listened("ç ’ ж 😀 \ud83d.\ude00", "unicode");
  assert.equal(text, "ç ’ ж 😀 .");
  assert.deepEqual(changes, [
    [9, "\ud83d", undefined],
    [11, "\ude00", undefined],
  ]);
});

test("the standard profile leaves the text as it stands: GSM only leaves out what has no code", () => {
  const gsm = listened("ä[€]\r\n:br:ç’e\u0301", "gsm", "standard");
  assert.equal(gsm.text, "ä[€]\r\n:br:e");
  assert.equal(gsm.wireText, gsm.text);
  assert.deepEqual(gsm.changes, [
    [10, "ç", undefined],
    [11, "’", undefined],
    [13, "\u0301", undefined],
  ]);
  const unicode = listened("ç’e\u0301 😀 \ud83d", "unicode", "standard");
  assert.equal(unicode.text, "ç’e\u0301 😀 \ufffd", "no encoding has a lone surrogate");
  assert.deepEqual(unicode.changes, []);
});

test("a text is complete when nothing had to be left out", () => {
  assert.ok(toPlatform("L’été [~]", "gsm", undefined).complete, "replaced is not left out");
  assert.ok(!toPlatform("L’été", "gsm", "standard").complete);
  assert.ok(toPlatform("ж", "unicode", undefined).complete);
  assert.ok(!toPlatform("\ud83d", "unicode", undefined).complete);
});

test("the wire has tokens for line breaks and the euro sign, and the platform makes them of the wire again", () => {
  const { text, wireText } = toPlatform("5 €\nÀ bientôt\r\n", "gsm", undefined);
  assert.equal(wireText, "5 :euro::br:A bientot:br:");
  assert.equal(text, "5 €\nA bientot\n");
});

for (const [typed, wire, arrives] of [
  [":br:", ":br:", "\n"],
  [":euro:", ":euro:", "€"],
  [":b|r:", ":br:", "\n"],
  [":êuro:", ":euro:", "€"],
  [":br\n", ":br:br:", "\nbr:"],
  [":euro\n", ":euro:br:", "€br:"],
  ["::br::", "::br::", ":\n:"],
  [":br:br:", ":br:br:", "\nbr:"],
  [":br", ":br", ":br"],
  [":BR:", ":BR:", ":BR:"],
  ["\nbr:", ":br:br:", "\nbr:"],
  ["€br:", ":euro:br:", "€br:"],
] as const) {
  test(`${JSON.stringify(typed)} is ${wire} on the wire and arrives as ${JSON.stringify(arrives)}`, () => {
    const { text, wireText } = toPlatform(typed, "gsm", undefined);
    assert.deepEqual({ wireText, text }, { wireText: wire, text: arrives });
  });
}

test("replaceCharacters applies the vendor's table alone and says where each replacement stands in the source", () => {
  assert.deepEqual(replaceCharacters("L’e\u0302tre\r\n😀 œ"), {
    text: "L'etre\n😀 oe",
    replacements: [
      { index: 1, from: "’", to: "'" },
      { index: 2, from: "ê", to: "e" },
      { index: 12, from: "œ", to: "oe" },
    ],
  });
});

test("replaceCharacters leaves alone what is in neither table, and tokens", () => {
  const text = "ж \t…\ud83d\x1b:br:€ Ça";
  assert.deepEqual(replaceCharacters(text), { text, replacements: [] });
});
