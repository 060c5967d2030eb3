import assert from "node:assert/strict";
import { test } from "node:test";
import { newIdempotencyKey } from "./idempotency-key.ts";

const UUID_V7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

test("a key is a UUID of version 7 that begins with its time", () => {
  const now = Date.UTC(2026, 10, 29);
  for (let i = 0; i < 1000; i++) assert.match(newIdempotencyKey(), UUID_V7);
  assert.equal(Number.parseInt(newIdempotencyKey(now).replaceAll("-", "").slice(0, 12), 16), now);
});

test("two keys differ, in the same millisecond too", () => {
  const keys = Array.from({ length: 1000 }, () => newIdempotencyKey(1));
  assert.equal(new Set(keys).size, 1000);
});
