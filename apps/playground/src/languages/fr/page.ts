import type { PageMessages } from "../messages.ts";
import { header } from "./header.ts";

export const page: PageMessages = {
  ...header,
  promise: "Écrivez un SMS et voyez, avant l’envoi, ce qui arrivera, combien de SMS cela fait et ce que cela coûte.",
  examples: "Essayer un texte",
  example: {
    sale: "Soldes d’été",
    appointment: "Rendez-vous",
    price: "Un prix en euros",
    long: "Une unité de trop",
    word: "Collé depuis Word",
    emoji: "Avec un emoji",
  },
  examplePeople: "Un texte pour chacun (12 personnes)",
  handset: "Le téléphone du destinataire",
  trouble: "Provoquer une panne",
  troubles: {
    none: { label: "Aucune", effect: "Tout fonctionne." },
    "no-credit": { label: "Plus de crédit", effect: "Le compte est vide\u00a0: l’API refuse avec le code 11." },
    "wrong-sender": {
      label: "Expéditeur refusé",
      effect: "Le compte n’a droit à aucun nom d’expéditeur\u00a0: l’API refuse celui que vous écrivez, à son champ.",
    },
    slow: { label: "Lenteur", effect: "L’API met cinq secondes à répondre." },
    "lost-answer": {
      label: "Réponse perdue",
      effect: "L’API accepte le message, puis la connexion se rompt\u00a0: personne ne sait s’il est parti.",
    },
    offline: { label: "Serveur en panne", effect: "Votre serveur raccroche sans un mot." },
    html: { label: "Réponse HTML", effect: "Votre serveur répond par une page HTML au lieu de JSON." },
  },
  troubleRefused: "Le serveur ne répond pas\u00a0: rien n’a changé.",
  wire: "Ce qui a été échangé",
  wireEmpty: "Rien encore. Envoyez un message\u00a0: les deux requêtes s’affichent ici.",
  wireNote: "La clé reste sur le serveur\u202f; le journal du bac à sable la masque.",
  hopPage: "Cette page → votre serveur",
  hopBackend: "Votre serveur → SMS Partner (bac à sable)",
  lost: "Pas de réponse\u00a0: la connexion a été fermée.",
  notCalled: "L’API n’a pas été appelée.",
  references: "Références",
  reference: {
    sandbox: "Le bac à sable et ses téléphones",
    api: "L’API de SMS Partner",
    alphabet: "L’alphabet GSM 7 bits (3GPP TS 23.038)",
    concatenation: "Les SMS concaténés (3GPP TS 23.040)",
  },
  apiAddress: "https://www.docpartner.dev/api/sms-partner/envoyer-des-sms/envoi-unitaire",
};
