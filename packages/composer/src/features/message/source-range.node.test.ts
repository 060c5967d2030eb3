import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeMessage } from "@sms-composer/core/segments";
import { withoutUnsupported } from "./source-range.ts";
import { unsupportedParts } from "./unsupported-parts.ts";

const fix = (text: string, isMeant?: (character: string) => boolean) =>
  withoutUnsupported(text, unsupportedParts(text, analyzeMessage(text)), isMeant);

test("what is left out takes the blank beside it along", () => {
  for (const [text, fixed] of [
    ["🎉 Promo", "Promo"],
    ["Promo 🎉", "Promo"],
    ["a 🎉 b", "a b"],
    ["a ❤\ufe0f b", "a b"],
    ["a 🎉\nb", "a\nb"],
    ["a\n🎉 b", "a\nb"],
    ["a🎉b", "ab"],
    ["a 🎉, b", "a , b"],
    ["a  b", "a  b"],
  ] as const) {
    assert.equal(fix(text), fixed, JSON.stringify(text));
  }
});

test("quotation marks are straight on both sides or on none", () => {
  assert.equal(fix("C’est “Noël” !"), 'C’est "Noël" !');
  assert.equal(fix("C’est “Noël !"), "C’est “Noël !");
});

test("only what is meant is put right", () => {
  assert.equal(
    fix("🎉 a … 😀", (character) => character === "…"),
    "🎉 a ... 😀",
  );
});
