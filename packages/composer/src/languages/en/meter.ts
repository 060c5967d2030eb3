import type { Formats } from "../formats.ts";

/** The English messages of the meter; every other locale is typed against them. */
export function meterMessages(f: Formats) {
  return {
    locale: "en",
    formats: f,
    sms: (count: number): string => f.count(count, "SMS", "SMS"),
    used: (units: number, capacity: number, stop: boolean): string =>
      `${f.number(units)} of ${f.number(capacity)} used${stop ? ", STOP included" : ""}`,
    left: (units: number): string => f.count(units, "left", "left"),
    removeToSave: (units: number): string => `remove ${f.number(units)} to save one SMS`,
    unsupportedCharacters: (count: number, characters: string): string =>
      `${f.count(count, "character", "characters")} cannot be sent in a standard SMS: ${characters}`,
  };
}

export type MeterMessages = ReturnType<typeof meterMessages>;
