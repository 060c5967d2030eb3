import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromParisDay, fromParisTime, parisTime } from "./paris-time.ts";

const shown = (iso: string) => {
  const { year, month, day, hour, minute } = parisTime(new Date(iso));
  return [year, month, day, hour, minute];
};
const instant = (year: number, month: number, day: number, hour: number, minute: number) =>
  fromParisTime({ year, month, day, hour, minute }).toJSON();

test("Paris is one hour ahead of UTC in winter and two in summer", () => {
  assert.deepEqual(shown("2026-01-15T11:07:59Z"), [2026, 1, 15, 12, 7]);
  assert.deepEqual(shown("2026-07-15T10:07:00Z"), [2026, 7, 15, 12, 7]);
  assert.equal(instant(2026, 1, 15, 12, 7), "2026-01-15T11:07:00.000Z");
  assert.equal(instant(2026, 7, 15, 12, 7), "2026-07-15T10:07:00.000Z");
});

test("midnight is hour 0 of the new day", () => {
  assert.deepEqual(shown("2025-12-31T23:00:00Z"), [2026, 1, 1, 0, 0]);
  assert.equal(instant(2026, 1, 1, 0, 0), "2025-12-31T23:00:00.000Z");
});

test("the hour that spring leaves out is an hour later", () => {
  assert.deepEqual(shown("2026-03-29T00:59:00Z"), [2026, 3, 29, 1, 59]);
  assert.deepEqual(shown("2026-03-29T01:00:00Z"), [2026, 3, 29, 3, 0]);
  assert.equal(instant(2026, 3, 29, 1, 59), "2026-03-29T00:59:00.000Z");
  assert.equal(instant(2026, 3, 29, 2, 30), "2026-03-29T01:30:00.000Z");
  assert.equal(instant(2026, 3, 29, 3, 0), "2026-03-29T01:00:00.000Z");
});

test("of the hour that comes twice in autumn it is the first", () => {
  assert.deepEqual(shown("2026-10-25T00:30:00Z"), [2026, 10, 25, 2, 30]);
  assert.deepEqual(shown("2026-10-25T01:30:00Z"), [2026, 10, 25, 2, 30]);
  assert.equal(instant(2026, 10, 25, 1, 59), "2026-10-24T23:59:00.000Z");
  assert.equal(instant(2026, 10, 25, 2, 0), "2026-10-25T00:00:00.000Z");
  assert.equal(instant(2026, 10, 25, 2, 59), "2026-10-25T00:59:00.000Z");
  assert.equal(instant(2026, 10, 25, 3, 0), "2026-10-25T02:00:00.000Z");
});

test("fields beyond their range roll over", () => {
  assert.equal(instant(2026, 12, 31, 24, 0), "2026-12-31T23:00:00.000Z");
  assert.equal(instant(2026, 13, 1, 0, 0), "2026-12-31T23:00:00.000Z");
});

test("a day that the calendar does not have, or an hour that no clock shows, is an invalid date", () => {
  assert.equal(fromParisDay("2028-02-29", 8, 5).toJSON(), "2028-02-29T07:05:00.000Z");
  assert.equal(fromParisDay("2026-12-31", 24, 0).toJSON(), "2026-12-31T23:00:00.000Z");
  for (const [day, hour, minute] of [
    ["2026-02-29", 8, 0],
    ["2026-02-31", 8, 0],
    ["2026-13-01", 8, 0],
    ["2026-00-10", 8, 0],
    ["", 8, 0],
    ["undefined-undefined-undefined", 8, 0],
    ["2026-02-28", 25, 0],
    ["2026-02-28", -1, 0],
    ["2026-02-28", NaN, 0],
    ["2026-02-28", 8, 60],
    ["2026-02-28", 8, -1],
    ["2026-02-28", 8, NaN],
  ] as const) {
    assert.equal(fromParisDay(day, hour, minute).toJSON(), null, `${day} ${hour}:${minute}`);
  }
});

test("what is no figure gives an invalid date, and an invalid date a RangeError", () => {
  assert.equal(instant(NaN, 1, 1, 0, 0), null);
  assert.equal(instant(1e9, 1, 1, 0, 0), null);
  assert.throws(() => parisTime(new Date(NaN)), RangeError);
});

test("every minute of two centuries comes back, but for the second hour in autumn", () => {
  const minutes = fc.date({ min: new Date("1980-01-01"), max: new Date("2180-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(minutes, (date) => {
      const minute = Math.floor(date.getTime() / 60_000) * 60_000;
      const back = fromParisTime(parisTime(date));
      const hoursLost = (minute - back.getTime()) / 3_600_000;
      assert.ok(hoursLost === 0 || hoursLost === 1, `${date.toJSON()} -> ${back.toJSON()}`);
      assert.deepEqual(parisTime(back), parisTime(date));
    }),
  );
});
