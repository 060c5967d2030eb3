import { readDeliveryStatus } from "@sms-composer/core/requests";
import type { MessageId } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { performCall } from "../call.ts";
import type { CallOptions, Settings } from "../client-options.ts";
import type { Endpoint } from "../endpoint.ts";
import { figure, flag, maybe, messageIdentifier, moment, readBy, text } from "../wire-value.ts";
import { ACCEPTANCE } from "./acceptance.ts";
import type { Delivery } from "./delivery-status.ts";
import { delivery, DELIVERY_LAYOUT, STATUS_CODE_NAMES } from "./delivery-status.ts";

/** One message to one recipient. */
export interface MessageRecipient {
  readonly messageId: MessageId;
  /** E.164, or French national. */
  readonly recipient: string;
}

/** The delivery of one message to one recipient, with what it cost. */
export interface MessageDelivery extends Delivery {
  readonly messageId: MessageId;
  readonly cost: number;
  /** ISO 4217 code, such as `EUR`. */
  readonly currency: string;
  /** ISO 3166-1 alpha-2 code, such as `FR`. */
  readonly countryCode: string;
}

const ofOne = z.pipe(
  z.object({
    number: text,
    messageId: messageIdentifier,
    stopSms: flag,
    date: maybe(moment),
    statut: text,
    cost: figure,
    countryCode: text,
    currency: text,
  }),
  z.transform(({ number, messageId, stopSms, date, statut, cost, countryCode, currency }): MessageDelivery => ({
    recipient: number,
    messageId,
    status: readDeliveryStatus(statut),
    statusText: statut,
    stopped: stopSms,
    ...(date && { at: date }),
    cost,
    currency,
    countryCode,
  })),
);

const statusEndpoint: Endpoint<MessageDelivery> = {
  call: "status",
  method: "GET",
  path: "/message-status",
  isRead: true,
  layout: {
    ...ACCEPTANCE,
    number: "value",
    messageId: "value",
    stopSms: "value",
    date: "value",
    statut: "value",
    cost: "value",
    countryCode: "value",
    currency: "value",
  },
  codeNames: STATUS_CODE_NAMES,
  read: readBy(ofOne),
};

export async function status(
  settings: Settings,
  { messageId, recipient }: MessageRecipient,
  options?: CallOptions,
): Promise<MessageDelivery> {
  return performCall(settings, statusEndpoint, { messageId, phoneNumber: recipient }, options);
}

const byMessageEndpoint: Endpoint<readonly Delivery[]> = {
  call: "statusByMessage",
  method: "GET",
  path: "/bulk-status",
  isRead: true,
  layout: { ...ACCEPTANCE, message_id: "value", StatutResponse_List: { listOf: DELIVERY_LAYOUT } },
  codeNames: STATUS_CODE_NAMES,
  read: readBy(
    z.pipe(
      z.object({ StatutResponse_List: z.array(delivery) }),
      z.transform(({ StatutResponse_List }): readonly Delivery[] => StatutResponse_List),
    ),
  ),
};

export async function statusByMessage(
  settings: Settings,
  messageId: MessageId,
  options?: CallOptions,
): Promise<readonly Delivery[]> {
  return performCall(settings, byMessageEndpoint, { messageId }, options);
}
