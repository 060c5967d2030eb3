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
  assert.equal(internationalDigits("01 42 00 00 00"), "33142000000");
  assert.deepEqual(["06.12.34.56.78", "+33 6 12 34 56 78", "0033612345678"].map(internationalDigits), [
    "33612345678",
    "33612345678",
    "33612345678",
  ]);
});

test("who opted out overseas is found by the number that is dialled there", async () => {
  const recipients = ["+262692123456", "+590690123456", "+262639123456", "+262709201234", "+508708451234"];
  for (const listed of [
    ["0692 12 34 56", "0690123456", "06 39 12 34 56", "07.09.20.12.34", "0708451234"],
    ["+33 692 12 34 56", "0033690123456", "33639123456", "+33 7 09 20 12 34", "+33 (0)708 45 12 34"],
    ["+262 (0)692 12 34 56", "+590 0690 12 34 56", "2620639123456", "00262709201234", "508708451234"],
  ])
    assert.deepEqual(await optedOutOf(recipients, listed), recipients);
});

test("who opted out is found whichever digits the number is written in", async () => {
  assert.deepEqual(await optedOutOf(["+33612345678"], ["०६ १२ ३४ ५६ ७८"]), ["+33612345678"]);
});

test("who opted out is found behind a zero in brackets or a direction mark, and where a country's numbers are short", async () => {
  const recipients = ["+33612345678", "+32470123456", "+687781234"];
  const listed = ["+33 (0)6 12 34 56 78", "\u202a0032 470 12 34 56\u202c", "687781234"];
  assert.deepEqual(await optedOutOf(recipients, listed), recipients);
  assert.deepEqual(await optedOutOf(recipients, ["+330612345678", "+32 (0)470 12 34 56"]), recipients.slice(0, 2));
});
