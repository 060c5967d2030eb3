import type { Formats } from "../formats.ts";
import type { RecipientMessages } from "../en/recipients.ts";

/** Les textes français des numéros d’un message. */
export function recipientMessages(f: Formats): RecipientMessages {
  return {
    duplicatesLeftOut: (count) => f.count(count, "doublon écarté", "doublons écartés"),
    invalidLeftOut: (count, reason) =>
      `${f.count(count, "numéro non valide, ignoré", "numéros non valides, ignorés")}\u00a0: ${reason}`,
    removeNumber: (number) => `Retirer ${number}`,
    removeInvalid: (count) => (count === 1 ? "L’effacer de la liste" : "Les effacer de la liste"),
    removeAll: "Tout retirer",
    undo: "Rétablir",
    atLine: (source, line) => `${source} (ligne ${f.number(line)})`,
    notTaken: (numbers) => `non pris pour des numéros\u00a0: ${numbers}`,
    moreNumbers: (count) => `et ${f.number(count)} de plus`,
    numberAdded: (count) => f.count(count, "numéro ajouté", "numéros ajoutés"),
    numberRemoved: (count) => f.count(count, "numéro retiré", "numéros retirés"),
    recipientProblem: {
      "not-a-number": "n’est pas un numéro de téléphone",
      "too-short": "est trop court",
      "too-long": "est trop long",
      landline: "est un numéro fixe",
      "not-mobile": "n’est pas un numéro mobile",
      "not-assigned": "n’est pas attribué",
      "opted-out": "désinscrit",
    },
    duplicatesAlready: (count) => f.count(count, "numéro était déjà là", "numéros étaient déjà là"),
  };
}
