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
 * The clock of Paris at a time after 1911, when its time became a whole number of hours from UTC.
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
  const parts = formatter.formatToParts(date).map(({ type, value }) => [type, Number(value)] as const);
  const { year, month, day, hour, minute } = Object.fromEntries(parts) as unknown as ParisTime; // all asked for above
  return { year, month, day, hour, minute };
}

function asUtc({ year, month, day, hour, minute }: ParisTime): number {
  return Date.UTC(year, month - 1, day, hour, minute);
}

/**
 * The time at which the clock in Paris shows this; an invalid `Date` when a number is none. Of the hour that comes
 * twice in autumn, the first; in the hour that spring leaves out, as much later as that hour is long (the way of
 * Temporal's `compatible`). Fields beyond their range roll over.
 */
export function fromParisTime(time: ParisTime): Date {
  const before = new Date(asUtc(time) - TWO_HOURS);
  if (Number.isNaN(before.getTime())) return before;
  // Paris is one or two hours ahead of UTC. What holds two hours before is what held before a change in this hour.
  const ahead = asUtc(parisTime(before)) - before.getTime();
  return new Date(asUtc(time) - ahead);
}

/** The same from a day of the calendar (`2026-12-31`) and numbers; an invalid `Date` when there is no such day or time. */
export function fromParisDay(isoDay: string, hour: number, minute: number): Date {
  const exists = new Date(isoDay).toJSON()?.startsWith(isoDay) && hour >= 0 && hour <= 24 && minute >= 0 && minute < 60;
  const [year = NaN, month = NaN, day = NaN] = exists ? isoDay.split("-").map(Number) : [];
  return fromParisTime({ year, month, day, hour, minute });
}
