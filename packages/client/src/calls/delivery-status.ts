import { CONTROL_CODES } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { flag, maybe, moment, text } from "../wire-value.ts";

/** What is known of a delivery. Receipts can take up to 48 hours; `other` is a word that the vendor does not document. */
export type DeliveryStatus = "delivered" | "not-delivered" | "waiting" | "other";

/** The delivery to one recipient. */
export interface Delivery {
  /** The number as the API writes it. */
  readonly recipient: string;
  readonly status: DeliveryStatus;
  /** The API's own word. */
  readonly statusText: string;
  /** The recipient answered STOP to it. */
  readonly stopped: boolean;
  /** Moment of the last change, where the API tells one. */
  readonly at?: Date;
}

const STATUS_OF_WORD: Readonly<Record<string, DeliveryStatus>> = {
  delivered: "delivered",
  "not delivered": "not-delivered",
  waiting: "waiting",
};

/** Our status of the API's word. */
export function statusOf(word: string): DeliveryStatus {
  return STATUS_OF_WORD[word.trim().toLowerCase()] ?? "other";
}

/** One entry of a `StatutResponse_List` of all recipients. */
export const delivery = z.pipe(
  z.object({ phoneNumber: text, status: text, stopSMS: flag, date: maybe(moment) }),
  z.transform(({ phoneNumber, status, stopSMS, date }): Delivery => ({
    recipient: phoneNumber,
    status: statusOf(status),
    statusText: status,
    stopped: stopSMS,
    ...(date && { at: date }),
  })),
);

/** The entries of `delivery` in their order. */
export const DELIVERY_LAYOUT = { phoneNumber: "value", status: "value", stopSMS: "value", date: "value" } as const;

/** Meanings of the control codes of the calls that ask for a status. */
export const STATUS_CODE_NAMES = { ...CONTROL_CODES, 3: "message-id-required" };
