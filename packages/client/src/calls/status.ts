import type { MessageId } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { dateTime, flag, maybe, messageIdentifier, number, text, unread } from "../wire-value.ts";
import { defineCall } from "./define-call.ts";
import type { Delivery } from "./delivery-status.ts";
import { CODES_OF_STATUS, delivery, statusOf } from "./delivery-status.ts";

/** One message to one recipient. */
export interface MessageRecipient {
  readonly messageId: MessageId;
  /** E.164, or French national. */
  readonly recipient: string;
}

/** The delivery of one message to one recipient, with what it cost. */
export interface MessageDelivery extends Delivery {
  readonly messageId: MessageId;
  /** In `currency`; absent while the API does not know it. */
  readonly cost?: number;
  /** ISO 4217 code, such as `EUR`; empty where the API gives none. */
  readonly currency: string;
  /** ISO 3166-1 alpha-2 code, such as `FR`; empty where the API gives none. */
  readonly countryCode: string;
}

const ofOne = z.pipe(
  z.object({
    number: text,
    messageId: messageIdentifier,
    stopSms: maybe(flag),
    date: maybe(dateTime),
    statut: maybe(text),
    cost: maybe(number),
    countryCode: maybe(text),
    currency: maybe(text),
  }),
  z.transform(({ number, messageId, stopSms, date, statut, cost, countryCode, currency }): MessageDelivery => ({
    recipient: number,
    messageId,
    ...statusOf(statut),
    stopped: stopSms ?? false,
    ...(date && { at: date }),
    ...(cost !== undefined && { cost }),
    currency: currency ?? "",
    countryCode: countryCode ?? "",
  })),
);

export const status = defineCall({
  name: "status",
  method: "GET",
  path: "/message-status",
  isRead: true,
  codes: CODES_OF_STATUS,
  parameters: ({ messageId, recipient }: MessageRecipient) => ({ messageId, phoneNumber: recipient }),
  answer: ofOne,
});

export const statusByMessage = defineCall({
  name: "statusByMessage",
  method: "GET",
  path: "/bulk-status",
  isRead: true,
  codes: CODES_OF_STATUS,
  parameters: (messageId: MessageId) => ({ messageId }),
  answer: z.pipe(
    z.object({ message_id: unread, StatutResponse_List: z.array(delivery) }),
    z.transform(({ StatutResponse_List }): readonly Delivery[] => StatutResponse_List),
  ),
});
