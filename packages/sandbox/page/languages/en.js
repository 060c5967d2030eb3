/** @import { Progress } from "../../src/handsets/phone-view.ts" */

export const messages = {
  name: "English",
  locale: "en-GB",
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
  reply: "Reply from this phone",
  replyHint: "Reply, or STOP",
  answer: "Reply",
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

/** @typedef {typeof messages} Messages */
