import type { Formats } from "../formats.ts";
import { money } from "../money-and-moments.ts";
import type { Messages } from "./en.ts";
import { issuesFr } from "./issues/fr.ts";

/** Les mots français. */
export function fr(f: Formats): Messages {
  const issues = issuesFr(f);
  const { sms } = issues;
  return {
    ...issues,
    recipients: "Destinataires",
    addNumbers: "Ajoutez ou collez des numéros",
    recipientCount: (count) => f.count(count, "destinataire", "destinataires"),
    duplicatesLeftOut: (count) => f.count(count, "doublon écarté", "doublons écartés"),
    invalidLeftOut: (count, reason) =>
      `${f.count(count, "numéro erroné écarté", "numéros erronés écartés")}\u00a0: ${reason}`,
    removeNumber: (number) => `Retirer ${number}`,
    removeInvalid: (count) => (count === 1 ? "Le retirer" : "Les retirer"),
    removeAll: "Tout retirer",
    moreNumbers: (count) => `et ${f.number(count)} de plus`,
    numberAdded: (count) => f.count(count, "numéro ajouté", "numéros ajoutés"),
    numberRemoved: (count) => f.count(count, "numéro retiré", "numéros retirés"),
    numbersUnchecked:
      "Impossible de vérifier les numéros : le module qui les vérifie n’a pas pu être chargé. Réessayez.",
    recipientProblem: {
      "not-a-number": "n’est pas un numéro de téléphone",
      "too-short": "est trop court",
      "too-long": "est trop long",
      landline: "est un numéro fixe",
      "not-mobile": "n’est pas un numéro mobile",
      "not-assigned": "n’est pas attribué",
    },
    sender: "Expéditeur",
    senderHint: "3 à 11 lettres ou chiffres",
    range: "Gamme",
    premium: "Premium",
    lowCost: "Low Cost",
    message: "Message",
    unsupported: (count) =>
      count === 1 ? "ne passe pas dans un SMS standard." : "ne passent pas dans un SMS standard :",
    writeInstead: (text) => `Écrire ${text} à la place`,
    leaveOut: "L’enlever",
    fixAll: "Tout corriger",
    moreCharacters: (count) => `et ${f.number(count)} de plus`,
    switchToUnicode: "Passer en Unicode",
    switchToPremium: "Passer en Premium",
    addNoPub: "Ajouter NoPub=STOP",
    replacedByNetwork: (count) =>
      f.count(count, "caractère sera remplacé par le réseau", "caractères seront remplacés par le réseau"),
    unicode: "Unicode",
    unicodeHint: "chaque caractère tel quel, 70 par SMS",
    commercial: "Message commercial",
    commercialHint: (mention) => `ajoute «\u00a0${mention}\u00a0», comme la loi le demande`,
    commercialLowCostHint: "écrivez NoPub=STOP dans le texte, comme la loi le demande",
    sendLater: "Envoyer plus tard",
    sendLaterHint: "choisir le jour et l’heure",
    importFile: "Importer un fichier",
    moreDetails: "Plus d’options",
    asCode: "En code",
    schedule: (count) => (count > 0 ? `Programmer ${sms(count)}` : "Programmer"),
    preview: "Aperçu",
    asItArrives: "tel qu’il arrivera",
    billedAs: (count) => `arrive en un seul message, facturé ${sms(count)}`,
    previewEmpty: "Ce que vous écrivez s’affiche ici tel qu’il arrivera.",
    previewRest: (count) => `et ${sms(count)} de plus`,
    segment: (index) => `SMS ${f.number(index)}`,
    total: (recipients, segments) =>
      `${f.count(recipients, "destinataire", "destinataires")} × ${sms(segments)} =\u00a0${sms(recipients * segments)}`,
    perRecipient: (segments) => `${sms(segments)} par destinataire`,
    about: (amount, currency) => `environ ${money(f, amount, currency)}`,
    creditsLeft: (count) => f.count(count, "crédit restant", "crédits restants"),
    send: (count) => (count > 0 ? `Envoyer ${sms(count)}` : "Envoyer"),
    sending: "Envoi…",
    cancel: "Annuler",
    confirmLarge: (recipients, segments) =>
      `Cet envoi part en ${sms(recipients * segments)} vers ${f.count(recipients, "destinataire", "destinataires")}.`,
    confirmAgain: "Envoyer le même message une seconde fois ? Ceux qui ont reçu le premier l’auront deux fois.",
    sendAgain: "Renvoyer…",
    yesSendAgain: "Oui, renvoyer",
    back: "Retour",
    sent: (count, cost) => `Envoyé : ${sms(count)}, ${cost}.`,
    scheduled: (moment) => `Programmé pour le ${moment} (heure de Paris).`,
    messageIds: (ids) => `Message ${ids.join(", ")}.`,
    billedDiffers: (billed, expected) =>
      `La plateforme a compté ${sms(billed)} par destinataire ; ${sms(expected)} étaient annoncés ici.`,
    newMessage: "Nouveau message",
    notSent: "Non envoyé. Votre texte est toujours là.",
    unknown:
      "Impossible de savoir si le message est parti : la réponse s’est perdue. Vérifiez vos envois avant de recommencer.",
    canceled: "Vous avez cessé d’attendre ; il est peut-être déjà parti.",
    timedOut: "Aucune réponse n’est arrivée à temps.",
    unreadable: (status) => `Le serveur a donné une réponse illisible (HTTP ${status}).`,
    offline: "Vous êtes hors ligne.",
    connectionLost: "La connexion a échoué.",
    code: (code) => `code ${code}`,
    problemCount: (count) => f.count(count, "point à régler avant l’envoi", "points à régler avant l’envoi"),
  };
}
