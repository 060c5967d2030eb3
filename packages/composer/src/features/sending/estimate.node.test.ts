import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeMessage } from "@sms-composer/core/analysis";
import { DraftStore } from "../../draft/draft-store.ts";
import type { DraftOptions } from "../../draft/draft-options.ts";
import { countriesOf, estimate, type Prices } from "./estimate.ts";

const entries = [
  ...Array.from({ length: 214 }, (_, i) => ({ source: `f${i}`, e164: `+336${i}`, country: "FR" })),
  ...Array.from({ length: 18 }, (_, i) => ({ source: `b${i}`, e164: `+324${i}`, country: "BE" })),
  ...Array.from({ length: 4 }, (_, i) => ({ source: `r${i}`, e164: `+2626${i}`, country: "RE" })),
  { source: "satellite", e164: "+870123456789" },
  { source: "12", code: "too-short" as const },
];

function estimated(prices: Partial<Prices>, options: DraftOptions = {}, message = "Bonjour") {
  const store = new DraftStore(() => {});
  store.useAnalysis(analyzeMessage);
  store.put({ message, options, recipients: { entries, duplicates: 0 } });
  const sum = estimate(store.snapshot, { byCountry: {}, currency: "EUR", credits: undefined, ...prices });
  return { ...sum, ...(sum.cost !== undefined && { cost: Number(sum.cost.toFixed(4)) }) };
}

test("a price is that of its country, and the numbers of all others are counted apart", () => {
  const { snapshot } = (() => {
    const store = new DraftStore(() => {});
    store.useAnalysis(analyzeMessage);
    store.put({ message: "", options: {}, recipients: { entries, duplicates: 0 } });
    return store;
  })();
  assert.deepEqual(
    [...countriesOf(snapshot.recipients)],
    [
      ["FR", 214],
      ["BE", 18],
      ["RE", 4],
      ["", 1],
    ],
  );
  const france = { FR: { premium: 0.038, lowCost: 0.025 } };
  const sum = { segments: 1, recipients: 237, sms: 237 };
  assert.deepEqual(estimated({ byCountry: france }), { ...sum, cost: 8.132, unpriced: 23 });
  assert.deepEqual(estimated({ byCountry: { ...france, BE: { premium: 0.078 } } }), {
    ...sum,
    cost: 9.536,
    unpriced: 5,
  });
  assert.deepEqual(estimated({ byCountry: { ...france, BE: { premium: 0.078 } } }, { range: "lowCost" }), {
    ...sum,
    cost: 5.35,
    unpriced: 23,
  });
  assert.deepEqual(estimated({}), { ...sum, unpriced: 237 });
});

test("credits that do not suffice say for how many they do", () => {
  assert.equal(estimated({ credits: 237 }).affordable, undefined);
  assert.equal(estimated({ credits: 236 }).affordable, 236);
  assert.equal(estimated({ credits: 473 }, {}, "x".repeat(161)).affordable, 236);
  assert.equal(estimated({ credits: -4 }).affordable, 0);
});
