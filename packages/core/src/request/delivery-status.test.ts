import assert from "node:assert/strict";
import { test } from "node:test";
import { RECEIPT_HOURS, statusAt } from "./delivery-status.ts";
import type { DeliveryStatus } from "./delivery-status.ts";

const DELIVERED_AT = new Date("2026-11-23T08:00:00Z");
const after = (milliseconds: number) => new Date(DELIVERED_AT.getTime() + RECEIPT_HOURS * 3_600_000 + milliseconds);

test("what still waits 48 hours after its delivery time has no receipt, and not a moment earlier", () => {
  assert.equal(statusAt("waiting", DELIVERED_AT, after(-1)), "waiting");
  assert.equal(statusAt("waiting", DELIVERED_AT, after(0)), "unknown");
  assert.equal(statusAt("waiting", DELIVERED_AT, after(365 * 86_400_000)), "unknown");
});

test("a scheduled message does not grow old before its time", () => {
  assert.equal(statusAt("waiting", DELIVERED_AT, new Date("2026-01-01T00:00:00Z")), "waiting");
});

test("every other word of the gateway wins, whenever it comes", () => {
  const words: readonly DeliveryStatus[] = ["delivered", "not-delivered", "failed", "unknown"];
  for (const status of words) {
    for (const now of [DELIVERED_AT, after(0), after(1e9)]) assert.equal(statusAt(status, DELIVERED_AT, now), status);
  }
});
