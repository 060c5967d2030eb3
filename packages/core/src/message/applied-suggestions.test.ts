import assert from "node:assert/strict";
import { test } from "node:test";
import { applySuggestions } from "../gateways/message-analysis.ts";
import { analyzeMessage } from "../gateways/message-analysis.ts";

test("each suggestion is written in, everything else stays as it was typed", () => {
  assert.equal(
    applySuggestions("“Œuvre”… n’a\u00a0pas\r\ne\u0301te\u0301 – ç ж 😀 m²\u200b :br: [~]"),
    '“OEuvre"... n’a pas\r\ne\u0301te\u0301 - ç ж 😀 m2 :br: [~]',
  );
});

test("a text without suggestions comes back as it was", () => {
  for (const text of ["", "Bonjour", "ça [x]", "😀ж\ud83d"]) assert.equal(applySuggestions(text), text);
});

test("afterwards nothing is suggested any more", () => {
  const text = applySuggestions("”„–—…•\u00a0\u202f‑′″ŒÏőł™ﬁＡ\tx\u0301\u0316y u\u030b 中😀");
  assert.deepEqual(
    analyzeMessage(text).unsupported.map(({ character }) => character),
    ["中", "😀"],
  );
  assert.equal(applySuggestions(text), text);
});

test("an invisible part of an emoji goes where the emoji itself is written otherwise, and stays with one that stays", () => {
  for (const [text, fixed] of [
    ["Marque®\ufe0f 2026", "Marque(R) 2026"],
    ["©\ufe0e Boutique", "(c) Boutique"],
    ["Nom™\ufe0f", "NomTM"],
    ["a\ufe0fb\u200dc", "abc"],
    ["a\u{e0100}b\u180bc", "abc"],
    ["\ufe0f\u200da", "a"],
    ["❤\ufe0f 👨\u200d👩", "❤\ufe0f 👨\u200d👩"],
  ] as const) {
    assert.equal(applySuggestions(text), fixed, JSON.stringify(text));
  }
});

test("the Greek mu is written as the micro sign arrives", () => {
  assert.equal(applySuggestions("5 \u03bcm"), "5 um");
});
