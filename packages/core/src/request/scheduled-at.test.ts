import assert from "node:assert/strict";
import { test } from "node:test";
import { readScheduledAt } from "./scheduled-at.ts";

test("an ISO 8601 text with its offset is the time that it stands for", () => {
  for (const text of ["2026-12-01T08:05Z", "2026-12-01T09:05:00+01:00", "2026-12-01T03:05:00.000-05:00"]) {
    assert.deepEqual(readScheduledAt(text), new Date("2026-12-01T08:05:00Z"));
  }
});

test("any other text is an invalid date, also one that each machine would read in its own way", () => {
  for (const text of [
    "",
    "2026-12-01T08:05",
    "2026-12-01",
    "2026-02-31T08:05Z",
    "2026-12-01T25:05Z",
    "1 Dec 2026 08:05 GMT",
  ]) {
    assert.deepEqual(readScheduledAt(text), new Date(NaN), text);
  }
});

test("what is no text is left as it is", () => {
  const date = new Date();
  for (const value of [date, undefined, null, 7, {}]) assert.equal(readScheduledAt(value), value);
});
