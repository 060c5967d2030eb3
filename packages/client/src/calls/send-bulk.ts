import { LIMITS, toWire, validateSendRequest } from "@sms-composer/core/requests";
import type { MessageId, SendRequest } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { hasCheckedText, issuesBesideText } from "../checked-text.ts";
import type { Parameters } from "../endpoint.ts";
import type { RequestIssue } from "../errors.ts";
import { dateTime, flag, maybe, messageIdentifier, number, reportMissing, text } from "../wire-value.ts";
import { defineCall } from "./define-call.ts";

/** One text to one recipient of a bulk send. */
export interface BulkMessage {
  /** A number as in `SendRequest.recipients`. */
  readonly recipient: string;
  /** A text as in `SendRequest.message`. */
  readonly message: string;
}

/** A text of its own for each recipient; all else is common to them. */
export interface BulkRequest extends Omit<SendRequest, "recipients" | "message"> {
  /** The messages, at most 500. */
  readonly messages: readonly BulkMessage[];
}

/** The result of one message of an accepted bulk send. */
export interface BulkPart {
  /** The number as the API writes it. */
  readonly recipient: string;
  /** The API refuses single messages of a bulk send that it accepts. */
  readonly accepted: boolean;
  /** The control code of this message; 200 when it is accepted. */
  readonly code: number;
  readonly segments: number;
  readonly cost: number;
}

/** An accepted bulk send. */
export interface BulkReceipt {
  readonly messageId: MessageId;
  /** SMS billed in all. */
  readonly segments: number;
  /** Total cost, in `currency`. */
  readonly cost: number;
  /** ISO 4217 code, such as `EUR`. */
  readonly currency: string;
  /** Time of a scheduled send. */
  readonly scheduledAt?: Date;
  /** The results, in the order of the API's answer. */
  readonly parts: readonly BulkPart[];
}

const part = z.pipe(
  z.object({ success: flag, code: number, nbSms: maybe(number), cost: maybe(number), phoneNumber: text }),
  z.transform(({ success, code, nbSms = 0, cost = 0, phoneNumber }, context): BulkPart => {
    // Refused with the code of a success, or accepted with another: it says neither.
    if (success !== (code === 200)) return reportMissing(context, ["code"]);
    return { recipient: phoneNumber, accepted: success, code, segments: nbSms, cost };
  }),
);

const answer = z.pipe(
  z.object({
    message_id: messageIdentifier,
    currency: text,
    cost: number,
    nbSMS: number,
    SMSResponse_List: z.array(part),
    scheduledDeliveryDate: maybe(dateTime),
  }),
  z.transform(
    ({ message_id, currency, cost, nbSMS, SMSResponse_List: parts, scheduledDeliveryDate }, context): BulkReceipt => {
      // As of one text: a database counts from 1, and what was accepted is at least one SMS.
      const fewest = parts.some(({ accepted }) => accepted) ? 1 : 0;
      const isThere = {
        message_id: message_id !== 0,
        nbSMS: Number.isSafeInteger(nbSMS) && nbSMS >= fewest,
        cost: cost >= 0,
        currency: currency.trim() !== "",
        SMSResponse_List: parts.length > 0,
      };
      const missing = Object.entries(isThere).flatMap(([name, isRead]) => (isRead ? [] : [name]));
      if (missing.length > 0) return reportMissing(context, missing);
      const scheduled = scheduledDeliveryDate && { scheduledAt: scheduledDeliveryDate };
      return { messageId: message_id, segments: nbSMS, cost, currency, ...scheduled, parts };
    },
  ),
);

export const sendBulk = defineCall({
  name: "sendBulk",
  method: "POST",
  path: "/bulk-send",
  isRead: false,
  check: issuesOf,
  parameters: toBulkWire,
  answer,
});

function issuesOf(request: BulkRequest, now: Date): RequestIssue[] {
  const { messages, ...common } = request;
  if (!Array.isArray(messages)) return [{ field: "recipients", code: "wrong-type" }];
  if (messages.length === 0) return [{ field: "recipients", code: "required" }];
  if (messages.length > LIMITS.recipients) {
    const params = { count: messages.length, max: LIMITS.recipients };
    return [{ field: "recipients", code: "too-many-recipients", params }];
  }
  const isChecked = hasCheckedText(request);
  return messages.flatMap((single: Partial<BulkMessage> | null, index) => {
    const draft = { ...common, recipients: [single?.recipient], message: single?.message };
    const issues = isChecked ? issuesBesideText(draft, now) : validateSendRequest(draft, { now });
    return issues.map((issue) => ({ ...issue, index }));
  });
}

function toBulkWire({ messages, ...common }: BulkRequest): Parameters {
  const bodies = messages.map(({ recipient, message }) => toWire({ ...common, recipients: [recipient], message }));
  const { phoneNumbers: _numbers, message: _message, ...shared } = bodies[0] ?? {};
  return { ...shared, SMSList: bodies.map(({ phoneNumbers, message }) => ({ phoneNumber: phoneNumbers, message })) };
}
