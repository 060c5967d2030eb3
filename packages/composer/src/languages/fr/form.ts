import type { Formats } from "../formats.ts";
import { money } from "../money.ts";
import type { FormMessages } from "../en/form.ts";
import { meterMessages } from "./meter.ts";

/** Les mots français du formulaire. */
export function formMessages(f: Formats): FormMessages {
  const meter = meterMessages(f);
  const { sms } = meter;
  return {
    ...meter,
    notLoaded: "Cette partie n’a pas pu être chargée. Réessayez.",
    recipients: "Destinataires",
    addNumbers: "Ajoutez ou collez des numéros",
    recipientCount: (count) => f.count(count, "destinataire", "destinataires"),
    optedOutLeftOut: (count, numbers) =>
      `${f.count(count, "désinscrit écarté", "désinscrits écartés")}\u00a0: ${numbers}`,
    numbersUnchecked: "Impossible de vérifier les numéros. Réessayez.",
    sender: "Expéditeur",
    senderHint: "facultatif\u202f; 3 à 11 lettres ou chiffres, sans accent",
    range: "Gamme",
    message: "Message",
    unicode: "Unicode",
    unicodeHint: "garde chaque caractère\u202f; 70 par SMS au lieu de 160",
    commercial: "Message commercial",
    commercialHint: (mention) => `ajoute «\u00a0${mention}\u00a0», comme la loi l’exige`,
    commercialLowCostHint: "écrivez NoPub=STOP dans le texte, comme la loi l’exige",
    sendLater: "Envoyer plus tard",
    sendLaterHint: "choisir le jour et l’heure",
    importFile: "Importer un fichier",
    templates: "Modèles",
    moreDetails: "Plus d’options",
    asCode: "Voir le code",
    schedule: (count) => (count > 0 ? `Programmer ${sms(count)}` : "Programmer"),
    withoutUnsupported: "sans les caractères qui ne passent pas",
    lowCostHint: "un seul SMS de 160 caractères, sans Unicode",
    preview: "Aperçu",
    asItArrives: "tel qu’il arrivera",
    billedAs: (count) => `arrive en un seul message, facturé ${sms(count)}`,
    previewEmpty: "Ce que vous écrivez s’affiche ici tel qu’il arrivera.",
    previewRest: (count) => `et ${sms(count)} de plus`,
    perRecipient: (segments) => `${sms(segments)} par destinataire`,
    about: (amount, currency) => `environ ${money(f, amount, currency, true)}`,
    creditsLeft: (count) => f.count(count, "SMS de crédit restant", "SMS de crédit restants"),
    send: (count) => (count > 0 ? `Envoyer ${sms(count)}` : "Envoyer"),
    tryOut: "Essayer (rien n’est envoyé)",
    trialHint: "essai\u00a0: rien n’est envoyé ni facturé",
    unpriced: (count) => `${f.count(count, "numéro d’un autre pays", "numéros d’autres pays")}\u00a0: autres prix`,
    creditsShort: (affordable, recipients) =>
      `Les crédits suffisent pour ${f.count(affordable, "destinataire", "destinataires")} sur ${f.number(recipients)}.`,
    labelled: (label, text) => `${label}\u00a0: ${text}`,
    problemCount: (count) => f.count(count, "point à régler avant l’envoi", "points à régler avant l’envoi"),
  };
}
