import type { Formats } from "../formats.ts";
import type { SendingMessages } from "../en/sending.ts";
import { meterWords } from "./meter.ts";

/** Les mots français de l’envoi. */
export function sendingWords(f: Formats): SendingMessages {
  const { locale, sms } = meterWords(f);
  return {
    locale,
    sending: "Envoi…",
    cancel: "Annuler",
    confirmLarge: (recipients, segments) =>
      `Cet envoi part en ${sms(recipients * segments)} vers ${f.count(recipients, "destinataire", "destinataires")}.`,
    confirmAgain: "Envoyer le même message une seconde fois\u00a0? Ceux qui ont reçu le premier l’auront deux fois.",
    sendAgain: "Renvoyer…",
    yesSendAgain: "Oui, renvoyer",
    back: "Retour",
    sent: (count, cost) => `Envoyé\u00a0: ${sms(count)}, ${cost}.`,
    scheduled: (moment, count, cost) => `Programmé pour le ${moment} (heure de Paris)\u00a0: ${sms(count)}, ${cost}.`,
    messageIds: (ids) => `Message ${ids.join(", ")}.`,
    billedDiffers: (billed, expected) =>
      `La plateforme a compté ${sms(billed)} par destinataire\u00a0; ${sms(expected)} étaient annoncés ici.`,
    newMessage: "Nouveau message",
    notSent: "Non envoyé. Votre texte est toujours là.",
    unknown:
      "Impossible de savoir si le message est parti\u00a0: la réponse s’est perdue. Vérifiez vos envois avant de recommencer.",
    canceled: "Vous avez cessé d’attendre\u00a0; il est peut-être déjà parti.",
    timedOut: "Aucune réponse n’est arrivée à temps.",
    unreadable: (status) => `Le serveur a donné une réponse illisible (HTTP ${status}).`,
    offline: "Vous êtes hors ligne.",
    connectionLost: "La connexion a échoué.",
    code: (code) => `code ${code}`,
  };
}
