import type { Formats } from "../formats.ts";
import type { MeterMessages } from "../en/meter.ts";

/** Les mots français du compteur. */
export function meterMessages(f: Formats): MeterMessages {
  return {
    locale: "fr",
    formats: f,
    sms: (count) => f.count(count, "SMS", "SMS"),
    used: (units, capacity, stop) =>
      `${f.number(units)} sur ${f.number(capacity)} utilisés${stop ? ", STOP compris" : ""}`,
    left: (units) => f.count(units, "restant", "restants"),
    removeToSave: (units) => `retirez-en ${f.number(units)} pour économiser un SMS`,
    unsupportedCharacters: (count, characters) =>
      `${f.count(count, "caractère ne passe pas", "caractères ne passent pas")} dans un SMS standard\u00a0: ${characters}`,
  };
}
