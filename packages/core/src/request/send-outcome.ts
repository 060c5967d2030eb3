import type { Issue } from "./issue.ts";
import type { SendField } from "./send-request.ts";

/** A complaint of the API about one field. */
export interface FieldError {
  /** Our name of the field; absent when the API names one that we do not know. */
  readonly field?: SendField;
  /** The API's own name, such as `children[sender].data`. */
  readonly elementId: string;
  /** The API's own words, French or English. */
  readonly message: string;
}

/**
 * The gateway's identifier of a send: a number while it is a safe integer, its exact decimal digits as a text beyond
 * 2^53 - 1, where a number would name another send.
 */
export type MessageId = number | string;

/** An accepted send. */
export interface SendReceipt {
  readonly messageId: MessageId;
  /** SMS billed for each recipient as the API counts them (`nb_sms`); at least 1. */
  readonly segments: number;
  /** Total cost, in `currency`; 0 or more. */
  readonly cost: number;
  /** ISO 4217 code, such as `EUR`. */
  readonly currency: string;
  /** Time of a scheduled send. */
  readonly scheduledAt?: Date;
}

/**
 * The certainty after an attempt to send. `sent`: the gateway accepted it. `not-sent`: it certainly did not go.
 * `unknown`: it may have gone, and must not be sent again without a person's decision.
 */
export type Certainty = "sent" | "not-sent" | "unknown";

/** The reason why a send did not go, or why nobody knows whether it did. */
export type OutcomeReason =
  /** The request breaks a rule that is known beforehand; the gateway was not called. */
  | "invalid"
  /** One's own backend refused before it called the gateway: see `code`. */
  | "not-allowed"
  /** The gateway answered that it refuses: see `code`. */
  | "refused"
  /** The gateway, or one's own backend, takes no more requests for now. */
  | "rate-limited"
  /** No connection was made. */
  | "unreachable"
  /** The browser knows that it has no network. */
  | "offline"
  /** The connection stood, and no whole answer arrived in time. */
  | "no-answer"
  /** The connection stood, and broke before a whole answer had arrived. */
  | "connection-lost"
  /** Something answered that cannot be read, or that lacks what an answer carries. */
  | "unreadable-answer"
  /** The sender gave up waiting. */
  | "interrupted"
  /** A fault of the program that sends. */
  | "internal-error";

/** The reason why one's own backend does not call the gateway. None of these is a control code of the gateway's. */
export type RefusalCode =
  | "not-authorized"
  | "origin-not-allowed"
  | "method-not-allowed"
  | "body-unreadable"
  | "body-too-large"
  | "field-not-allowed"
  | "country-not-allowed"
  /** No recipient wants messages. */
  | "opted-out"
  | "quota-exceeded"
  | "idempotency-key-required"
  | "idempotency-key-invalid"
  /** The key belongs to another request: that one may have been sent. */
  | "idempotency-key-reused"
  /** The same request is still on its way. */
  | "idempotency-key-in-flight"
  /** The key is older than what the backend remembers, and the gateway could not be asked for it. */
  | "idempotency-key-expired"
  | "store-full"
  | "list-too-long"
  | "list-missing";

/** A send whose answer was lost, and that the gateway lists under its tag: its receipt was lost with the answer. */
export interface FoundSend {
  readonly foundByTag: true;
}

/** The progress of a send that one's own backend has taken in and goes on sending, whether or not anybody waits for it. */
export interface SendProgress {
  /** Recipients whose requests the gateway has accepted. */
  readonly sent: number;
  /** All of its recipients. */
  readonly total: number;
}

/** Members that one's own backend adds to an outcome. */
interface OutcomeAdditions {
  /** Recipients who were left out because they want no messages. */
  readonly optedOut?: readonly string[];
}

/** The outcome of one request. */
export type SendOutcome =
  | ({ readonly outcome: "sent"; readonly foundByTag?: never } & SendReceipt & OutcomeAdditions)
  | ({ readonly outcome: "sent" } & FoundSend & OutcomeAdditions)
  | (OutcomeAdditions & {
      readonly outcome: "not-sent" | "unknown";
      readonly foundByTag?: never;
      readonly reason?: OutcomeReason;
      /** The gateway's control code when it answered with one, or the code of a refusal of one's own backend. */
      readonly code?: number | RefusalCode;
      /** The gateway's or the transport's own words, for a person who looks for the cause; not in the page's language. */
      readonly message?: string;
      /** The gateway's complaints field by field. */
      readonly fieldErrors?: readonly FieldError[];
      /** Rules that the backend found broken before it called the gateway. */
      readonly issues?: readonly Issue[];
      /** The tag that the backend gave the send, by which the gateway can be asked for it. */
      readonly tag?: string;
      /** The progress of an unknown send: the backend is still sending it, and can be asked again. */
      readonly progress?: SendProgress;
    });

/**
 * The outcome of one of the requests in which a list left, and the rows that it was for: their indexes. `segments` is
 * the total of these rows.
 */
export type PortionOutcome = SendOutcome & { readonly rows: readonly number[] };

/** The outcome of a list. Each of its rows is in one portion, or invalid, or a duplicate, or opted out. */
export interface ListOutcome {
  /** The outcome of the portions where they agree, and otherwise `unknown`. */
  readonly outcome: Certainty;
  readonly portions: readonly PortionOutcome[];
  /** The backend is still sending it, and can be asked again. */
  readonly progress?: SendProgress;
  /** Rows that cannot be sent, and why. */
  readonly invalid?: readonly { readonly row: number; readonly issues: readonly object[] }[];
  /** Rows with the number and the text of an earlier row. */
  readonly duplicates?: readonly number[];
  /** Recipients who were left out because they want no messages. */
  readonly optedOut?: readonly string[];
}
