import assert from "node:assert/strict";
import { test } from "node:test";
import { easterSunday, isPublicHoliday } from "./public-holidays.ts";

/** Easter Sundays from calendars in print. */
const WELL_KNOWN = [
  "1818-03-22",
  "1943-04-25",
  "1961-04-02",
  "1981-04-19",
  "1999-04-04",
  "2000-04-23",
  "2001-04-15",
  "2002-03-31",
  "2005-03-27",
  "2008-03-23",
  "2010-04-04",
  "2011-04-24",
  "2016-03-27",
  "2018-04-01",
  "2019-04-21",
  "2020-04-12",
  "2021-04-04",
  "2022-04-17",
  "2023-04-09",
  "2024-03-31",
  "2025-04-20",
  "2026-04-05",
  "2027-03-28",
  "2030-04-21",
  "2038-04-25",
  "2049-04-18",
  "2050-04-10",
  "2076-04-19",
  "2100-03-28",
];

/** Gauss's rule of 1816 with its two exceptions, for 1900 to 2199 (M = 24, N = 5 or 6): another road to the same day. */
function gaussEaster(year: number): string {
  const n = year < 2100 ? 5 : 6;
  const d = (19 * (year % 19) + 24) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  let days = 22 + d + e;
  if (days === 57 || (days === 56 && d === 28 && year % 19 > 10)) days -= 7;
  return new Date(Date.UTC(year, 2, days)).toJSON().slice(0, 10);
}

const years = Array.from({ length: 101 }, (_, index) => 2000 + index);
const onDay = (iso: string) => isPublicHoliday(new Date(iso));
const daysAfter = (iso: string, days: number) => {
  const date = new Date(iso);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toJSON().slice(0, 10);
};

test("Easter falls where printed calendars have it", () => {
  for (const iso of WELL_KNOWN)
    assert.equal(
      easterSunday(Number(iso.slice(0, 4)))
        .toJSON()
        .slice(0, 10),
      iso,
    );
});

test("Easter from 2000 to 2100 agrees with Gauss's rule", () => {
  for (const year of years) assert.equal(easterSunday(year).toJSON().slice(0, 10), gaussEaster(year));
});

test("each year from 2000 to 2100 has the eleven holidays of the list and no other", () => {
  for (const year of years) {
    const easter = gaussEaster(year);
    const expected = [
      `${year}-01-01`,
      daysAfter(easter, 1),
      `${year}-05-01`,
      `${year}-05-08`,
      daysAfter(easter, 39),
      daysAfter(easter, 50),
      `${year}-07-14`,
      `${year}-08-15`,
      `${year}-11-01`,
      `${year}-11-11`,
      `${year}-12-25`,
    ];
    const found: string[] = [];
    for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = daysAfter(day, 1))
      if (onDay(day)) found.push(day);
    assert.deepEqual(found, [...new Set(expected)].sort());
  }
});

test("Easter Monday, Ascension and Whit Monday of 2026", () => {
  assert.deepEqual(["2026-04-06", "2026-05-14", "2026-05-25"].map(onDay), [true, true, true]);
});

test("Easter Sunday, Good Friday, Whit Sunday and 26 December are none in metropolitan France", () => {
  assert.deepEqual(["2026-04-05", "2026-04-03", "2026-05-24", "2026-12-26"].map(onDay), [false, false, false, false]);
});
