/**
 * The state of one request to the API.
 *
 * - `queued`: frozen, certainly not under way
 * - `sending`: the attempt is on disk; from here on only an answer makes us certain again
 * - `unknown`: it may have gone; being looked up by its tag
 * - `needs-user`: it may have gone and the look-ups did not find it: a person decides
 * - `accepted`: the provider has said so
 * - `failed`: the provider has refused it, and no earlier attempt may have gone
 * - `cancelled`: taken back before it went, or cancelled at the provider
 * - `given-up`: it may have gone, and a person no longer asks
 */
export const BATCH_STATES = [
  "queued",
  "sending",
  "unknown",
  "needs-user",
  "accepted",
  "failed",
  "cancelled",
  "given-up",
] as const;
/** One of `BATCH_STATES`. */
export type BatchState = (typeof BATCH_STATES)[number];

/**
 * Every change of state that there is. From `queued` to `accepted`: what is looked up before it is sent is found at the
 * provider. To `needs-user` from `queued` and `sending`: taken back or refused, but an earlier attempt may have gone;
 * or something with the person's own tag is there already.
 */
export const TRANSITIONS: Readonly<Record<BatchState, readonly BatchState[]>> = {
  queued: ["sending", "accepted", "cancelled", "needs-user"],
  sending: ["accepted", "failed", "queued", "unknown", "needs-user"],
  unknown: ["accepted", "needs-user"],
  "needs-user": ["accepted", "queued", "given-up"],
  accepted: ["cancelled"],
  failed: [],
  cancelled: [],
  "given-up": ["accepted"],
};
