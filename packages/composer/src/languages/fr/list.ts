import type { Formats } from "../formats.ts";
import type { ListMessages } from "../en/list.ts";
import { meterMessages } from "./meter.ts";

/** Les phrases françaises d’une liste de personnes. */
export function listMessages(f: Formats): ListMessages {
  const { sms } = meterMessages(f);
  const people = (count: number): string => f.count(count, "personne", "personnes");
  return {
    people,
    unnamed: "Liste",
    remove: "Retirer la liste",
    keep: "La garder",
    ready: (count) => `${f.number(count)} ${count > 1 ? "prêts" : "prêt"}`,
    toFix: (count) => `${f.number(count)} ${count > 1 ? "ne partent pas" : "ne part pas"}`,
    duplicates: (count) => f.count(count, "ligne en double", "lignes en double"),
    showInvalid: "Les voir et les corriger",
    line: (line) => `Ligne ${f.number(line)}`,
    counting: "Calcul…",
    insertField: "Insérer un champ",
    orType: "ou tapez { dans le texte",
    moreFields: (count) => f.count(count, "autre champ", "autres champs"),
    emptyFor: (count) => `vide chez ${f.number(count)}`,
    distribution: (parts, total) => `${parts} =\u00a0${sms(total)}`,
    part: (recipients, segments) => `${f.number(recipients)} × ${sms(segments)}`,
    range: (min, max) => (min === max ? sms(min) : `${f.number(min)} à ${sms(max)}`),
    total: (recipients, count) => `${people(recipients)}\u00a0: ${sms(count)}`,
    shorten: (units, segments, saved) =>
      `Raccourcissez de ${f.count(units, "caractère", "caractères")}\u00a0: tous tiennent en ${sms(segments)}, soit ${sms(saved)} de moins.`,
    longestUnits: (units) => `au plus ${f.count(units, "caractère", "caractères")}`,
    byFields: "selon le contenu des champs",
    rangeTotal: (recipients, min, max) =>
      `${f.count(recipients, "destinataire", "destinataires")} × ${f.number(min)} à ${sms(max)}`,
    fieldsFound: (count) => `${f.count(count, "champ", "champs")}\u00a0: flèches et Entrée`,
    noSuchRow: "Il n’y en a pas.",
    stepper: "Le texte de chaque personne",
    previous: "Précédent",
    next: "Suivant",
    position: (index, count) => `${f.number(index)} sur ${f.number(count)}`,
    longest: "Le plus long",
    firstReplaced: "Caractères remplacés",
    firstEmpty: "Champ vide",
    sendMe: "M’envoyer celui-ci",
    myNumber: "Votre propre numéro",
    problem: {
      "list-missing": "La liste n’est plus là\u00a0: redonnez son fichier.",
      "list-too-long": (max) => `${people(max)} au maximum par envoi.`,
      "no-rows": "Aucune ligne de la liste ne peut partir.",
      "looks-like-field": (name) => `{${name}} arrivera tel quel\u00a0: il n’y a pas de liste avec cette colonne.`,
      "unknown-field": (name) => `La liste n’a pas de colonne ${name}.`,
      "unclosed-field": "Un champ commence par { et ne finit pas par }.",
      "double-braces": (fix) => `Un champ a des accolades simples\u00a0: ${fix}.`,
      "empty-field": (name) => `${name} est vide`,
    },
    writeField: (field) => `Écrire ${field}`,
    giveDefault: (name, count) =>
      `${name} est vide chez ${f.count(count, "personne", "personnes")}, qui ne ${count > 1 ? "recevraient" : "recevrait"} rien. À lire à la place\u00a0:`,
    writeDefault: "L’écrire",
  };
}
