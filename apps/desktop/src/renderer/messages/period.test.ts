import assert from "node:assert/strict";
import { test } from "node:test";
import { boundsOf, type Period } from "./period.ts";

const NO_DAYS = { from: "", to: "" };
const at = (text: string) => new Date(text).getTime();

test("a period of the history begins and ends at midnight of this computer, over the turn of the year as well", () => {
  const now = new Date("2027-01-03T15:20:00");
  const bounds: [Period, ReturnType<typeof boundsOf>][] = [
    ["all", {}],
    ["today", { since: at("2027-01-03T00:00:00") }],
    ["week", { since: at("2026-12-28T00:00:00") }],
    ["month", { since: at("2027-01-01T00:00:00") }],
    ["lastMonth", { since: at("2026-12-01T00:00:00"), until: at("2027-01-01T00:00:00") }],
    ["year", { since: at("2027-01-01T00:00:00") }],
  ];
  for (const [period, wanted] of bounds) assert.deepEqual(boundsOf(period, now, NO_DAYS), wanted, period);
});

test("of two days both are included, either may be missing, and what is no day bounds nothing", () => {
  const now = new Date("2026-11-29T12:00:00");
  const between = (from: string, to: string) => boundsOf("between", now, { from, to });
  assert.deepEqual(between("2026-10-24", "2026-10-25"), {
    since: at("2026-10-24T00:00:00"),
    until: at("2026-10-26T00:00:00"),
  });
  assert.deepEqual(between("2026-10-24", ""), { since: at("2026-10-24T00:00:00") });
  assert.deepEqual(between("", "2026-12-31"), { until: at("2027-01-01T00:00:00") });
  assert.deepEqual(between("tomorrow", "2026"), {});
});
