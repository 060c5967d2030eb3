import type { Formats } from "../../languages/formats.ts";
import type { SendingMessages } from "../../languages/en/sending.ts";
import type { Transport } from "../../element/transport.ts";
import { readOutcome } from "./outcome-reader.ts";
import { money, moment } from "../../languages/money-and-moments.ts";
import type { SendOutcome, SendReceipt, SendRequest } from "@sms-composer/core";

export type Refusal = Exclude<SendOutcome, { outcome: "sent" }>;

/** Why a send stopped without an answer. */
export type Interruption = "canceled" | "timeout";

/** A request that the API accepted. */
export interface Accepted {
  readonly request: SendRequest;
  readonly receipt: SendReceipt;
}

/** What came of a send: the requests that were accepted, and what stopped the one after them. */
export interface SendResult {
  readonly accepted: readonly Accepted[];
  readonly refusal?: Refusal;
}

/** Where the work stands. */
export type SendingState =
  | { readonly step: "writing" }
  /** `again`: the unknown outcome after which the same message would go a second time. */
  | { readonly step: "confirming"; readonly again?: UnknownState }
  | { readonly step: "sending"; readonly done: number; readonly total: number }
  /** `segments`: SMS for each recipient, as they had been announced. */
  | { readonly step: "sent"; readonly accepted: readonly Accepted[]; readonly segments: number }
  | { readonly step: "refused"; readonly refusal: Refusal; readonly accepted: readonly Accepted[] }
  | UnknownState;

export interface UnknownState {
  readonly step: "unknown";
  readonly refusal: Refusal;
  readonly accepted: readonly Accepted[];
  readonly interruption?: Interruption;
}

/** What the accepted requests come to, over all recipients, in the currency of the first: sent, or when they will be. */
export function acceptance(
  words: Pick<SendingMessages, "sent" | "scheduled">,
  formats: Formats,
  accepted: readonly Accepted[],
): string {
  const { currency = "EUR", scheduledAt } = accepted[0]?.receipt ?? {};
  const sms = accepted.reduce((sum, { request, receipt }) => sum + receipt.segments * request.recipients.length, 0);
  const cost = accepted.reduce((sum, { receipt }) => sum + receipt.cost, 0);
  const amount = money(formats, cost, currency, true);
  return scheduledAt ? words.scheduled(moment(formats, scheduledAt), sms, amount) : words.sent(sms, amount);
}

/** One send at a time, and what is certain after it. Knows no DOM. */
export class Sending {
  #state: SendingState = { step: "writing" };
  #abort: AbortController | undefined;
  #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get state(): SendingState {
    return this.#state;
  }

  get isBusy(): boolean {
    return this.#state.step === "sending";
  }

  set(state: SendingState): void {
    this.#state = state;
    this.#changed();
  }

  /**
   * Hands the requests to `transport` one after the other, waits for at most `timeout` milliseconds for each, and stops
   * at the first that is not accepted. Whoever gives up waiting does not know whether the request arrived: the outcome
   * is unknown then.
   */
  async run(
    requests: readonly SendRequest[],
    transport: Transport,
    { timeout, segments }: { readonly timeout: number; readonly segments: number },
  ): Promise<SendResult> {
    const abort = new AbortController();
    this.#abort = abort;
    const accepted: Accepted[] = [];
    for (const request of requests) {
      this.set({ step: "sending", done: accepted.length, total: requests.length });
      const timer = setTimeout(() => abort.abort("timeout" satisfies Interruption), timeout);
      const settled = await outcomeOf(request, transport, abort.signal);
      // A send that was found again by its tag has no receipt to show.
      const outcome = settled.foundByTag ? { outcome: "unknown" as const } : settled;
      clearTimeout(timer);
      if (outcome.outcome === "sent") {
        accepted.push({ request, receipt: outcome });
        continue;
      }
      const interruption = abort.signal.aborted ? { interruption: abort.signal.reason as Interruption } : {};
      this.set(
        outcome.outcome === "unknown"
          ? { step: "unknown", refusal: outcome, accepted, ...interruption }
          : { step: "refused", refusal: outcome, accepted },
      );
      return { accepted, refusal: outcome };
    }
    this.set({ step: "sent", accepted, segments });
    return { accepted };
  }

  /** The draft has changed: what was asked or said of it is over, but not that nobody knows what became of a send. */
  outdate(): void {
    const { step } = this.#state;
    if (step === "confirming") this.set(this.#state.again ?? { step: "writing" });
    else if (step === "sent" || step === "refused") this.set({ step: "writing" });
  }

  /** Stops waiting for the answer. */
  cancel(): void {
    this.#abort?.abort("canceled" satisfies Interruption);
  }
}

/**
 * The transport's answer; unknown when it throws or answers none of the outcomes, or when `signal` ends the waiting,
 * even if it does not listen.
 */
async function outcomeOf(request: SendRequest, transport: Transport, signal: AbortSignal): Promise<SendOutcome> {
  const givenUp = new Promise<SendOutcome>((resolve) => {
    signal.addEventListener("abort", () => resolve({ outcome: "unknown" }), { once: true });
  });
  if (signal.aborted) return { outcome: "not-sent" };
  try {
    // A page's own function may end without an answer, whatever its type says.
    return readOutcome(await Promise.race([givenUp, transport(request, { signal })])) ?? { outcome: "unknown" };
  } catch (error) {
    return { outcome: "unknown", ...(error instanceof Error ? { message: error.message } : {}) };
  }
}
