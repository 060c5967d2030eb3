import type { TroubleName } from "../troubles.ts";
import type { ExampleName } from "./examples.ts";
import { HEADER_WORDS, type HeaderWords, type Language } from "../header-words.ts";

/** Everything that the page itself says; the element has its own words. */
export interface Words extends HeaderWords {
  readonly promise: string;
  readonly examples: string;
  readonly example: Readonly<Record<ExampleName, string>>;
  readonly handset: string;
  readonly trouble: string;
  readonly troubles: Readonly<Record<TroubleName, { readonly label: string; readonly told: string }>>;
  readonly troubleRefused: string;
  readonly wire: string;
  readonly wireEmpty: string;
  readonly wireTold: string;
  readonly hopPage: string;
  readonly hopBackend: string;
  readonly lost: string;
  readonly notCalled: string;
  readonly references: string;
  readonly reference: {
    readonly sandbox: string;
    readonly api: string;
    readonly alphabet: string;
    readonly concatenation: string;
  };
  readonly apiAddress: string;
}

const en: Words = {
  ...HEADER_WORDS.en,
  promise: "Write an SMS and see, before sending, what arrives, how many SMS it is and what it costs.",
  examples: "Try a text",
  example: {
    sale: "Summer sale",
    appointment: "Appointment",
    price: "A price in euros",
    long: "One unit too many",
    word: "Pasted from Word",
    emoji: "With emoji",
  },
  handset: "The handset it arrives on",
  trouble: "Make it fail",
  troubles: {
    none: { label: "Nothing", told: "Everything works." },
    "no-credit": { label: "No credit", told: "The account is empty: the API refuses with code 11." },
    "wrong-sender": {
      label: "Sender refused",
      told: "The account may use no sender ID: the API refuses the one you write, at its field.",
    },
    slow: { label: "Slow", told: "The API takes five seconds to answer." },
    "lost-answer": {
      label: "Lost answer",
      told: "The API accepts the message, then the connection breaks: nobody can say whether it was sent.",
    },
    offline: { label: "Backend down", told: "Your backend hangs up without a word." },
    html: { label: "HTML answer", told: "Your backend answers with an HTML page instead of JSON." },
  },
  troubleRefused: "The backend could not be reached: nothing has changed.",
  wire: "What went over the wire",
  wireEmpty: "Nothing yet. Send a message and both requests show here.",
  wireTold: "The key stays in the backend; the sandbox’s log masks it.",
  hopPage: "This page → your backend",
  hopBackend: "Your backend → SMS Partner (sandbox)",
  lost: "No answer: the connection was closed.",
  notCalled: "The API was not called.",
  references: "Reference",
  reference: {
    sandbox: "The sandbox and its handsets",
    api: "SMS Partner’s API",
    alphabet: "The GSM 7-bit alphabet (3GPP TS 23.038)",
    concatenation: "Concatenated SMS (3GPP TS 23.040)",
  },
  apiAddress: "https://www.docpartner.dev/en/api/sms-partner/send-sms/single-send",
};

const fr: Words = {
  ...HEADER_WORDS.fr,
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
  handset: "Le téléphone qui le reçoit",
  trouble: "Provoquer une panne",
  troubles: {
    none: { label: "Aucune", told: "Tout fonctionne." },
    "no-credit": { label: "Plus de crédit", told: "Le compte est vide : l’API refuse avec le code 11." },
    "wrong-sender": {
      label: "Expéditeur refusé",
      told: "Le compte n’a droit à aucun nom d’expéditeur : l’API refuse celui que vous écrivez, à son champ.",
    },
    slow: { label: "Lenteur", told: "L’API met cinq secondes à répondre." },
    "lost-answer": {
      label: "Réponse perdue",
      told: "L’API accepte le message, puis la connexion se rompt : personne ne sait s’il est parti.",
    },
    offline: { label: "Serveur en panne", told: "Votre serveur raccroche sans un mot." },
    html: { label: "Réponse HTML", told: "Votre serveur répond par une page HTML au lieu de JSON." },
  },
  troubleRefused: "Le serveur ne répond pas : rien n’a changé.",
  wire: "Ce qui a circulé",
  wireEmpty: "Rien encore. Envoyez un message : les deux requêtes s’affichent ici.",
  wireTold: "La clé reste sur le serveur ; le journal du bac à sable la masque.",
  hopPage: "Cette page → votre serveur",
  hopBackend: "Votre serveur → SMS Partner (bac à sable)",
  lost: "Pas de réponse : la connexion a été fermée.",
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

export const WORDS: Readonly<Record<Language, Words>> = { en, fr };
