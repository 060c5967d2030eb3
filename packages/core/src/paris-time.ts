/** A wall clock in Europe/Paris; months and days count from 1, hours from 0 to 23. */
export interface ParisTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const MINUTE = 60_000;
const TWO_HOURS = 120 * MINUTE;

// Making a formatter takes a hundred times longer than using it.
let formatter: Intl.DateTimeFormat | undefined;

/**
 * What the clock in Paris shows at a moment after 1911, when its time became a whole number of hours.
 * @throws RangeError when the date is invalid.
 */
export function parisTime(date: Date): ParisTime {
  formatter ??= new Intl.DateTimeFormat("en", {
    timeZone: "Europe/Paris",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const shown = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  for (const { type, value } of formatter.formatToParts(date))
    if (type in shown) Object.assign(shown, { [type]: +value });
  return shown;
}

/**
 * The moment at which the clock in Paris shows this; an invalid `Date` when a figure is none. Of the hour that comes
 * twice in autumn, the first; in the hour that spring leaves out, as much later as that hour is long (the way of
 * Temporal's `compatible`). Fields beyond their range roll over.
 */
export function fromParisTime({ year, month, day, hour, minute }: ParisTime): Date {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const before = new Date(asUtc - TWO_HOURS);
  if (Number.isNaN(before.getTime())) return before;
  // Paris is one or two hours ahead of UTC. What holds two hours before is what held before a change in this hour.
  const shown = parisTime(before);
  const ahead = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute) - before.getTime();
  return new Date(asUtc - ahead);
}

/** The same from a day of the calendar (`2026-12-31`) and figures; an invalid `Date` when there is no such day or time. */
export function fromParisDay(isoDay: string, hour: number, minute: number): Date {
  const exists = new Date(isoDay).toJSON()?.startsWith(isoDay) && hour >= 0 && hour <= 24 && minute >= 0 && minute < 60;
  const [year = NaN, month = NaN, day = NaN] = exists ? isoDay.split("-").map(Number) : [];
  return fromParisTime({ year, month, day, hour, minute });
}
