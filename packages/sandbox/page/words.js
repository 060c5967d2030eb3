/** @import { Progress, ThreadMessage } from "../src/phone-view.ts" */

/** @typedef {"en" | "fr"} Language */

const en = {
  title: "SMS sandbox",
  baseUrl: "Base URL",
  credit: "Credit",
  language: "Language",
  phones: "Phones",
  search: "Find a number",
  handset: "Handset",
  thread: "Messages",
  state: "Handset",
  on: "on",
  off: "off",
  unreachable: "unreachable",
  empty: "No message yet. Send one:",
  emptyPhone: "No message for this number yet.",
  reply: "Answer from this phone",
  answer: "Answer",
  stopped: "This number answered STOP: it is in the account’s STOP list.",
  offline: "The sandbox does not answer. Trying again…",
  requests: "Requests",
  noRequests: "Each call of the API appears here with its answer.",
  indent: "Indent",
  request: "Request",
  response: "Response",
  noResponse: "The connection was closed without an answer.",
  notShown: "Sent piece by piece; not kept.",
  code: "code",
  deliverNow: "Deliver now",
  segment: "SMS",
  gsm: "standard",
  unicode: "Unicode",
  noSender: "36xxx",
  /** @type {(segments: number) => string} */
  segments: (segments) => `${segments} SMS`,
  /** @type {(units: number) => string} */
  units: (units) => `${units} ${units === 1 ? "character" : "characters"}`,
  /** @type {Record<Progress, (time: string) => string>} */
  progress: {
    queued: (time) => `waits until ${time}`,
    arrived: () => "arrived, receipt under way",
    delivered: (time) => `delivered at ${time}`,
    "not-delivered": (time) => `not delivered, ${time}`,
    cancelled: (time) => `cancelled at ${time}`,
    stopped: () => "not sent: the number is in the STOP list",
  },
  waitsForHandset: "waits for the handset to be switched on",
  /** @type {Record<string, string>} */
  held: {
    night: "Commercial SMS wait from 20:00 to 8:00.",
    sunday: "Commercial SMS wait on Sundays.",
    holiday: "Commercial SMS wait on public holidays.",
  },
};

/** @type {typeof en} */
const fr = {
  title: "Bac à sable SMS",
  baseUrl: "URL de base",
  credit: "Crédit",
  language: "Langue",
  phones: "Téléphones",
  search: "Chercher un numéro",
  handset: "Téléphone",
  thread: "Messages",
  state: "Téléphone",
  on: "allumé",
  off: "éteint",
  unreachable: "injoignable",
  empty: "Aucun message pour l’instant. Envoyez-en un :",
  emptyPhone: "Aucun message pour ce numéro pour l’instant.",
  reply: "Répondre depuis ce téléphone",
  answer: "Répondre",
  stopped: "Ce numéro a répondu STOP : il est dans la liste STOP du compte.",
  offline: "Le bac à sable ne répond pas. Nouvel essai…",
  requests: "Requêtes",
  noRequests: "Chaque appel de l’API apparaît ici avec sa réponse.",
  indent: "Indenter",
  request: "Requête",
  response: "Réponse",
  noResponse: "La connexion a été coupée sans réponse.",
  notShown: "Envoyée morceau par morceau ; non conservée.",
  code: "code",
  deliverNow: "Remettre maintenant",
  segment: "SMS",
  gsm: "standard",
  unicode: "Unicode",
  noSender: "36xxx",
  segments: (segments) => `${segments} SMS`,
  units: (units) => `${units} ${units < 2 ? "caractère" : "caractères"}`,
  progress: {
    queued: (time) => `en attente jusqu’à ${time}`,
    arrived: () => "arrivé, accusé en route",
    delivered: (time) => `remis à ${time}`,
    "not-delivered": (time) => `non remis, ${time}`,
    cancelled: (time) => `annulé à ${time}`,
    stopped: () => "non envoyé : le numéro est dans la liste STOP",
  },
  waitsForHandset: "attend que le téléphone soit allumé",
  held: {
    night: "Les SMS commerciaux attendent de 20 h à 8 h.",
    sunday: "Les SMS commerciaux attendent le dimanche.",
    holiday: "Les SMS commerciaux attendent les jours fériés.",
  },
};

/** @typedef {typeof en} Words */

/** @type {Record<Language, Words>} */
export const WORDS = { en, fr };
