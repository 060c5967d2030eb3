import assert from "node:assert/strict";
import { test } from "node:test";
import { internationalDigits, optedOutOf } from "./opt-outs.ts";

const RECIPIENTS = ["+33612345678", "0798765432", "+4961234567890"];

test("who opted out is found however the number is written, in a list or by a function", async () => {
  for (const listed of [["06 12 34 56 78"], ["0033612345678"], ["33612345678", "+33611111111"]]) {
    assert.deepEqual(await optedOutOf(RECIPIENTS, listed), ["+33612345678"]);
    assert.deepEqual(await optedOutOf(RECIPIENTS, () => listed), ["+33612345678"]);
    assert.deepEqual(await optedOutOf(RECIPIENTS, async () => listed), ["+33612345678"]);
  }
  assert.deepEqual(await optedOutOf(RECIPIENTS, ["+33798765432", "4961234567890"]), ["0798765432", "+4961234567890"]);
});

test("without a source nobody opted out, and for nobody the source is not asked", async () => {
  assert.deepEqual(await optedOutOf(RECIPIENTS, undefined), []);
  assert.deepEqual(await optedOutOf([], () => assert.fail("it was asked")), []);
});

test("a source that fails is no empty list", async () => {
  await assert.rejects(
    optedOutOf(RECIPIENTS, () => Promise.reject(new Error("no answer"))),
    /no answer/,
  );
});

test("a number without its country's code is French", () => {
  assert.deepEqual(["06.12.34.56.78", "+33 6 12 34 56 78", "0033612345678"].map(internationalDigits), [
    "33612345678",
    "33612345678",
    "33612345678",
  ]);
});
