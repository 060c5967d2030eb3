import { toWire, validateSendRequest } from "@sms-composer/core/requests";
import type { SendRequest } from "@sms-composer/core/requests";
import type { Parameters } from "../endpoint.ts";
import type { RequestIssue } from "../errors.ts";
import { defineCall } from "./define-call.ts";
import { receiptAnswer } from "./send.ts";

/**
 * A text from a number that the account rents, to one recipient, who can answer it. The platform appends no STOP mention
 * and has neither Unicode mode nor a time for it.
 */
export interface NumberSendRequest extends Omit<
  SendRequest,
  "recipients" | "range" | "sender" | "stop" | "unicode" | "scheduledAt"
> {
  /** The rented number, in its international form, with or without the plus. */
  readonly from: string;
  /** A number as in `SendRequest.recipients`. */
  readonly recipient: string;
}

export const sendFromNumber = defineCall({
  name: "sendFromNumber",
  method: "POST",
  path: "/vn/send",
  isRead: false,
  check: issuesOf,
  parameters: toNumberWire,
  answer: receiptAnswer,
});

const RENTED_NUMBER = /^\+?[1-9]\d{6,14}$/;

/** The rented number is named by the field `sender`, which it takes the place of. */
function issuesOf({ from, recipient, ...request }: NumberSendRequest, now: Date): RequestIssue[] {
  const issues: RequestIssue[] = validateSendRequest({ ...request, recipients: [recipient] }, { now });
  if (!from) return [...issues, { field: "sender", code: "required" }];
  const isNumber = RENTED_NUMBER.test(from);
  return isNumber ? issues : [...issues, { field: "sender", code: "invalid-characters", params: { characters: from } }];
}

function toNumberWire({ from, recipient, ...request }: NumberSendRequest): Parameters {
  const { phoneNumbers, ...body } = toWire({ ...request, recipients: [recipient] });
  // Both numbers have their country's code and no plus.
  return { ...body, to: phoneNumbers.replace(/^0/, "33").replace("+", ""), from: from.replace("+", "") };
}
