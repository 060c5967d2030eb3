import type { Formats } from "../formats.ts";
import type { IssueMessages } from "../en/issues.ts";
import { meterMessages } from "./meter.ts";

/** Las palabras españolas de lo que puede fallar. */
export function issueMessages(f: Formats): IssueMessages {
  const { sms, unsupportedCharacters } = meterMessages(f);
  return {
    issue: {
      required: {
        message: "Escriba un mensaje.",
        recipients: "Añada al menos un número.",
        other: "Rellene este campo.",
      },
      "unsupported-characters": (p) => unsupportedCharacters(Number(p.count), String(p.characters)),
      "too-many-segments": (p) => `${sms(Number(p.segments))}: ${p.max} como máximo por mensaje. Acorte el texto.`,
      "low-cost-too-long": (p) => `Un SMS Low Cost admite ${p.max}; este ocupa ${f.number(Number(p.units))}.`,
      "no-pub-stop-required": () => "Un SMS comercial Low Cost debe incluir NoPub=STOP.",
      "low-cost-unicode": () => "Los SMS Low Cost no admiten Unicode.",
      "too-many-recipients": (p) =>
        `${f.number(Number(p.count))} números: ${f.number(Number(p.max))} como máximo por envío.`,
      "invalid-recipients": (p) => `No se puede enviar a ${p.first}.`,
      "duplicate-recipients": (p) => `${p.first} aparece más de una vez.`,
      "too-short": (p) => `Al menos ${p.min} caracteres.`,
      "too-long": (p) => `Como máximo ${p.max} caracteres.`,
      "invalid-characters": (p) =>
        p.link
          ? `El enlace no funcionaría: la red sustituiría ${p.characters}.`
          : `No se permite aquí: ${p.characters}`,
      "not-an-option": () => "Esta opción no existe.",
      "invalid-url": () => "Indique una dirección completa, con https://.",
      "invalid-date": () => "Indique una fecha y una hora.",
      "in-the-past": () => "Esa fecha ya ha pasado.",
      "minute-step": (p) => `Elija los minutos de ${p.step} en ${p.step}.`,
      "wrong-type": () => "Este valor no sirve aquí.",
    },
    blank: "espacio",
    capital: (letter) => `mayúscula ${letter}`,
    unsupported: (count) => `no ${count === 1 ? "puede" : "pueden"} ir en un SMS estándar:`,
    writeInsteadOf: (character, text) => `Escribir ${text} en lugar de ${character}`,
    leaveOutOne: (character) => `Quitar ${character}`,
    encodeLink: (example) => `Codificar el enlace (${example})`,
    linkShare: (links, units, total) =>
      `${links === 1 ? "El enlace ocupa" : "Los enlaces ocupan"} ${f.number(units)} de ${f.number(total)}.`,
    removeToSend: (units) => `quite ${f.number(units)} para poder enviar`,
    fixAll: "Corregir todo",
    moreCharacters: (count) => `y ${f.number(count)} más`,
    switchToUnicode: "Pasar a Unicode",
    switchToPremium: "Pasar a Premium",
    replacedByNetwork: (count) =>
      f.count(count, "carácter será sustituido por la red", "caracteres serán sustituidos por la red"),
    isLeftOut: "se elimina",
    unitsMore: (count) => `+${f.count(count, "carácter", "caracteres")}`,
    addNoPub: "Añadir NoPub=STOP",
  };
}
