import { sleep } from "../time-limit.ts";
import type { HandlerSettings } from "./handler-options.ts";
import type { Claim } from "./store/handler-store.ts";

/** Milliseconds between two looks at a key that is in flight. */
const POLL = 100;

/**
 * Reads the state of a key from the store, once it is no longer in flight or was waited for long enough. A claim that
 * is still in flight after the time limit of a send may be one whose process has ended.
 */
export async function readSettledClaim(
  { store, now, timeout }: HandlerSettings,
  scope: string,
  key: string,
  longest = Infinity,
): Promise<Claim | undefined> {
  const end = performance.now() + Math.min(timeout, longest);
  for (;;) {
    const known = await store.read?.(scope, key, now());
    if (known?.state !== "in-flight" || performance.now() >= end) return known;
    await sleep(POLL);
  }
}
