import type { Formats } from "../formats.ts";
import type { RecipientMessages } from "../en/recipients.ts";

/** I testi italiani dei numeri di un messaggio. */
export function recipientMessages(f: Formats): RecipientMessages {
  return {
    duplicatesLeftOut: (count) => f.count(count, "duplicato ignorato", "duplicati ignorati"),
    invalidLeftOut: (count, reason) =>
      `${f.count(count, "numero non valido ignorato", "numeri non validi ignorati")}: ${reason}`,
    removeNumber: (number) => `Rimuovi ${number}`,
    removeInvalid: (count) => (count === 1 ? "Rimuovilo" : "Rimuovili"),
    removeAll: "Rimuovi tutti",
    undo: "Annulla",
    atLine: (source, line) => `${source} (riga ${f.number(line)})`,
    notTaken: (numbers) => `non preso per numeri: ${numbers}`,
    moreNumbers: (count) => (count === 1 ? "e un altro" : `e altri ${f.number(count)}`),
    numberAdded: (count) => f.count(count, "numero aggiunto", "numeri aggiunti"),
    numberRemoved: (count) => f.count(count, "numero rimosso", "numeri rimossi"),
    recipientProblem: {
      "not-a-number": "non è un numero di telefono",
      "too-short": "è troppo corto",
      "too-long": "è troppo lungo",
      landline: "è un numero fisso",
      "not-mobile": "non è un numero di cellulare",
      "not-assigned": "non è assegnato",
      "opted-out": "non vuole messaggi",
    },
    duplicatesAlready: (count) => f.count(count, "numero c’era già", "numeri c’erano già"),
  };
}
