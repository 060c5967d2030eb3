import assert from "node:assert/strict";
import { test } from "node:test";
import { amountOf, toDecimal, toNumber } from "./money.ts";

test("sums of prices are exact", () => {
  const sum = Array.from({ length: 1000 }, () => amountOf("0.038")).reduce((one, other) => one + other, 0);
  assert.equal(toNumber(sum), 38);
  assert.equal(toNumber(amountOf(0.1) + amountOf(0.2)), 0.3);
});

test("an amount reads numbers and decimals, and nothing else", () => {
  assert.equal(amountOf(12), 12_000_000);
  assert.equal(amountOf("0.9"), 900_000);
  for (const wrong of ["", "-1", "1,5", "1e3", "0.1234567", "NaN", "12345678901", Number.NaN, -3]) {
    assert.throws(() => amountOf(wrong), RangeError, String(wrong));
  }
});

test("a balance has three decimals, more only when needed", () => {
  assert.equal(toDecimal(amountOf("0.9")), "0.900");
  assert.equal(toDecimal(0), "0.000");
  assert.equal(toDecimal(amountOf("1204.5")), "1204.500");
  assert.equal(toDecimal(amountOf("0.0385")), "0.0385");
  assert.equal(toDecimal(1), "0.000001");
});
