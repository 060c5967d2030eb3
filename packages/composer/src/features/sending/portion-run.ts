import type { ListOutcome, SendOutcome, SendRequest } from "@sms-composer/core";
import type { Transport } from "../../element/transport.ts";
import { readListOutcome, resultOfList } from "./list-result.ts";
import { readOutcome } from "./outcome-reader.ts";
import type { Accepted, Interruption, Portion, Refusal, SendResult } from "./sending.ts";

/** Sends the requests of one send, one after the other. Knows no DOM. */
export class PortionRun {
  #abort = new AbortController();
  #progress: (done: number, total: number) => void;

  /** @param progress called before each request, with how many have been accepted, of how many */
  constructor(progress: (done: number, total: number) => void) {
    this.#progress = progress;
  }

  /**
   * Hands the requests to `transport` one after the other, waits for at most `timeout` milliseconds for each, and stops
   * at the first that is not accepted. Whoever gives up waiting does not know whether the request arrived: the outcome
   * is unknown then.
   */
  async run(portions: readonly Portion[], transport: Transport, timeout: number): Promise<SendResult> {
    const abort = this.#abort;
    const accepted: Accepted[] = [];
    for (const [done, portion] of portions.entries()) {
      this.#progress(done, portions.length);
      const timer = setTimeout(() => abort.abort("timeout" satisfies Interruption), timeout);
      const outcome = await outcomeOf(portion, transport, abort.signal);
      clearTimeout(timer);
      if ("portions" in outcome) return resultOfList(portion, outcome);
      if (outcome.outcome !== "sent") {
        const interruption = abort.signal.aborted ? { interruption: abort.signal.reason as Interruption } : {};
        const rest = portions.length - done - 1;
        return { accepted, stop: { portion, refusal: outcome, rest, ...interruption } };
      }
      accepted.push(acceptedBy(portion.request, outcome));
    }
    return { accepted };
  }

  /** Stops waiting for the answer. */
  cancel(): void {
    this.#abort.abort("canceled" satisfies Interruption);
  }
}

/** The accepted request; without its receipt where the answer was lost and the send was only found again. */
export function acceptedBy(request: SendRequest, outcome: Extract<SendOutcome, { outcome: "sent" }>): Accepted {
  const { optedOut = [] } = outcome;
  const left = optedOut.length > 0 ? { optedOut } : {};
  return "messageId" in outcome ? { request, receipt: outcome, ...left } : { request, ...left };
}

/**
 * The transport's answer; unknown when it throws or answers none of the outcomes, or when `signal` ends the waiting,
 * even if it does not listen.
 */
async function outcomeOf(
  { request, idempotencyKey, replaces, list }: Portion,
  transport: Transport,
  signal: AbortSignal,
): Promise<SendOutcome | ListOutcome> {
  if (signal.aborted) return { outcome: "not-sent", reason: "interrupted" };
  const givenUp = new Promise<SendOutcome>((resolve) => {
    const reason = (): Refusal => ({
      outcome: "unknown",
      reason: signal.reason === ("timeout" satisfies Interruption) ? "no-answer" : "interrupted",
    });
    signal.addEventListener("abort", () => resolve(reason()), { once: true });
  });
  const options = { signal, idempotencyKey, ...(replaces !== undefined && { replaces }), ...(list && { list }) };
  try {
    const answer = await Promise.race([givenUp, transport(request, options)]);
    // A page's own function may end without an answer, whatever its type says.
    return (
      (list && readListOutcome(answer)) ?? readOutcome(answer) ?? { outcome: "unknown", reason: "unreadable-answer" }
    );
  } catch (error) {
    if (signal.aborted) return await givenUp;
    return { outcome: "unknown", ...(error instanceof Error && { message: error.message }) };
  }
}
