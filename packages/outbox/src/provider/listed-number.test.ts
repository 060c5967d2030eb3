import assert from "node:assert/strict";
import { test } from "node:test";
import { listedNumber } from "./listed-number.ts";

test("a number that the API lists is found, with its plus or without, or as it is dialled in France", () => {
  for (const [listed, e164] of [
    ["+33612345678", "+33612345678"],
    ["0612345678", "+33612345678"],
    ["33612345678", "+33612345678"],
    ["262692123456", "+262692123456"],
    ["32470123456", "+32470123456"],
    ["", undefined],
    ["no number", undefined],
  ] as const) {
    assert.equal(listedNumber(listed), e164, listed);
  }
});
