import type { Formats } from "../formats.ts";
import { dayText } from "../dates.ts";
import { dateText } from "./date.ts";
import type { PanelMessages } from "../en/panels.ts";
import { arrivesHeld, BECAUSE } from "./hold.ts";

/** Les mots français des volets. */
export function panelMessages(f: Formats): PanelMessages {
  return {
    dayAndTime: "Jour et heure",
    parisTime: "heure de Paris, de 5 en 5 minutes",
    arrives: (at) => `Arrivée ${dateText(f, at)}.`,
    arrivesHeld: arrivesHeld(f),
    nowHeld: (at, because) => `envoyé maintenant, il arriverait ${dateText(f, at)}\u00a0: ${BECAUSE[because]}`,

    language: "Langage de programmation",
    copy: "Copier",
    copied: "Copié",
    copyByHand: "Copie non permise\u00a0: le texte est sélectionné, appuyez sur Ctrl+C.",
    keyHint: "L’exemple lit la clé dans la variable d’environnement SMSPARTNER_API_KEY.",

    tag: "Étiquette",
    tagHint: "pour retrouver cet envoi\u202f; 20 minuscules ou chiffres au plus, sans espace",
    responseUrl: "Adresse pour les réponses",
    receiptUrl: "Adresse pour les accusés de réception",
    sandbox: "Essai",
    sandboxHint: "rien n’est envoyé, rien n’est facturé",

    chooseTemplate: "Choisir un modèle",
    insert: "Insérer",
    saveAsTemplate: "Garder ce texte comme modèle nommé",
    saveTemplate: "Garder",
    templateSaved: (name) => `${name} est gardé.`,
    day: (date) => dayText(f, date).replace(/ 1 /, " 1er "),
    time: (hour, minute) => `${Number(hour)}\u00a0h${minute === "00" ? "" : `\u00a0${minute}`}`,
  };
}
