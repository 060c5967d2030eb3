import type { Formats } from "../formats.ts";
import type { MeterMessages } from "../en/meter.ts";

/** Le parole italiane del contatore. */
export function meterMessages(f: Formats): MeterMessages {
  return {
    locale: "it",
    formats: f,
    sms: (count) => f.count(count, "SMS", "SMS"),
    used: (units, capacity, stop) =>
      `${f.number(units)} su ${f.number(capacity)} usati${stop ? ", STOP compreso" : ""}`,
    left: (units) => f.count(units, "rimanente", "rimanenti"),
    removeToSave: (units) => `rimuovine ${f.number(units)} per risparmiare un SMS`,
    unsupportedCharacters: (count, characters) =>
      `${f.count(count, "carattere non si può inviare", "caratteri non si possono inviare")} in un SMS standard: ${characters}`,
  };
}
