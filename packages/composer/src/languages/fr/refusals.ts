import type { RefusalMessages } from "../en/refusals.ts";

/** Les phrases françaises des refus. */
export function refusalMessages(): RefusalMessages {
  return {
    field: "SMS Partner le refuse.",
    account: "SMS Partner refuse le compte ou sa clé. Prévenez le responsable de cette page.",
    busy: "Trop de messages partent en ce moment. Réessayez plus tard.",
    connection: "La connexion a échoué.",
    credit: "Le compte n’a pas assez de crédit.",
    destination: "Envoi impossible vers le pays ou le réseau d’un destinataire.",
    hours: "Pas d’envoi commercial à cette heure.",
    invalid: "Le message enfreint une règle.",
    listMissing: "La liste des destinataires manque. Choisissez à nouveau son fichier.",
    noAnswer: "Aucune réponse n’est arrivée.",
    offline: "Vous êtes hors ligne.",
    other: "SMS Partner l’a refusé.",
    otherMessage: "Un autre message est parti d’ici à sa place.",
    sender: "Cet expéditeur n’est pas autorisé.",
    setup: "Cette page n’est pas configurée pour envoyer. Prévenez son responsable.",
    signIn: "Vous ne pouvez pas envoyer d’ici. Reconnectez-vous.",
    stopped: "Un destinataire a demandé à ne plus rien recevoir.",
    tooLong: "C’est trop pour un seul envoi.",
    unreadable: "La réponse du serveur est illisible.",
  };
}
