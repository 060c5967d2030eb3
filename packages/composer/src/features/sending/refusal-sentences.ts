import { CONTROL_CODES, type ControlCodeName, type OutcomeReason, type RefusalCode } from "@sms-composer/core/requests";
import type { RefusalMessages } from "../../languages/en/refusals.ts";
import type { Refusal } from "./sending.ts";

type Sentence = Exclude<keyof RefusalMessages, "field">;

/** The sentence of each control code of the gateway's that has one of its own. */
const OF_CONTROL_CODE: Partial<Readonly<Record<ControlCodeName, Sentence>>> = {
  "api-key-required": "account",
  "wrong-api-key": "account",
  "account-disabled": "account",
  "account-blocked": "account",
  "api-access-denied": "account",
  "ip-not-authorised": "account",
  "not-enough-credit": "credit",
  "no-price": "destination",
  "low-cost-not-eligible": "destination",
  "number-in-stop-list": "stopped",
  "no-number-to-send": "stopped",
  "outside-commercial-hours": "hours",
  "sunday-or-holiday": "hours",
  "sender-invalid": "sender",
  "sender-not-authorised": "sender",
  "too-many-recipients": "tooLong",
  "not-queued": "busy",
  "phone-number-required": "invalid",
  "constraint-not-respected": "invalid",
  "low-cost-too-long": "invalid",
  "message-required": "invalid",
  "date-required": "invalid",
  "time-required": "invalid",
  "minute-invalid": "invalid",
  "minute-step": "invalid",
  "date-invalid": "invalid",
  "too-many-segments": "invalid",
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
 * The sentence that says why, in the page's language: by the code's name, else by the reason.
 * @returns undefined where neither is known, or the person stopped it
 */
export function refusalSentence(messages: RefusalMessages, { code, reason }: Refusal): string | undefined {
  const name = typeof code === "number" ? CONTROL_CODES[code] : undefined;
  const byCode =
    typeof code === "number"
      ? ((name && OF_CONTROL_CODE[name]) ?? "other")
      : code && (OF_REFUSAL_CODE[code] ?? "setup");
  const sentence = byCode ?? (reason && OF_REASON[reason]);
  return sentence && messages[sentence];
}
