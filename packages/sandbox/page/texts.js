/** @import { Progress } from "../src/handsets/phone-view.ts" */

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
  empty: "No message yet.",
  reply: "Answer from this phone",
  replyHint: "Answer, or STOP",
  answer: "Answer",
  stopped: "This number answered STOP: it is in the account’s STOP list.",
  offline: "The sandbox does not answer. Trying again…",
  requests: "Requests",
  noRequests: "Each call of the API appears here with its answer.",
  indent: "Indent",
  request: "Request",
  response: "Response",
  webhooks: "Webhooks",
  /** @type {Record<"reply" | "receipt", string>} */
  webhook: { reply: "reply", receipt: "receipt" },
  noResponse: "The connection was closed without an answer.",
  notShown: "Sent piece by piece; not kept.",
  code: "code",
  deliverNow: "Deliver now",
  gsm: "GSM",
  unicode: "Unicode",
  /** @type {(segments: number) => string} */
  segments: (segments) => `${segments} SMS`,
  /** @type {(units: number) => string} */
  units: (units) => `${units} ${units === 1 ? "unit" : "units"}`,
  /** @type {Record<Progress, (time: string) => string>} */
  progress: {
    queued: (time) => `waits until ${time}`,
    trying: () => "waits for the handset to be switched on",
    arrived: () => "arrived, receipt under way",
    delivered: (time) => `delivered at ${time}`,
    "not-delivered": (time) => `not delivered, ${time}`,
    cancelled: (time) => `cancelled at ${time}`,
    stopped: () => "not sent: the number is in the STOP list",
  },
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
  empty: "Aucun message pour l’instant.",
  reply: "Répondre depuis ce téléphone",
  replyHint: "Réponse, ou STOP",
  answer: "Répondre",
  stopped: "Ce numéro a répondu STOP : il est dans la liste STOP du compte.",
  offline: "Le bac à sable ne répond pas. Nouvel essai…",
  requests: "Requêtes",
  noRequests: "Chaque appel de l’API apparaît ici avec sa réponse.",
  indent: "Indenter",
  request: "Requête",
  response: "Réponse",
  webhooks: "Webhooks",
  webhook: { reply: "réponse", receipt: "accusé" },
  noResponse: "La connexion a été coupée sans réponse.",
  notShown: "Envoyée morceau par morceau ; non conservée.",
  code: "code",
  deliverNow: "Remettre maintenant",
  gsm: "GSM",
  unicode: "Unicode",
  segments: (segments) => `${segments} SMS`,
  units: (units) => `${units} ${units < 2 ? "unité" : "unités"}`,
  progress: {
    queued: (time) => `en attente jusqu’à ${time}`,
    trying: () => "attend que le téléphone soit allumé",
    arrived: () => "arrivé, accusé en route",
    delivered: (time) => `remis à ${time}`,
    "not-delivered": (time) => `non remis, ${time}`,
    cancelled: (time) => `annulé à ${time}`,
    stopped: () => "non envoyé : le numéro est dans la liste STOP",
  },
  held: {
    night: "Les SMS commerciaux attendent de 20 h à 8 h.",
    sunday: "Les SMS commerciaux attendent le dimanche.",
    holiday: "Les SMS commerciaux attendent les jours fériés.",
  },
};

/** @typedef {typeof en} Texts */

/** @type {Record<Language, Texts>} */
export const TEXTS = { en, fr };
