import type { Formats } from "../formats.ts";
import type { SendingMessages } from "../en/sending.ts";
import { dateText } from "./date.ts";
import { meterMessages } from "./meter.ts";
import { arrivesHeld } from "./hold.ts";

/** Les phrases françaises de l’envoi. */
export function sendingMessages(f: Formats): SendingMessages {
  const { locale, sms } = meterMessages(f);
  return {
    locale,
    sending: "Envoi…",
    cancel: "Annuler",
    sentSoFar: (sent, total) => `${f.count(sent, "envoyé", "envoyés")} sur ${f.number(total)}.`,
    confirmLarge: (recipients, count) =>
      `Envoyer ${sms(count)} à ${f.count(recipients, "destinataire", "destinataires")}\u202f?`,
    confirmBraces: "Les accolades arriveront telles quelles\u00a0: aucune liste n’a cette colonne. L’envoyer\u202f?",
    confirmAgain: "Envoyer le même message une seconde fois\u202f? Ceux qui ont reçu le premier l’auront deux fois.",
    yesSend: (count) => `Oui, envoyer ${sms(count)}`,
    yesSchedule: (count) => `Oui, programmer ${sms(count)}`,
    sendAgain: "Renvoyer…",
    yesSendAgain: "Oui, renvoyer",
    back: "Retour",
    sent: (count, cost) => `Envoyé\u00a0: ${sms(count)}, ${cost}.`,
    scheduled: (at, count, cost) =>
      `Programmé pour le ${dateText(f, at)} (heure de Paris)\u00a0: ${sms(count)}, ${cost}.`,
    found: "Il est parti\u00a0: SMS Partner l’a dans sa liste. Son reçu s’est perdu.",
    tried: (count) => `Essai réussi\u00a0: rien n’a été envoyé ni facturé. Un vrai envoi ferait ${sms(count)}.`,
    arrivesHeld: arrivesHeld(f),
    billedDiffers: (billed, expected) =>
      `SMS Partner a compté ${sms(billed)} par destinataire, au lieu de ${sms(expected)}.`,
    costDiffers: (cost, expected) => `Coût réel\u00a0: ${cost}, au lieu de ${expected}.`,
    newMessage: "Nouveau message",
    notSent: "Non envoyé. Votre texte est toujours là.",
    partlySent: (rest) =>
      `Non envoyé à ${f.count(rest, "destinataire", "destinataires")}, toujours là avec votre texte.`,
    unknown: "Impossible de savoir si le message est parti.",
    checkFirst: "Vérifiez vos envois avant de recommencer.",
    looking: "Cette page continue de chercher.",
    notFound: "Introuvable après trois recherches\u00a0: à vous de décider.",
    checkNow: "Vérifier maintenant",
    held: "Il attend, et partira de lui-même.",
    canceled: "Vous avez interrompu l’attente\u202f; il est peut-être déjà parti.",
    details: "Détails",
    copy: "Copier",
  };
}
