import { CONTROL_CODES, readDeliveryStatus, STATUS_CODES } from "@sms-composer/core/requests";
import type { DeliveryStatus } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { flag, maybe, moment, text } from "../wire-value.ts";

/** The delivery to one recipient. */
export interface Delivery {
  /** The number as the API writes it. */
  readonly recipient: string;
  /** As the API says it now; `statusAt` of core knows when a receipt no longer comes. */
  readonly status: DeliveryStatus;
  /** The API's own word. */
  readonly statusText: string;
  /** The recipient answered STOP to it, whatever the status. */
  readonly stopped: boolean;
  /** Moment of the last change, where the API tells one. */
  readonly at?: Date;
}

/** One entry of a `StatutResponse_List` of all recipients. */
export const delivery = z.pipe(
  z.object({ phoneNumber: text, status: text, stopSMS: flag, date: maybe(moment) }),
  z.transform(({ phoneNumber, status, stopSMS, date }): Delivery => ({
    recipient: phoneNumber,
    status: readDeliveryStatus(status),
    statusText: status,
    stopped: stopSMS,
    ...(date && { at: date }),
  })),
);

/** The entries of `delivery` in their order. */
export const DELIVERY_LAYOUT = { phoneNumber: "value", status: "value", stopSMS: "value", date: "value" } as const;

/** Meanings of the control codes of the calls that ask for a status. */
export const STATUS_CODE_NAMES = { ...CONTROL_CODES, ...STATUS_CODES };
