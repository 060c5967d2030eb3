import { CONTROL_CODES, readDeliveryStatus, STATUS_CODES } from "@sms-composer/core/requests";
import type { DeliveryStatus } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { dateTime, flag, maybe, text } from "../wire-value.ts";

/** The delivery to one recipient. */
export interface Delivery {
  /** The number as the API writes it. */
  readonly recipient: string;
  /** The status as the API has it now; `statusAt` of core says when a receipt no longer comes. */
  readonly status: DeliveryStatus;
  /** The API's own word. */
  readonly statusText: string;
  /** Whether the recipient answered STOP to it, whatever the status. */
  readonly stopped: boolean;
  /** The time of the last change, where the API gives one. */
  readonly at?: Date;
}

/** One entry of a `StatutResponse_List` of all recipients. */
export const delivery = z.pipe(
  z.object({ phoneNumber: text, status: text, stopSMS: flag, date: maybe(dateTime) }),
  z.transform(({ phoneNumber, status, stopSMS, date }): Delivery => ({
    recipient: phoneNumber,
    status: readDeliveryStatus(status),
    statusText: status,
    stopped: stopSMS,
    ...(date && { at: date }),
  })),
);

/** Names of the control codes of the calls that ask for a status. */
export const CODES_OF_STATUS = { ...CONTROL_CODES, ...STATUS_CODES };
