import type { Formats } from "../formats.ts";
import type { IssueMessages } from "../en/issues.ts";
import { meterMessages } from "./meter.ts";

/** Les mots français de ce qui peut manquer ou gêner. */
export function issueMessages(f: Formats): IssueMessages {
  const { sms, unsupportedCharacters } = meterMessages(f);
  return {
    issue: {
      required: {
        message: "Écrivez un message.",
        recipients: "Ajoutez au moins un numéro.",
        other: "Ce champ est obligatoire.",
      },
      "unsupported-characters": (p) => unsupportedCharacters(Number(p.count), String(p.characters)),
      "too-many-segments": (p) =>
        `${sms(Number(p.segments))}\u00a0: ${p.max} au maximum par message. Raccourcissez le texte.`,
      "low-cost-too-long": (p) =>
        `Un SMS Low Cost contient ${p.max} caractères\u202f; celui-ci en prend ${f.number(Number(p.units))}.`,
      "no-pub-stop-required": () => "Un SMS commercial Low Cost doit contenir NoPub=STOP.",
      "low-cost-unicode": () => "Un SMS Low Cost ne peut pas être en Unicode.",
      "too-many-recipients": (p) =>
        `${f.number(Number(p.count))} numéros\u00a0: au plus ${f.number(Number(p.max))} par envoi.`,
      "invalid-recipients": (p) => `Envoi impossible vers ${p.first}.`,
      "duplicate-recipients": (p) => `${p.first} figure plusieurs fois.`,
      "too-short": (p) => `Au moins ${p.min} caractères.`,
      "too-long": (p) => `Au plus ${p.max} caractères.`,
      "invalid-characters": (p) =>
        p.link
          ? `Le lien ne fonctionnerait pas\u00a0: le réseau remplacerait ${p.characters}.`
          : `Non autorisé ici\u00a0: ${p.characters}`,
      "not-an-option": () => "Ce choix n’existe pas.",
      "invalid-url": () => "Indiquez une adresse complète, avec https://.",
      "invalid-date": () => "Indiquez une date et une heure.",
      "in-the-past": () => "Cette date est déjà passée.",
      "minute-step": (p) => `Choisissez une minute multiple de ${p.step}.`,
      "wrong-type": () => "Cette valeur ne convient pas à ce champ.",
    },
    blank: "espace",
    capital: (letter) => `majuscule ${letter}`,
    unsupported: (count) => `ne ${count === 1 ? "passe" : "passent"} pas dans un SMS standard\u00a0:`,
    writeInsteadOf: (character, text) => `Écrire ${text} au lieu de ${character}`,
    leaveOutOne: (character) => `Supprimer ${character}`,
    encodeLink: (example) => `Encoder le lien (${example})`,
    linkShare: (links, units, total) =>
      `${links === 1 ? "Le lien compte pour" : "Les liens comptent pour"} ${f.number(units)} sur ${f.number(total)}.`,
    removeToSend: (units) => `retirez-en ${f.number(units)} pour pouvoir envoyer`,
    fixAll: "Tout corriger",
    moreCharacters: (count) => `et ${f.number(count)} de plus`,
    switchToUnicode: "Passer en Unicode",
    switchToPremium: "Passer en Premium",
    replacedByNetwork: (count) =>
      f.count(count, "caractère sera remplacé par le réseau", "caractères seront remplacés par le réseau"),
    isLeftOut: "supprimé",
    unitsMore: (count) => `+${f.count(count, "caractère", "caractères")}`,
    addNoPub: "Ajouter NoPub=STOP",
  };
}
