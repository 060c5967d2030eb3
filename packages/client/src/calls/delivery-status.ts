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
  /** The API's own word; empty while it has none. */
  readonly statusText: string;
  /** Whether the recipient answered STOP to it, whatever the status. */
  readonly stopped: boolean;
  /** The time of the last change, where the API gives one. */
  readonly at?: Date;
}

/** The status by the API's word; a message without one is waiting. */
export const statusOf = (word: string | undefined = ""): Pick<Delivery, "status" | "statusText"> => ({
  status: readDeliveryStatus(word),
  statusText: word,
});

/** One entry of a `StatutResponse_List` of all recipients. */
export const delivery = z.pipe(
  z.object({ phoneNumber: text, status: maybe(text), stopSMS: maybe(flag), date: maybe(dateTime) }),
  z.transform(({ phoneNumber, status, stopSMS, date }): Delivery => ({
    recipient: phoneNumber,
    ...statusOf(status),
    stopped: stopSMS ?? false,
    ...(date && { at: date }),
  })),
);

/** Names of the control codes of the calls that ask for a status. */
export const CODES_OF_STATUS = { ...CONTROL_CODES, ...STATUS_CODES };
