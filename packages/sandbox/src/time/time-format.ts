import { parisTime } from "@sms-composer/core/forecast";

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Writes a time as the API does: `2018-08-18 20:00:00`, on the clock of Paris. */
export function toApiTime(at: number): string {
  const date = new Date(at);
  const { year, month, day, hour, minute } = parisTime(date);
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(date.getUTCSeconds())}`;
}

/** Writes a time as seconds since 1970, in a string, as the lists of statuses have it. */
export function toUnixTime(at: number): string {
  return String(Math.floor(at / 1000));
}
