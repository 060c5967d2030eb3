import type { Formats } from "../formats.ts";
import type { RecipientMessages } from "../en/recipients.ts";

/** Os textos portugueses dos números de uma mensagem. */
export function recipientMessages(f: Formats): RecipientMessages {
  return {
    duplicatesLeftOut: (count) => f.count(count, "duplicado excluído", "duplicados excluídos"),
    invalidLeftOut: (count, reason) =>
      `${f.count(count, "número inválido ignorado", "números inválidos ignorados")}: ${reason}`,
    removeNumber: (number) => `Remover ${number}`,
    removeInvalid: (count) => (count === 1 ? "Removê-lo" : "Removê-los"),
    removeAll: "Remover todos",
    undo: "Anular",
    atLine: (source, line) => `${source} (linha ${f.number(line)})`,
    notTaken: (numbers) => `não tomado por números: ${numbers}`,
    moreNumbers: (count) => `e mais ${f.number(count)}`,
    numberAdded: (count) => f.count(count, "número adicionado", "números adicionados"),
    numberRemoved: (count) => f.count(count, "número removido", "números removidos"),
    recipientProblem: {
      "not-a-number": "não é um número de telefone",
      "too-short": "é demasiado curto",
      "too-long": "é demasiado longo",
      landline: "é um telefone fixo",
      "not-mobile": "não é um número de telemóvel",
      "not-assigned": "não está atribuído",
      "opted-out": "não quer mensagens",
    },
    duplicatesAlready: (count) => f.count(count, "número já lá estava", "números já lá estavam"),
  };
}
