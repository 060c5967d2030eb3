/**
 * Where one request to the API stands.
 *
 * - `queued`: frozen, certainly not under way
 * - `sending`: the attempt is on disk; from here on only an answer makes us certain again
 * - `unknown`: it may have gone; being looked up by its tag
 * - `needs_user`: it may have gone and the look-ups did not find it: a person decides
 * - `accepted`: the provider has said so
 * - `failed`: the provider has refused it, and no earlier attempt may have gone
 * - `cancelled`: taken back before it went, or cancelled at the provider
 * - `given_up`: it may have gone, and a person no longer asks
 */
export const BATCH_STATES = [
  "queued",
  "sending",
  "unknown",
  "needs_user",
  "accepted",
  "failed",
  "cancelled",
  "given_up",
] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/**
 * Every change that there is. From `queued` to `accepted`: a batch that a person sends again is found at the
 * provider after all. To `needs_user` from `queued` and `sending`: taken back or refused, but an earlier attempt may have gone.
 */
export const TRANSITIONS: Readonly<Record<BatchState, readonly BatchState[]>> = {
  queued: ["sending", "accepted", "cancelled", "needs_user"],
  sending: ["accepted", "failed", "queued", "unknown", "needs_user"],
  unknown: ["accepted", "needs_user"],
  needs_user: ["accepted", "queued", "given_up"],
  accepted: ["cancelled"],
  failed: [],
  cancelled: [],
  given_up: ["accepted"],
};
