import type { Formats } from "../formats.ts";
import type { MeterMessages } from "../en/meter.ts";

/** Las palabras españolas del contador. */
export function meterMessages(f: Formats): MeterMessages {
  return {
    locale: "es",
    formats: f,
    sms: (count) => f.count(count, "SMS", "SMS"),
    used: (units, capacity, stop) =>
      `${f.number(units)} de ${f.number(capacity)} usados${stop ? ", STOP incluido" : ""}`,
    left: (units) => `${units === 1 ? "queda" : "quedan"} ${f.number(units)}`,
    removeToSave: (units) => `quite ${f.number(units)} para ahorrar un SMS`,
    unsupportedCharacters: (count, characters) =>
      `${f.count(count, "carácter no puede", "caracteres no pueden")} ir en un SMS estándar: ${characters}`,
  };
}
