import type { Encoding, Segment } from "@sms-composer/core";
import type { HeldBecause } from "@sms-composer/core/forecast";
import type { OptionOfText, SendOptions } from "../wire/send-options.ts";
import type { Amount } from "./money.ts";
import { toApiTime } from "../time/time-format.ts";

/** Status of a delivery, as the API spells it. */
export type DeliveryStatus = "Waiting" | "Delivered" | "Not delivered";

/** A text as the platform sends it, replaced, counted and cut. */
export interface Content {
  /** The text that the handset shows, the STOP mention included. */
  readonly text: string;
  /** The mention at its end; empty when there is none. */
  readonly stopMention: string;
  readonly encoding: Encoding;
  /** Units of the whole text: septets, in Unicode mode UTF-16 units. */
  readonly units: number;
  /** The SMS that carry it: stretches of `text`. */
  readonly segments: readonly Segment[];
}

/** One message on its way to one number. Times are milliseconds since 1970. */
export interface Delivery {
  /** Id of the message that it belongs to. */
  readonly messageId: number;
  /** E.164. */
  readonly number: string;
  /** ISO 3166 country of the number. */
  readonly country: string;
  readonly content: Content;
  readonly cost: Amount;
  status: DeliveryStatus;
  statusAt: number;
  /** The number was in the STOP list: nothing was sent to it. */
  readonly stopped: boolean;
  /** The time at which it reached the handset; absent before. */
  arrivedAt?: number;
  /** The time at which its state changes next; absent when its status is final. */
  dueAt?: number;
}

/** An accepted send: one request, one id, one or many deliveries. Times are milliseconds since 1970. */
export interface Message extends Omit<SendOptions, OptionOfText> {
  readonly id: number;
  readonly createdAt: number;
  /** Whether it is subject to the commercial sending window. */
  readonly commercial: boolean;
  /** The time at which it goes: now, as scheduled, or when the commercial window opens. */
  deliverAt: number;
  readonly heldBecause?: HeldBecause;
  readonly deliveries: readonly Delivery[];
  cancelledAt?: number;
  /** Earliest `dueAt` of its deliveries. */
  dueAt?: number;
}

/** Cost of a message: the sum of its deliveries. */
export function costOf(message: Message): Amount {
  return message.deliveries.reduce((sum, { cost }) => sum + cost, 0);
}

/** The member of an answer that names the time of a scheduled message; none for any other. */
export function scheduleOf({ scheduledAt }: Message): { readonly scheduledDeliveryDate?: string } {
  return scheduledAt === undefined ? {} : { scheduledDeliveryDate: toApiTime(scheduledAt) };
}
