import type { Certainty, MessageId, OutcomeReason, SendRequest } from "@sms-composer/core/requests";

/** A list as an outbox takes it. */
export interface HandlerList extends Omit<SendRequest, "recipients"> {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly phoneColumn: string | number;
  readonly country?: string;
  /** Rows that are left out. */
  readonly skip?: readonly number[];
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
