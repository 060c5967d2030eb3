import type { FieldError, Issue, MessageId, SendRequest } from "@sms-composer/core";
import type { RECIPIENT_STATUSES } from "../store/schema.ts";

/** Why a batch stands where it stands. A code for the interface to put into words, and the provider's own words. */
export interface Reason {
  readonly kind: ReasonKind;
  /** The API's control code. */
  readonly code?: number;
  /** The API's own words. */
  readonly message?: string;
  readonly fieldErrors?: readonly FieldError[];
  /** Rules that were found broken before the API was called. */
  readonly issues?: readonly Issue[];
}

export type ReasonKind =
  /** The API has refused it. */
  | "refused"
  /** A rule was found broken before the API was called, such as a scheduled time that had gone by meanwhile. */
  | "broken-rule"
  /** No connection came about: nothing left this machine. */
  | "no-connection"
  /** The API takes no more requests for now. */
  | "too-many-requests"
  /** The connection was there and no readable answer came: time limit, reset, server error, nonsense. */
  | "no-answer"
  /** The app ended while it was being sent. */
  | "interrupted"
  /** Looked up at least three times over at least ten minutes, and not found. */
  | "not-found"
  /** It could not be looked up for an hour. */
  | "not-looked-up"
  /** Something with the same tag is at the provider, but whether it is this one cannot be said. */
  | "doubtful-match";

/** What an attempt to send has made certain. */
export type SendAnswer =
  | {
      readonly outcome: "sent";
      readonly messageId: MessageId;
      /** SMS billed for each recipient. */
      readonly segments: number;
      readonly cost: number;
      readonly currency: string;
    }
  | { readonly outcome: "refused"; readonly reason: Reason }
  /** `retryAfter`: milliseconds that the provider asks to wait. */
  | { readonly outcome: "never_left"; readonly reason: Reason; readonly retryAfter?: number }
  | { readonly outcome: "unknown"; readonly reason: Reason };

export type RecipientStatus = (typeof RECIPIENT_STATUSES)[number];

/** What the provider says of one recipient of one send. */
export interface Delivery {
  /** E.164. */
  readonly phone: string;
  readonly status: RecipientStatus;
  /** The moment that the provider gives with it. */
  readonly at?: Date;
  readonly messageId?: MessageId;
}

export type CancelAnswer =
  | { readonly outcome: "cancelled" }
  /** The answer with its id was lost, it was found by its tag, and the API cancels by id only. */
  | { readonly outcome: "without-id" }
  | { readonly outcome: "refused"; readonly reason: Reason }
  | { readonly outcome: "unknown"; readonly reason: Reason };

/**
 * The API as the outbox needs it. `send` answers, it does not throw: an error that nobody foresaw counts as unknown.
 * The reading calls throw when they got no answer; the worker then asks again later.
 */
export interface Provider {
  send(request: SendRequest): Promise<SendAnswer>;
  findByTag(tag: string): Promise<readonly Delivery[]>;
  deliveries(messageId: MessageId): Promise<readonly Delivery[]>;
  cancel(messageId: MessageId): Promise<CancelAnswer>;
}
