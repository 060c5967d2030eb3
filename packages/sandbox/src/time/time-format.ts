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

/** Writes a time as ISO 8601 with an offset of Paris: `2021-10-05T10:00:00+0200`. */
export function toIsoTime(at: number): string {
  const { year, month, day, hour, minute } = parisTime(new Date(at));
  const offset = Math.round((Date.UTC(year, month - 1, day, hour, minute) - at) / 3_600_000);
  return `${toApiTime(at).replace(" ", "T")}+${two(offset)}00`;
}

/** Writes a time as seconds since 1970, in a string, as the lists of statuses have it. */
export function toUnixTime(at: number): string {
  return String(Math.floor(at / 1000));
}
