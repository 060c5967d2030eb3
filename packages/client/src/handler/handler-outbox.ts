import type { Certainty, FieldError, Issue, MessageId, OutcomeReason, SendRequest } from "@sms-composer/core/requests";

/** A list as a handler hands it to an outbox: read, and judged row by row. */
export interface HandlerList extends Omit<SendRequest, "recipients" | "message"> {
  /** The text of each person; the recipient is E.164, `row` the index of the row that it was made of. */
  readonly messages: readonly { readonly row: number; readonly recipient: string; readonly message: string }[];
  /** Rows that cannot be sent, and why. */
  readonly invalid: readonly {
    readonly row: number;
    readonly issues: readonly { readonly field: string; readonly code: string; readonly params?: object }[];
  }[];
  /** Rows with the number and the text of an earlier one. */
  readonly duplicates: readonly number[];
}

/** The state of one request to the gateway in an outbox. */
export interface HandlerPortion {
  /** `queued` and `sending`: it changes soon. */
  readonly state: string;
  /** Undefined while it certainly has not left and may still do so. */
  readonly outcome?: Certainty;
  readonly reason?: OutcomeReason;
  readonly code?: number;
  readonly message?: string;
  readonly fieldErrors?: readonly FieldError[];
  readonly issues?: readonly Issue[];
  readonly rows: readonly number[];
  /** Recipients whom the gateway refused while it took the others. */
  readonly refused: readonly { readonly row: number; readonly code: number }[];
  readonly recipients: number;
  readonly tag: string;
  readonly messageId?: MessageId;
  /** SMS billed in all. */
  readonly segments?: number;
  readonly cost?: number;
  readonly currency?: string;
}

/** The state of a send in an outbox. */
export interface HandlerSend {
  /** `done`: nothing happens any more. */
  readonly state: string;
  readonly portions: readonly HandlerPortion[];
  readonly invalid: readonly { readonly row: number; readonly issues: readonly object[] }[];
  readonly duplicates: readonly number[];
  readonly isList: boolean;
}

/** The scope of a send: its owner. */
interface Scope {
  readonly scope: string;
}

/** The part of an outbox that a handler uses: `createOutbox` of `@sms-composer/outbox` gives one. */
export interface HandlerOutbox {
  /**
   * Takes a send durably. It rejects with an error named `IdempotencyKeyReusedError`, `LimitError` or
   * `InvalidSendError` where it does not take it.
   */
  readonly send: (
    sendable: SendRequest | HandlerList,
    options: Scope & { readonly idempotencyKey: string; readonly fingerprint: string },
  ) => Promise<HandlerSend>;
  readonly status: (idempotencyKey: string, options: Scope) => Promise<HandlerSend | undefined>;
  /** Lets a portion that may have gone be sent again. */
  readonly decide: (
    idempotencyKey: string,
    portion: number,
    decision: "send-again",
    options: Scope,
  ) => Promise<boolean>;
}
