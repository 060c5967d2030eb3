import type { MessageId } from "@sms-composer/core";
import type { Reason, SendAnswer } from "./answers.ts";
import type { BatchState } from "./batch-state.ts";
import type { TagVerdict } from "./tag-match.ts";

/** The facts about one request to the API when an event happens to it. Times are milliseconds since 1970. */
export interface BatchFacts {
  readonly state: BatchState;
  /** The number of times that a person has decided to send it. */
  readonly decisions: number;
  /** Attempts or questions in a row without success. */
  readonly tries: number;
  /** Look-ups that got an answer since it became unknown. */
  readonly lookups: number;
  readonly unknownSince: number | null;
  readonly acceptedAt: number | null;
  /** An attempt ended without certainty: it may have gone, whatever a later attempt says. */
  readonly mayHaveGone: boolean;
  /** Its message leaves in several requests. */
  readonly isPortion: boolean;
  readonly scheduledAt: number | null;
  /** Whether it has a STOP mention, which the law holds at night and on Sundays. */
  readonly commercial: boolean;
}

/** The decisions of a person about a batch that may have been sent. `look-again` also asks for receipts anew. */
export type Decision = "look-again" | "send-again" | "give-up";

/** An event of a batch. */
export type BatchEvent =
  | { readonly kind: "attempt-started" }
  | { readonly kind: "attempt-ended"; readonly answer: SendAnswer }
  /** Found as sending while nothing is being sent: the process ended, or its commit failed. */
  | { readonly kind: "attempt-interrupted" }
  | { readonly kind: "looked-up"; readonly verdict: TagVerdict }
  /** `awaited`: at least one recipient has no final status. `copies`: how often the provider was seen to have it. */
  | { readonly kind: "receipts-read"; readonly awaited: boolean; readonly copies?: number }
  /** A call that reads got no answer. */
  | { readonly kind: "reading-failed" }
  | { readonly kind: "decided"; readonly decision: Decision }
  /** A person takes back what has not left. */
  | { readonly kind: "withdrawn" }
  /** The provider has cancelled a scheduled send. */
  | { readonly kind: "cancelled" }
  /** The provider would not cancel it, or did not answer. */
  | { readonly kind: "not-cancelled"; readonly reason: Reason }
  /** The time at which it became unknown, or was accepted, is in the future now. */
  | { readonly kind: "clock-set-back" };

/** The change of a batch: its next state, and what changes beside it. What is absent stays. */
export interface BatchChange {
  readonly state: BatchState;
  readonly decisions?: number;
  /** The time at which the app does its next step by itself; `null`: never. */
  readonly dueAt?: number | null;
  readonly tries?: number;
  readonly lookups?: number;
  readonly unknownSince?: number;
  readonly acceptedAt?: number;
  readonly copies?: number;
  readonly reason?: Reason | null;
  readonly messageId?: MessageId | null;
  readonly segments?: number;
  readonly cost?: number;
  readonly currency?: string;
  /** No receipt is expected any more: those who still wait have none. */
  readonly receiptsEnded?: true;
  /** The account has to be put right: the other requests of this message wait with this one. */
  readonly holdsMessage?: true;
  /** The provider took it: the requests behind it are not stale. */
  readonly isProgress?: true;
}
