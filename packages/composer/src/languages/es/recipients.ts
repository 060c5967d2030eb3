import type { Formats } from "../formats.ts";
import type { RecipientMessages } from "../en/recipients.ts";

/** Los textos españoles de los números de un mensaje. */
export function recipientMessages(f: Formats): RecipientMessages {
  return {
    duplicatesLeftOut: (count) => f.count(count, "duplicado descartado", "duplicados descartados"),
    invalidLeftOut: (count, reason) =>
      `${f.count(count, "número no válido descartado", "números no válidos descartados")}: ${reason}`,
    removeNumber: (number) => `Quitar ${number}`,
    removeInvalid: (count) => (count === 1 ? "Quitarlo" : "Quitarlos"),
    removeAll: "Quitar todos",
    undo: "Deshacer",
    atLine: (source, line) => `${source} (línea ${f.number(line)})`,
    notTaken: (numbers) => `no tomado por números: ${numbers}`,
    moreNumbers: (count) => `y ${f.number(count)} más`,
    numberAdded: (count) => f.count(count, "número añadido", "números añadidos"),
    numberRemoved: (count) => f.count(count, "número quitado", "números quitados"),
    recipientProblem: {
      "not-a-number": "no es un número de teléfono",
      "too-short": "es demasiado corto",
      "too-long": "es demasiado largo",
      landline: "es un teléfono fijo",
      "not-mobile": "no es un número móvil",
      "not-assigned": "no está asignado",
      "opted-out": "no quiere mensajes",
    },
    duplicatesAlready: (count) => f.count(count, "número ya estaba", "números ya estaban"),
  };
}
