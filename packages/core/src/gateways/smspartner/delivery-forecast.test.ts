import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { forecastDelivery } from "./delivery-forecast.ts";
import { fromParisDay, parisTime } from "../../time/paris-time.ts";
import { isPublicHoliday } from "../../time/public-holidays.ts";

/** `2026-11-23 19:59`, Europe/Paris. */
const paris = (text: string) => fromParisDay(text.slice(0, 10), Number(text.slice(11, 13)), Number(text.slice(14)));

const CASES: readonly (readonly [when: string, what: string, deliveredAt: string, heldBecause?: string])[] = [
  ["the window opens", "2026-11-23 08:00", "2026-11-23 08:00"],
  ["the window's last minute", "2026-11-23 19:59", "2026-11-23 19:59"],
  ["the window closes", "2026-11-23 20:00", "2026-11-24 08:00", "night"],
  ["before midnight", "2026-11-23 23:59", "2026-11-24 08:00", "night"],
  ["after midnight", "2026-11-24 00:00", "2026-11-24 08:00", "night"],
  ["the minute before it opens", "2026-11-24 07:59", "2026-11-24 08:00", "night"],
  ["Saturday is a business day", "2026-11-28 12:00", "2026-11-28 12:00"],
  ["Saturday night", "2026-11-28 20:00", "2026-11-30 08:00", "night"],
  ["Sunday, first minute", "2026-11-29 00:00", "2026-11-30 08:00", "sunday"],
  ["Sunday noon", "2026-11-29 12:00", "2026-11-30 08:00", "sunday"],
  ["Sunday night", "2026-11-29 23:59", "2026-11-30 08:00", "sunday"],
  ["Monday before dawn", "2026-11-30 03:00", "2026-11-30 08:00", "night"],
  ["a holiday", "2026-12-25 12:00", "2026-12-26 08:00", "holiday"],
  ["a holiday before dawn", "2026-12-25 05:00", "2026-12-26 08:00", "holiday"],
  ["a holiday's night", "2026-12-25 21:00", "2026-12-26 08:00", "holiday"],
  ["the eve of a holiday", "2026-12-24 20:30", "2026-12-26 08:00", "night"],
  ["Saturday night before Easter Monday", "2026-04-04 20:00", "2026-04-07 08:00", "night"],
  ["Easter Sunday", "2026-04-05 12:00", "2026-04-07 08:00", "sunday"],
  ["Easter Monday", "2026-04-06 12:00", "2026-04-07 08:00", "holiday"],
  ["Ascension Day", "2026-05-14 12:00", "2026-05-15 08:00", "holiday"],
  ["Whit Monday", "2026-05-25 12:00", "2026-05-26 08:00", "holiday"],
  ["8 May and Ascension in one week, first", "2024-05-08 12:00", "2024-05-10 08:00", "holiday"],
  ["8 May and Ascension in one week, second", "2024-05-09 12:00", "2024-05-10 08:00", "holiday"],
  ["a Sunday that is a holiday", "2026-11-01 12:00", "2026-11-02 08:00", "sunday"],
  ["a holiday on a Saturday", "2026-08-15 12:00", "2026-08-17 08:00", "holiday"],
  ["New Year's Eve", "2026-12-31 22:00", "2027-01-02 08:00", "night"],
  ["New Year's Day on a Saturday", "2028-01-01 09:00", "2028-01-03 08:00", "holiday"],
  ["the night that loses an hour", "2026-03-28 20:00", "2026-03-30 08:00", "night"],
  ["Monday after that night", "2026-03-30 08:00", "2026-03-30 08:00"],
  ["the night that gains an hour", "2026-10-24 20:00", "2026-10-26 08:00", "night"],
];

for (const [when, at, deliveredAt, heldBecause] of CASES) {
  test(`a commercial message at ${at}: ${when}`, () => {
    const expected = { deliveredAt: paris(deliveredAt), ...(heldBecause && { heldBecause }) };
    assert.deepEqual(forecastDelivery({ at: paris(at), commercial: true }), expected);
  });
}

test("19:59:59.999 goes now and 20:00:00.000 is held", () => {
  const closing = paris("2026-11-23 20:00");
  const before = new Date(closing.getTime() - 1);
  assert.deepEqual(forecastDelivery({ at: before, commercial: true }), { deliveredAt: before });
  assert.equal(forecastDelivery({ at: closing, commercial: true }).heldBecause, "night");
});

test("in summer and in winter the window is that of Paris, wherever the machine stands", () => {
  assert.equal(forecastDelivery({ at: new Date("2026-07-15T06:00Z"), commercial: true }).heldBecause, undefined);
  assert.equal(forecastDelivery({ at: new Date("2026-12-15T06:00Z"), commercial: true }).heldBecause, "night");
  const morning = forecastDelivery({ at: new Date("2026-07-15T18:00Z"), commercial: true });
  assert.equal(morning.deliveredAt.toJSON(), "2026-07-16T06:00:00.000Z");
});

test("a message that is not commercial goes at once, on Sunday night too", () => {
  const at = paris("2026-11-29 23:00");
  assert.deepEqual(forecastDelivery({ at, commercial: false }), { deliveredAt: at });
});

test("an invalid date is a RangeError", () => {
  for (const commercial of [true, false]) {
    assert.throws(() => forecastDelivery({ at: new Date(NaN), commercial }), RangeError);
  }
});

test("whenever it is handed over, it goes in the window, and what goes in the window is not held", () => {
  const at = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(at, (date) => {
      const { deliveredAt, heldBecause } = forecastDelivery({ at: date, commercial: true });
      const { year, month, day, hour } = parisTime(deliveredAt);
      const calendarDay = new Date(Date.UTC(year, month - 1, day));
      assert.ok(hour >= 8 && hour < 20);
      assert.notEqual(calendarDay.getUTCDay(), 0);
      assert.ok(!isPublicHoliday(calendarDay));
      assert.equal(heldBecause === undefined, deliveredAt.getTime() === date.getTime());
      assert.ok(deliveredAt >= date);
      assert.deepEqual(forecastDelivery({ at: deliveredAt, commercial: true }), { deliveredAt });
    }),
  );
});
