import type { SendOutcome, SendReceipt, SendRequest } from "@sms-composer/core";

/**
 * A validated request is about to leave. `preventDefault()` keeps it from leaving by `transport` or `endpoint`;
 * `respondWith()` sends it the page's own way and lets the element show what became of it.
 */
export class SmsSendEvent extends Event {
  /** Everything: more recipients than one request takes only where `max-recipients` allows it. */
  readonly request: SendRequest;
  /** The same as requests of at most 500 recipients, as the API takes them. */
  readonly batches: readonly SendRequest[];
  #response: Promise<SendOutcome> | undefined;

  constructor(request: SendRequest, batches: readonly SendRequest[] = [request]) {
    super("sms-send", { bubbles: true, composed: true, cancelable: true });
    this.request = request;
    this.batches = batches;
  }

  /** What the page handed to `respondWith()`. */
  get response(): Promise<SendOutcome> | undefined {
    return this.#response;
  }

  /** Takes over the sending, like `preventDefault()`, and has the element wait for `outcome` and show it. */
  respondWith(outcome: Promise<SendOutcome>): void {
    this.preventDefault();
    this.#response = outcome;
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

declare global {
  // They bubble: a listener on the element, on what is around it or on the document sees their own classes.
  interface GlobalEventHandlersEventMap {
    "sms-send": SmsSendEvent;
    "sms-sent": SmsSentEvent;
    "sms-error": SmsErrorEvent;
  }
}
