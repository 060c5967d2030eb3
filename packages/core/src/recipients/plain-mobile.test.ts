import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toE164 } from "../recipients.ts";
import { readPlainMobile } from "./plain-mobile.ts";

test("plain spellings of French mobiles are read, those overseas included", () => {
  for (const [cell, wanted] of [
    ["0612345678", "+33612345678"],
    ["06 12 34 56 78", "+33612345678"],
    ["06.12.34.56.78", "+33612345678"],
    ["+33612345678", "+33612345678"],
    ["+33 6 12 34 56 78", "+33612345678"],
    ["0692123456", "+262692123456"],
  ] as const) {
    assert.equal(readPlainMobile(cell, "FR"), wanted, cell);
  }
});

test("of every other text or country nothing is said", () => {
  for (const cell of [
    "",
    "06/12/2023 10:30",
    "06-12-2023 10",
    "06 12.34 56 78",
    "0142685300",
    "06123456789",
    "0700123456",
    "x",
  ]) {
    assert.equal(readPlainMobile(cell, "FR"), undefined, cell);
  }
  assert.equal(readPlainMobile("0612345678", "BE"), undefined);
});

test("what is read is what toE164 reads", () => {
  const pairs = fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 4, maxLength: 4 });
  const parts = [fc.constantFrom("06", "07", "+336", "+33 7"), fc.constantFrom("", " ", ".", "-"), pairs] as const;
  fc.assert(
    fc.property(...parts, fc.constantFrom("FR", "re"), (start, separator, digits, country) => {
      const cell = [start, ...digits.map((pair) => String(pair).padStart(2, "0"))].join(separator);
      const plain = readPlainMobile(cell, country);
      if (plain !== undefined) assert.equal(plain, toE164(cell, { country }), cell);
    }),
    { numRuns: 1000 },
  );
});
