import assert from "node:assert/strict";
import { test } from "node:test";
import { createRateLimit, isLongerThan, limitOf } from "./call-limits.ts";
import { CALL_NAMES } from "./calls.ts";

test("so many calls at once, and then as many as the time since allows", () => {
  let now = 0;
  const admit = createRateLimit({ burst: 3, perMinute: 6, characters: 0 }, () => now);
  const admitted = () => Array.from({ length: 10 }, admit).filter(Boolean).length;
  assert.equal(admitted(), 3);
  now += 9_999;
  assert.equal(admitted(), 0);
  now += 1;
  assert.equal(admitted(), 1);
  now += 3_600_000;
  assert.equal(admitted(), 3, "no more than at first");
});

test("all strings of an argument count, however deep, and their names", () => {
  const list = { rows: [["12345", "67890"], ["x"]], name: undefined, at: new Date(0), n: 1 };
  assert.equal(isLongerThan(list, 30), false);
  assert.equal(isLongerThan(list, 20), true);
  assert.equal(isLongerThan("12345", 5), false);
  assert.equal(isLongerThan("123456", 5), true);
  assert.equal(isLongerThan(Array(1000).fill([]), 100), true, "what is empty as well");
  assert.equal(isLongerThan(undefined, 0), false);
});

test("every call is limited; a hundred thousand rows fit where they belong", () => {
  const rows = Array.from({ length: 100_000 }, (_, n) => [`Prénom ${n}`, `06 12 34 ${n}`, "9 h 30, rue des Lilas"]);
  for (const name of CALL_NAMES) {
    const { burst, perMinute, characters } = limitOf(name);
    assert.ok(burst <= 300 && perMinute <= 3_000, name);
    assert.ok(characters <= 30_000_000, name);
    if (["send", "saveDraftList", "importContacts"].includes(name))
      assert.ok(!isLongerThan({ rows }, characters), name);
  }
});
