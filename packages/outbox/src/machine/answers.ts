import type { DeliveryStatus, FieldError, Issue, MessageId, OutcomeReason } from "@sms-composer/core";

/** The reason for the state of a batch: a code for the interface to put into words, and the provider's own words. */
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

/** The words for why a batch stands where it stands: core's reasons of an outcome, and those of the outbox itself. */
export type ReasonKind =
  | Exclude<OutcomeReason, "not-allowed" | "offline" | "internal-error">
  /** No secure connection was made: the server's certificate is not one that this computer trusts. */
  | "untrusted-certificate"
  /** Looked up at least three times over at least ten minutes, and not found. */
  | "not-found"
  /** It could not be looked up for an hour. */
  | "not-looked-up"
  /** Something with the same tag is at the provider, but whether it is this one cannot be said. */
  | "doubtful-match";

/** The answer to an attempt to send, by what it has made certain. */
export type SendAnswer =
  | {
      readonly outcome: "sent";
      readonly messageId: MessageId;
      /** SMS billed for each recipient; absent where the recipients have texts of their own. */
      readonly segments?: number;
      readonly cost: number;
      readonly currency: string;
      /** The result for each recipient, for a request with a text for each. */
      readonly parts?: readonly AnsweredPart[];
    }
  /** `retryAfter`: milliseconds that the provider asks to wait before another attempt. */
  | { readonly outcome: "not-sent"; readonly reason: Reason; readonly retryAfter?: number }
  | { readonly outcome: "unknown"; readonly reason: Reason };

/** The result for one recipient of an accepted request with a text for each. */
export interface AnsweredPart {
  /** E.164. */
  readonly phone: string;
  readonly segments: number;
  readonly cost: number;
  /** The API's control code by which it refused this recipient and took the others. */
  readonly code?: number;
}

/** The provider's word on one recipient of one send. */
export interface Delivery {
  /** E.164. */
  readonly phone: string;
  readonly status: DeliveryStatus;
  /** The time that the provider gives with the status. */
  readonly at?: Date;
  readonly messageId?: MessageId;
}

/** The answer to asking the provider to cancel a scheduled send. */
export type CancelAnswer =
  | { readonly outcome: "cancelled" }
  /** The answer with its id was lost, it was found by its tag, and the API cancels by id only. */
  | { readonly outcome: "without-id" }
  | { readonly outcome: "refused"; readonly reason: Reason }
  | { readonly outcome: "unknown"; readonly reason: Reason };

/**
 * Reasons after which nothing has left this machine, or the provider lets nothing in for now: the same request may be
 * tried again.
 */
const RETRIED: ReadonlySet<ReasonKind> = new Set(["unreachable", "untrusted-certificate", "rate-limited"]);

/** Whether an attempt that ended so may be repeated by itself. */
export const mayBeRetried = ({ kind }: Reason): boolean => RETRIED.has(kind);

/**
 * Control codes that speak of the account and not of what was sent: key, credit, account disabled or blocked, API
 * access denied, address not authorised. Source: docs/smspartner.md#control-codes in core.
 */
const ACCOUNT_CODES: ReadonlySet<number | undefined> = new Set([10, 11, 20, 30, 40, 96]);

/** Whether the account has to be put right before anything of it can be sent. */
export const concernsAccount = ({ kind, code }: Reason): boolean => kind === "refused" && ACCOUNT_CODES.has(code);
