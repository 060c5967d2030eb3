/** The end of a call: the caller's signal or the time limit, whichever comes first. */
export interface Deadline {
  /** Its reason is the caller's, or a `TimeoutError`. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left; never below 0. */
  readonly left: () => number;
  /** The cause of the end; undefined while neither has come. */
  readonly endedBy: () => "aborted" | "timeout" | undefined;
  readonly clear: () => void;
}

/** Starts the clock of a call. `timeout` is in milliseconds; `Infinity` for none. */
export function startDeadline(timeout: number, callerSignal: AbortSignal | undefined): Deadline {
  const controller = new AbortController();
  const end = performance.now() + timeout;
  let endedBy: "aborted" | "timeout" | undefined;
  const finish = (by: "aborted" | "timeout", reason: unknown): void => {
    endedBy ??= by;
    controller.abort(reason);
  };
  const onAbort = (): void => finish("aborted", callerSignal?.reason);
  const onTimeout = (): void => finish("timeout", new DOMException(`Not within ${timeout} ms`, "TimeoutError"));
  // A timer takes 31 bits; beyond that it would fire at once.
  const timer = timeout < 2 ** 31 ? setTimeout(onTimeout, timeout) : undefined;
  if (callerSignal?.aborted) onAbort();
  else callerSignal?.addEventListener("abort", onAbort, { once: true });
  return {
    signal: controller.signal,
    // A timer may fire a moment before its time.
    left: () => (endedBy === "timeout" ? 0 : Math.max(0, end - performance.now())),
    endedBy: () => endedBy,
    clear: () => {
      clearTimeout(timer);
      callerSignal?.removeEventListener("abort", onAbort);
    },
  };
}
