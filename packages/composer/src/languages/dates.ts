import type { Formats } from "./formats.ts";

/** The parts of a date and a time, by their names in `Intl`. */
export type DateParts = Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>>;

/**
 * The date and time on the clock of Europe/Paris.
 * @param say writes it in a language that says it otherwise than `Intl` does; with a clock of twelve hours `Intl` does
 */
export function dateText({ tag }: Formats, date: Date, say?: (parts: DateParts) => string): string {
  const format = new Intl.DateTimeFormat(tag, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZone: "Europe/Paris",
  });
  if (!say || format.resolvedOptions().hour12) return format.format(date);
  return say(Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value])));
}

/** A day as people write it in a message, without its year; `date` is at noon of it on the clock of UTC. */
export const dayText = ({ tag }: Formats, date: Date): string =>
  new Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(date);
