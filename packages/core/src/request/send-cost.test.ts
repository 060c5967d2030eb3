import assert from "node:assert/strict";
import { test } from "node:test";
import { costOf } from "./send-cost.ts";

const PRICES = { FR: { premium: 0.038, lowCost: 0.025 }, RE: { premium: 0.06 } };

test("SMS cost what their country costs, in the range of the send", () => {
  assert.deepEqual(costOf([["FR", 3]], PRICES), { cost: 0.114, unpriced: 0 });
  assert.deepEqual(costOf([["FR", 426]], PRICES, "lowCost"), { cost: 10.65, unpriced: 0 });
  const zones = [["FR", 10], ["RE", 2]] as const; // prettier-ignore
  assert.deepEqual(costOf(zones, PRICES), { cost: 0.5, unpriced: 0 });
});

test("SMS without a price are counted apart, and no cost is said where none has one", () => {
  const zones = [["FR", 10], ["BE", 2], [undefined, 1], ["constructor", 4]] as const; // prettier-ignore
  assert.deepEqual(costOf(zones, PRICES), { cost: 0.38, unpriced: 7 });
  assert.deepEqual(costOf([["RE", 2]], PRICES, "lowCost"), { unpriced: 2 });
  assert.deepEqual(costOf([], PRICES), { unpriced: 0 });
});

test("a price of nothing is a price", () => {
  assert.deepEqual(costOf([["FR", 5]], { FR: { premium: 0 } }), { cost: 0, unpriced: 0 });
});

test("what is no amount is no price, where a program in plain JavaScript hands it over", () => {
  for (const premium of [null, undefined, Number.NaN, Infinity, -0.01, "0.038", {}, true]) {
    const prices = { FR: { premium } as { premium: number }, BE: { premium: 0.1 } };
    assert.deepEqual(costOf([["FR", 5]], prices), { unpriced: 5 }, String(premium));
    assert.deepEqual(costOf([["FR", 5], ["BE", 1]], prices), { cost: 0.1, unpriced: 5 }); // prettier-ignore
  }
});
