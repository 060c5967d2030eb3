/** Something took longer than it may. */
export class TimeLimitError extends Error {
  override readonly name = "TimeLimitError";
}

/** A timer takes 31 bits; beyond that it would fire at once. */
const MAX_TIMER = 2 ** 31 - 1;

/**
 * The result of `work`, or a rejection once `milliseconds` have passed. The work itself is not ended.
 * @throws TimeLimitError
 */
export async function withTimeLimit<Value>(milliseconds: number, work: Value | Promise<Value>): Promise<Value> {
  if (milliseconds > MAX_TIMER) return work;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(`not done within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Resolves after so many milliseconds, or when the signal aborts. */
export async function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end, { once: true });
  });
}
