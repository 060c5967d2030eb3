import type { SendOutcome, SendReceipt, SendRequest } from "@sms-composer/core";

/** Sends a request, or says what became of it. A thrown error counts as an unknown outcome: it may have left. */
export type Transport = (request: SendRequest, options: { readonly signal: AbortSignal }) => Promise<SendOutcome>;

export type Refusal = Exclude<SendOutcome, { outcome: "sent" }>;

/** Why a send stopped without an answer. */
export type Interruption = "canceled" | "timeout";

/** Where the work stands. */
export type SendingState =
  | { readonly step: "writing" }
  /** `again`: the unknown outcome after which the same message would go a second time. */
  | { readonly step: "confirming"; readonly again?: UnknownState }
  | { readonly step: "sending" }
  | { readonly step: "sent"; readonly receipt: SendReceipt; readonly request: SendRequest }
  | { readonly step: "refused"; readonly refusal: Refusal }
  | UnknownState;

export interface UnknownState {
  readonly step: "unknown";
  readonly refusal: Refusal;
  readonly interruption?: Interruption;
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

  get busy(): boolean {
    return this.#state.step === "sending";
  }

  set(state: SendingState): void {
    this.#state = state;
    this.#changed();
  }

  /**
   * Hands the request to `transport` and waits for at most `timeout` milliseconds. Whoever gives up waiting does
   * not know whether the request arrived: the outcome is unknown then.
   */
  async run(request: SendRequest, transport: Transport, timeout: number): Promise<SendOutcome> {
    const abort = new AbortController();
    this.#abort = abort;
    this.set({ step: "sending" });
    const timer = setTimeout(() => abort.abort("timeout" satisfies Interruption), timeout);
    const outcome = await outcomeOf(request, transport, abort.signal);
    clearTimeout(timer);
    this.#abort = undefined;
    if (outcome.outcome === "sent") this.set({ step: "sent", receipt: outcome, request });
    else if (outcome.outcome === "not-sent") this.set({ step: "refused", refusal: outcome });
    else
      this.set({
        step: "unknown",
        refusal: outcome,
        ...(abort.signal.aborted ? { interruption: abort.signal.reason as Interruption } : {}),
      });
    return outcome;
  }

  /** Stops waiting for the answer. */
  cancel(): void {
    this.#abort?.abort("canceled" satisfies Interruption);
  }
}

/** The transport's answer; unknown when it throws, or when `signal` ends the waiting, even if it does not listen. */
async function outcomeOf(request: SendRequest, transport: Transport, signal: AbortSignal): Promise<SendOutcome> {
  const givenUp = new Promise<SendOutcome>((resolve) => {
    signal.addEventListener("abort", () => resolve({ outcome: "unknown" }), { once: true });
  });
  try {
    return await Promise.race([transport(request, { signal }), givenUp]);
  } catch (error) {
    return { outcome: "unknown", ...(error instanceof Error ? { message: error.message } : {}) };
  }
}
