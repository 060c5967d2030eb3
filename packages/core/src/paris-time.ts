/** A wall clock in Europe/Paris; months and days count from 1, hours from 0 to 23. */
export interface ParisTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const HOUR = 3_600_000;

// Making a formatter costs a hundred times more than using it.
let formatter: Intl.DateTimeFormat | undefined;

/**
 * What the clock shows in Paris at a moment.
 * @throws RangeError when the date is invalid.
 */
export function parisTime(date: Date): ParisTime {
  formatter ??= new Intl.DateTimeFormat("en", {
    timeZone: "Europe/Paris",
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatter.formatToParts(date)) shown[type] = Number(value);
  const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN } = shown;
  return { year, month, day, hour, minute };
}

/**
 * The moment at which the clock in Paris shows this. Of an hour that comes twice in autumn, the first;
 * in the hour that spring leaves out, as many minutes later as it is long (Temporal's `compatible`).
 * Fields beyond their range roll over.
 */
export function fromParisTime({ year, month, day, hour, minute }: ParisTime): Date {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  // Paris is at most two hours ahead of UTC: the offset that holds then is the one before any change within the hour.
  return new Date(asUtc - offsetAt(asUtc - 2 * HOUR));
}

function offsetAt(time: number): number {
  if (Number.isNaN(time)) return time;
  const { year, month, day, hour, minute } = parisTime(new Date(time));
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(time / 60_000) * 60_000;
}
