import type { ListOutcome, SendOutcome } from "@sms-composer/core";
import type { Transport } from "../../element/transport.ts";
import { readListOutcome, resultOfList } from "./list-result.ts";
import { acceptedBy, recipientsOf, openOf } from "./open-portions.ts";
import { readOutcome } from "./outcome-reader.ts";
import type { Accepted, Interruption, OpenPortion, Portion, Refusal, SendResult } from "./sending.ts";

/** The time to wait for an answer where the page says none, in milliseconds. */
const DEFAULT_TIMEOUT = 30_000;

/** Called before each request: what was accepted, what is not over with it, and what comes after it. */
export type Begin = (accepted: readonly Accepted[], open: readonly OpenPortion[], rest: readonly Portion[]) => void;

/** Sends the requests of one send, one after the other. Knows no DOM. */
export class PortionRun {
  #abort = new AbortController();

  /**
   * Hands the requests to `transport` one after the other, waits for at most `timeout` milliseconds for each, and stops
   * at the first that is neither accepted nor taken by a backend that goes on sending it. Whoever gives up waiting does
   * not know whether the request arrived: the outcome is unknown then.
   */
  async run(portions: readonly Portion[], transport: Transport, timeout: number, begin: Begin): Promise<SendResult> {
    const abort = this.#abort;
    const accepted: Accepted[] = [];
    const open: OpenPortion[] = [];
    for (const [done, portion] of portions.entries()) {
      const { request } = portion;
      const rest = portions.slice(done + 1);
      begin(accepted, [...open, portion], rest);
      const timer = setTimeout(() => abort.abort("timeout" satisfies Interruption), timeout || DEFAULT_TIMEOUT);
      const answer = await outcomeOf(portion, transport, abort.signal);
      clearTimeout(timer);
      if ("portions" in answer) return resultOfList(portion, answer);
      // A trial has sent nothing, whatever has become of its answer. One that a backend has taken is followed to its end.
      const isLostTrial = request.sandbox && answer.outcome === "unknown" && !answer.progress;
      const outcome: SendOutcome = isLostTrial ? { ...answer, outcome: "not-sent" } : answer;
      if (outcome.outcome === "sent") accepted.push(acceptedBy(request, outcome));
      else {
        const isUnknown = outcome.outcome === "unknown";
        if (isUnknown) open.push(openOf(portion, outcome));
        if (isUnknown && outcome.progress) continue;
        return {
          accepted,
          open,
          failed: [{ request, refusal: outcome }],
          rest: recipientsOf(isUnknown ? rest : [portion, ...rest]),
          interruption: abort.signal.aborted && !isLostTrial ? (abort.signal.reason as Interruption) : undefined,
        };
      }
    }
    return { accepted, open, failed: [], rest: 0 };
  }

  /** Stops waiting for the answer. */
  cancel(): void {
    this.#abort.abort("canceled" satisfies Interruption);
  }
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
  const options = { signal, idempotencyKey, replaces, list };
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
