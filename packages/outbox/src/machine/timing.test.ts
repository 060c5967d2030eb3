import assert from "node:assert/strict";
import { test } from "node:test";
import { nextLateLookup, nextLookup, nextStatusCheck, nextTry } from "./timing.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test("an unknown send is looked up five times in ten minutes, then every half minute until a person is asked", () => {
  const times: number[] = [];
  for (let now = 0; times.length < 7; now = times.at(-1) ?? 0) times.push(nextLookup(0, now));
  assert.deepEqual(times, [5_000, 30_000, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 10.5 * MINUTE, 11 * MINUTE]);
});

test("a send that a person was asked about is looked up hourly for 48 hours", () => {
  assert.equal(nextLateLookup(0, 10 * MINUTE), HOUR + 10 * MINUTE);
  assert.equal(nextLateLookup(0, 47 * HOUR), 48 * HOUR);
  assert.equal(nextLateLookup(0, 47.5 * HOUR), undefined);
});

test("what never left is tried again after 5, 10, 20 seconds, at most five minutes apart", () => {
  assert.deepEqual(
    [0, 1, 2, 20, 2000].map((tries) => nextTry(tries, 0)),
    [5_000, 10_000, 20_000, 5 * MINUTE, 5 * MINUTE],
  );
});

test("delivery statuses are asked for often at first, hourly at most, and not after 48 hours", () => {
  let now = 0;
  const gaps: number[] = [];
  for (let next = nextStatusCheck(0, now); next !== undefined; next = nextStatusCheck(0, now)) {
    gaps.push(next - now);
    now = next;
  }
  assert.equal(gaps[0], 10_000);
  assert.deepEqual(
    gaps,
    gaps.toSorted((a, b) => a - b),
  );
  assert.equal(Math.max(...gaps), HOUR);
  assert.ok(now >= 48 * HOUR && now < 49 * HOUR);
  assert.ok(gaps.length < 75);
});

test("a scheduled send is asked about only after its time", () => {
  assert.equal(nextStatusCheck(5 * HOUR, 0), 5 * HOUR + 10_000);
});
