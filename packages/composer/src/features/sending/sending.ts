import {
  advanceSend,
  NEW_SEND,
  type SendCommand,
  sendCommand,
  type SendEvent,
  type SendMachine,
  type SendOutcome,
  type SendProgress,
  type SendReceipt,
  type SendRequest,
  type SendState,
} from "@sms-composer/core/requests";
import type { SentList } from "../../draft/people-list.ts";
import type { Estimate } from "./estimate.ts";

export type Refusal = Exclude<SendOutcome, { outcome: "sent" }>;

/** The reason why a send stopped without an answer. */
export type Interruption = "canceled" | "timeout";

/** The names of a request, by which one's own backend is asked for it. */
export interface PortionIdentity {
  readonly idempotencyKey: string;
  /** The key of the unknown request in whose place this one is sent. */
  readonly replaces?: string | undefined;
}

/** One request of a send, with its identity. */
export interface Portion extends PortionIdentity {
  readonly request: SendRequest;
  /** The people who each get a text of their own; the request has no recipients then. */
  readonly list?: SentList | undefined;
}

/** A request that was handed over and whose end is not known yet. */
export interface OpenPortion extends Portion {
  /** The backend has taken it, and goes on sending it. */
  readonly progress?: SendProgress | undefined;
  /** The last answer of the backend, which may say why it waits. */
  readonly refusal?: Refusal | undefined;
  /** Recipients whom the backend left out when it took it. */
  readonly optedOut?: readonly string[] | undefined;
}

/** A request that was accepted. Its receipt may have been lost with the answer. */
export interface Accepted {
  readonly request: SendRequest;
  readonly receipt?: SendReceipt | undefined;
  /** Recipients whom the page's backend left out, since they want no messages. */
  readonly optedOut?: readonly string[] | undefined;
  /** The accepted rows of a list, by their index in what was sent. */
  readonly rows?: readonly number[];
  /** The SMS of all these rows of a list. */
  readonly sms?: number;
}

/** The requests of a send that are not over: the backend goes on sending them, or nobody knows whether they were accepted. */
export interface Doubt {
  /** In the order of their recipients in the draft, which come before all others. */
  readonly open: readonly OpenPortion[];
  /** The key of the draft that they are part of: as long as the draft has it, the same message would be sent again. */
  readonly draftKey: string;
  /** Whether somebody can be asked what became of them. */
  readonly canLookUp: boolean;
  /** The number of look-ups that did not find them. */
  readonly misses: number;
  /** The number of recipients of the send to whom it has certainly not left. */
  readonly rest: number;
  /** Requests that turned out to be accepted, which are reported once all are through. */
  readonly found?: readonly Accepted[];
}

/**
 * `again`: the same message may go a second time. `large`: it is a send of many SMS. `braces`:
 * the text has braces that will arrive as they stand.
 */
export type Question = "again" | "large" | "braces";

/** Details of a state. */
export interface SendDetails {
  readonly question?: Question;
  /**
   * The progress of a send: in requests while they are sent one after the other, in recipients where a backend sends
   * on.
   */
  readonly progress?: SendProgress | undefined;
  readonly accepted?: readonly Accepted[] | undefined;
  readonly refusal?: Refusal | undefined;
  readonly interruption?: Interruption | undefined;
  readonly doubt?: Doubt | undefined;
  /** The SMS for each recipient and the cost that were announced before the send. */
  readonly announced?: Estimate | undefined;
}

/** The state of a send, and what is known in it. */
export interface SendingStatus extends SendDetails {
  readonly state: SendState;
}

/** The result of the requests of a send, or of a look at those that were not over. */
export interface SendResult {
  readonly accepted: readonly Accepted[];
  /** Requests that are not over: the backend goes on sending them, or nobody knows whether they were accepted. */
  readonly open: readonly OpenPortion[];
  /** The answers by which it is known to have gone wrong. */
  readonly failed: readonly { readonly request: SendRequest; readonly refusal: Refusal }[];
  /** The number of recipients to whom it has certainly not left. */
  readonly rest: number;
  readonly interruption?: Interruption | undefined;
}

/** One send at a time, by the machine of core. Knows no DOM. */
export class Sending {
  #machine: SendMachine = NEW_SEND;
  #details: SendDetails = {};
  /** The details before the question. */
  #detailsBefore: SendDetails = {};
  #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get status(): SendingStatus {
    return { state: this.#machine.state, ...this.#details };
  }

  get isBusy(): boolean {
    return this.#machine.state === "sending";
  }

  /** The action of Send in the present state. */
  get command(): SendCommand {
    return sendCommand(this.#machine.state);
  }

  /** Whether the event means anything in this state. */
  accepts(event: SendEvent): boolean {
    return advanceSend(this.#machine, event, performance.now()) !== this.#machine;
  }

  /** @returns whether the event means anything in this state; otherwise nothing has changed */
  advance(event: SendEvent, details: SendDetails = {}): boolean {
    const before = this.#machine;
    this.#machine = advanceSend(before, event, performance.now());
    if (this.#machine === before) return false;
    if (event === "ask") this.#detailsBefore = this.#details;
    // Back from a question everything is as it was; a change of the draft ends what was known, but no doubt.
    const isBack = before.state === "confirming" && this.#machine.state === before.before;
    this.#details = isBack ? this.#detailsBefore : details;
    this.#changed();
    return true;
  }

  /** Puts more into what is known in this state. */
  update(details: SendDetails): void {
    this.#details = { ...this.#details, ...details };
    this.#changed();
  }
}
