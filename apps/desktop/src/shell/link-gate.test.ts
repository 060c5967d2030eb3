import assert from "node:assert/strict";
import { test } from "node:test";
import { createLinkGate } from "./link-gate.ts";

test("a flood of links is bounded: five in a minute, twenty in a day", () => {
  let now = Date.UTC(2026, 10, 23, 9, 0);
  const admit = createLinkGate(() => now);
  const flood = (links: number) => Array.from({ length: links }, admit).filter(Boolean).length;
  assert.equal(flood(60), 5);
  now += 61_000;
  assert.equal(flood(60), 5);
  for (let minutes = 0; minutes < 60; minutes++, now += 61_000) flood(60);
  assert.equal(flood(60), 0, "ten more, and no more today");
  now += 25 * 60 * 60_000;
  assert.equal(flood(60), 5);
});
