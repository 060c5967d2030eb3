/** The end of a call: the caller's signal or the time limit, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Milliseconds that are left; never below 0. */
  readonly left: () => number;
  /** Which of the two it was; undefined while neither has come. */
  readonly cause: () => "aborted" | "timeout" | undefined;
  readonly clear: () => void;
}

/** Starts the clock of a call. `timeout` is in milliseconds; `Infinity` for none. */
export function startDeadline(timeout: number, callerSignal: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const end = performance.now() + timeout;
  let cause: "aborted" | "timeout" | undefined;
  const finish = (reason: "aborted" | "timeout"): void => {
    cause ??= reason;
    controller.abort();
  };
  const onAbort = (): void => finish("aborted");
  // A timer takes 31 bits; beyond that it would fire at once.
  const timer = timeout < 2 ** 31 ? setTimeout(() => finish("timeout"), timeout) : undefined;
  if (callerSignal?.aborted) onAbort();
  else callerSignal?.addEventListener("abort", onAbort, { once: true });
  return {
    signal: controller.signal,
    left: () => Math.max(0, end - performance.now()),
    cause: () => cause,
    clear: () => {
      clearTimeout(timer);
      callerSignal?.removeEventListener("abort", onAbort);
    },
  };
}
