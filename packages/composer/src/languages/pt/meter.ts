import type { Formats } from "../formats.ts";
import type { MeterMessages } from "../en/meter.ts";

/** As palavras portuguesas do contador. */
export function meterMessages(f: Formats): MeterMessages {
  return {
    locale: "pt",
    formats: f,
    sms: (count) => f.count(count, "SMS", "SMS"),
    used: (units, capacity, stop) =>
      `${f.number(units)} de ${f.number(capacity)} usados${stop ? ", STOP incluído" : ""}`,
    left: (units) => `${units === 1 ? "resta" : "restam"} ${f.number(units)}`,
    removeToSave: (units) => `remova ${f.number(units)} para poupar um SMS`,
    unsupportedCharacters: (count, characters) =>
      `${f.count(count, "carácter não pode ser enviado", "caracteres não podem ser enviados")} num SMS normal: ${characters}`,
  };
}
