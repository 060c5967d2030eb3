import { fromParisTime, parisTime } from "../../time/paris-time.ts";
import { isPublicHoliday } from "../../time/public-holidays.ts";

/** The reason why a commercial message waits. */
export type HeldBecause = "night" | "sunday" | "holiday";

/** The time at which a message goes out. */
export interface DeliveryForecast {
  readonly deliveredAt: Date;
  /** Absent when nothing holds it. */
  readonly heldBecause?: HeldBecause;
}

/**
 * The commercial window opens and closes at these hours, Europe/Paris; at 20:00:00 it is closed.
 * Source: docs/smspartner.md#commercial-hours.
 */
const OPENS = 8;
const CLOSES = 20;

/**
 * Forecasts when a message handed over (or scheduled) at `at` goes out. Commercial ones go from 08:00 to 20:00 in
 * Paris, on days that are neither Sunday nor public holiday in metropolitan France; outside, they are held until the
 * next such day's 08:00. The day comes before the hour: all of a Sunday says `sunday`, also when it is a holiday.
 * @throws RangeError when `at` is an invalid date.
 */
export function forecastDelivery({ at, commercial }: { at: Date; commercial: boolean }): DeliveryForecast {
  const { year, month, day, hour } = parisTime(at);
  const closedIn = (days: number): HeldBecause | undefined =>
    closedDay(new Date(Date.UTC(year, month - 1, day + days)));
  const heldBecause = closedIn(0) ?? (hour < OPENS || hour >= CLOSES ? "night" : undefined);
  if (!commercial || !heldBecause) return { deliveredAt: at };
  // 07:59 on an open day waits for the same day's morning.
  let days = hour < OPENS ? 0 : 1;
  while (closedIn(days)) days++;
  return { deliveredAt: fromParisTime({ year, month, day: day + days, hour: OPENS, minute: 0 }), heldBecause };
}

function closedDay(date: Date): HeldBecause | undefined {
  if (date.getUTCDay() === 0) return "sunday";
  return isPublicHoliday(date) ? "holiday" : undefined;
}
