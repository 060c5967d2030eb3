const DAY = 86_400_000;

/** 1 January, 1 May, 8 May, 14 July, 15 August, 1 November, 11 November, 25 December. */
const FIXED = ["1-1", "5-1", "5-8", "7-14", "8-15", "11-1", "11-11", "12-25"];

/** Easter Monday, Ascension and Whit Monday, in days after Easter Sunday. */
const MOVABLE = [1, 39, 50];

/**
 * Easter Sunday of a year of the Gregorian calendar, as midnight UTC
 * (the anonymous computus published by Meeus, "Astronomical Algorithms", chapter 8).
 */
export function easterSunday(year: number): Date {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - (b >> 2) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * (c >> 2) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return new Date(Date.UTC(year, 2, h + l - 7 * m + 22));
}

/** Whether a day, given as its midnight UTC, is a public holiday of metropolitan France. */
export function isPublicHoliday(day: Date): boolean {
  const easter = easterSunday(day.getUTCFullYear()).getTime();
  return (
    FIXED.includes(`${day.getUTCMonth() + 1}-${day.getUTCDate()}`) || MOVABLE.includes((day.getTime() - easter) / DAY)
  );
}
