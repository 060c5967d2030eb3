import type { OutcomeReason, RefusalCode } from "@sms-composer/core/requests";
import type { RefusalMessages } from "../../languages/en/refusals.ts";
import type { Refusal } from "./sending.ts";

type Sentence = Exclude<keyof RefusalMessages, "field">;

/**
 * The control codes of the gateway's that have a sentence of their own, by `CONTROL_CODES`: their names would weigh more
 * than all the rest here.
 */
const CODES_OF: Partial<Readonly<Record<Sentence, readonly number[]>>> = {
  // The key is missing or wrong; the account is disabled or blocked; no access to the API, or not from this address.
  account: [1, 10, 20, 30, 40, 96],
  credit: [11],
  // There is no price, or no Low Cost, for a country.
  destination: [13, 51],
  // In the STOP list; nobody is left to send to.
  stopped: [14, 55],
  hours: [22, 23],
  sender: [44, 992],
  tooLong: [50],
  // It was not queued.
  busy: [500],
  invalid: [2, 9, 42, 43, 45, 46, 47, 48, 49, 52],
};

/** The sentence of each refusal of one's own backend. */
const OF_REFUSAL_CODE: Partial<Readonly<Record<RefusalCode, Sentence>>> = {
  "not-authorized": "signIn",
  "quota-exceeded": "busy",
  "store-full": "busy",
  "country-not-allowed": "destination",
  "body-too-large": "tooLong",
  "list-too-long": "tooLong",
  "list-missing": "listMissing",
  "idempotency-key-reused": "otherMessage",
  "idempotency-key-in-flight": "noAnswer",
};

const OF_REASON: Readonly<Partial<Record<OutcomeReason, Sentence>>> = {
  invalid: "invalid",
  "not-allowed": "setup",
  refused: "other",
  "rate-limited": "busy",
  unreachable: "connection",
  offline: "offline",
  "no-answer": "noAnswer",
  "unreadable-answer": "unreadable",
  "internal-error": "setup",
};

/**
 * The sentence that says why, in the page's language: by the code, else by the reason.
 * @returns undefined where neither is known, or the person stopped it
 */
export function refusalSentence(messages: RefusalMessages, { code, reason }: Refusal): string | undefined {
  const byCode = typeof code === "number" ? sentenceOf(code) : code && (OF_REFUSAL_CODE[code] ?? "setup");
  const sentence = byCode ?? (reason && OF_REASON[reason]);
  return sentence && messages[sentence];
}

function sentenceOf(code: number): Sentence {
  const [sentence = "other"] = Object.entries(CODES_OF).find(([, codes]) => codes.includes(code)) ?? [];
  return sentence as Sentence;
}
