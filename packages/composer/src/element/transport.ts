import type { ListOutcome, SendOutcome, SendRequest } from "@sms-composer/core";
import type { SentList } from "../draft/people-list.ts";

/** The options that a transport gets beside the request. */
export interface TransportOptions {
  /** Aborted when the person stops waiting, or after `timeout`. */
  readonly signal: AbortSignal;
  /** The same for every repetition of one decision to send; hand it on, so that nothing is sent twice. */
  readonly idempotencyKey: string;
  /** The people who each get a text of their own; the request has no recipients then, and its message has the fields. */
  readonly list?: SentList | undefined;
  /** The key of an earlier send of the same message, of which nobody knows what became of it: look that one up first. */
  readonly replaces?: string | undefined;
}

/** Sends a request, or says what became of it. A thrown error counts as an unknown outcome: it may have left. */
export type Transport = (request: SendRequest, options: TransportOptions) => Promise<SendOutcome | ListOutcome>;
