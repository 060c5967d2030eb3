import type { ListOutcome, SendOutcome, SendReceipt, SendRequest } from "@sms-composer/core";
import type { SentList } from "../draft/people-list.ts";
import { newIdempotencyKey } from "../draft/idempotency-key.ts";

interface SmsSendDetails {
  readonly batches?: readonly SendRequest[];
  readonly idempotencyKey?: string;
  readonly replaces?: string | undefined;
  readonly list?: SentList | undefined;
}

/**
 * A validated request is about to leave. `preventDefault()` keeps it from leaving by `transport` or `endpoint`;
 * `respondWith()` sends it the page's own way and lets the element show what became of it.
 */
export class SmsSendEvent extends Event {
  /** Everything: more recipients than one request takes only where `max-recipients` allows it. */
  readonly request: SendRequest;
  /** The same as requests of at most 500 recipients, as the API takes them. */
  readonly batches: readonly SendRequest[];
  /** The identity of this decision to send: the same however often the press, the page or the browser repeats it. */
  readonly idempotencyKey: string;
  /** The key of an earlier send of the same message, of which nobody knows what became of it. */
  readonly replaces: string | undefined;
  /** The people who each get a text of their own; the request has no recipients then, and its message has the fields. */
  readonly list: SentList | undefined;
  #response: Promise<SendOutcome | ListOutcome> | undefined;

  constructor(
    request: SendRequest,
    { batches = [request], idempotencyKey = newIdempotencyKey(), replaces, list }: SmsSendDetails = {},
  ) {
    super("sms-send", { bubbles: true, composed: true, cancelable: true });
    this.request = request;
    this.batches = batches;
    this.idempotencyKey = idempotencyKey;
    this.replaces = replaces;
    this.list = list;
  }

  /** The outcome that the page handed to `respondWith()`. */
  get response(): Promise<SendOutcome | ListOutcome> | undefined {
    return this.#response;
  }

  /**
   * Takes over the sending, like `preventDefault()`, and has the element wait for `outcome` and show it.
   * @throws {DOMException} `InvalidStateError` after the event was dispatched, when the element may have sent it already,
   *   and when it was called before
   */
  respondWith(outcome: Promise<SendOutcome | ListOutcome>): void {
    if (this.eventPhase === Event.NONE || this.#response)
      throw new DOMException("respondWith(): late or twice", "InvalidStateError");
    this.preventDefault();
    this.#response = Promise.resolve(outcome);
  }
}

/** The API accepted the request. */
export class SmsSentEvent extends Event {
  readonly request: SendRequest;
  readonly receipt: SendReceipt;

  constructor(request: SendRequest, receipt: SendReceipt) {
    super("sms-sent", { bubbles: true, composed: true });
    this.request = request;
    this.receipt = receipt;
  }
}

/** A request whose answer was lost turned out to have been accepted. Its receipt was lost with the answer. */
export class SmsFoundEvent extends Event {
  readonly request: SendRequest;

  constructor(request: SendRequest) {
    super("sms-found", { bubbles: true, composed: true });
    this.request = request;
  }
}

/** The request was refused, or nobody knows what became of it: `outcome.outcome` tells which. */
export class SmsErrorEvent extends Event {
  readonly request: SendRequest;
  readonly outcome: Exclude<SendOutcome, { outcome: "sent" }>;

  constructor(request: SendRequest, outcome: Exclude<SendOutcome, { outcome: "sent" }>) {
    super("sms-error", { bubbles: true, composed: true });
    this.request = request;
    this.outcome = outcome;
  }
}

/** Somebody wrote other numbers of their own for tests: the page can keep them. */
export class SmsOwnNumbersChangeEvent extends Event {
  /** The numbers as they were written. */
  readonly ownNumbers: string;

  constructor(ownNumbers: string) {
    super("sms-own-numbers-change", { bubbles: true, composed: true });
    this.ownNumbers = ownNumbers;
  }
}

declare global {
  // They bubble: a listener on the element, on what is around it or on the document sees their own classes.
  interface GlobalEventHandlersEventMap {
    "sms-send": SmsSendEvent;
    "sms-sent": SmsSentEvent;
    "sms-found": SmsFoundEvent;
    "sms-error": SmsErrorEvent;
    "sms-own-numbers-change": SmsOwnNumbersChangeEvent;
  }
}
