import type { SendRequest } from "@sms-composer/core/requests";
import { sleep } from "../time-limit.ts";
import { findEarlierSend } from "./earlier-send.ts";
import type { HandlerSettings } from "./handler-options.ts";
import { storeKeyOf } from "./keyed-request.ts";
import type { KeyedRequest } from "./keyed-request.ts";
import type { Settled } from "./send-attempt.ts";
import type { Claim } from "./store/handler-store.ts";

/** Something failed before anything was sent. */
export const FAULT: Settled = { outcome: { outcome: "not-sent", reason: "internal-error" }, isKept: false };

/** It could not be said whether an earlier request had been sent. */
const DOUBT: Settled = { outcome: { outcome: "unknown", reason: "internal-error" }, isKept: false };

/** Milliseconds between two looks at a key that is in flight: the first and the longest. */
const POLL = { first: 15, longest: 400 };

/** Claims a key; while another request with it is in flight, waits for that one's outcome up to the time limit. */
export async function claimKey(
  { store, now, timeout }: HandlerSettings,
  keyed: KeyedRequest,
  bodyHash: string,
  signal: AbortSignal,
): Promise<Claim> {
  const end = performance.now() + timeout;
  for (let wait = POLL.first; ; wait = Math.min(2 * wait, POLL.longest)) {
    const claim = await store.claim(keyed.scope, storeKeyOf(keyed), bodyHash, now());
    if (claim.state !== "in-flight" || signal.aborted) return claim;
    const left = end - performance.now();
    if (left <= 0) return claim;
    await sleep(Math.min(wait, left), signal);
  }
}

/**
 * The outcome of a key that this request has claimed: found, or by the attempt, which rejects only before it calls the
 * client. Whatever happens, the claim does not stay in flight.
 */
export async function settleClaim(
  settings: HandlerSettings,
  keyed: KeyedRequest,
  request: Pick<SendRequest, "recipients" | "tag">,
  attempt: (tag: string | undefined) => Promise<Settled>,
): Promise<Settled> {
  const { store } = settings;
  const settled = await findEarlierSend(settings, keyed, request).then(
    ({ outcome, tag }) => (outcome ? { outcome, isKept: outcome.outcome === "sent" } : attempt(tag).catch(() => FAULT)),
    () => DOUBT,
  );
  const keep = (): Promise<void> =>
    settled.isKept
      ? store.finish(keyed.scope, storeKeyOf(keyed), settled.outcome)
      : store.release(keyed.scope, storeKeyOf(keyed));
  // What the gateway said is true also where the store cannot keep it.
  await keep().catch(() => keep().catch(() => {}));
  return settled;
}
