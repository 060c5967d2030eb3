import assert from "node:assert/strict";
import { test } from "node:test";
import { newIdempotencyKey } from "../../draft/idempotency-key.ts";
import { portionKey } from "./portion-key.ts";

const UUID_V7 = /^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

test("each request of a send has a key of its own, always the same one, of the same time", () => {
  const key = newIdempotencyKey();
  const keys = Array.from({ length: 400 }, (_, portion) => portionKey(key, portion));
  assert.equal(keys[0], key);
  assert.equal(new Set(keys).size, 400);
  for (const [portion, each] of keys.entries()) {
    assert.match(each, UUID_V7);
    assert.equal(each.slice(0, 13), key.slice(0, 13));
    assert.equal(portionKey(key, portion), each);
  }
});

test("a send that goes on at a portion has the keys of that portion and those after it", () => {
  const keys = ["01234567-89ab-7def-8123-456789ffffff", newIdempotencyKey()];
  for (const key of keys)
    for (const [at, further] of [
      [1, 1],
      [3, 5],
      [200, 199],
    ] as const)
      assert.equal(portionKey(portionKey(key, at), further), portionKey(key, at + further));
});
