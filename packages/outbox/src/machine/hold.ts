/**
 * The reason why a message does not leave by itself. `person`: paused. `stale`: it waited more than an hour. `clock`:
 * the clock was set back behind the time at which it was queued. `account`: the provider has refused a request of it
 * for want of credit, for the key, or because the account is blocked; it goes on when the account is put right.
 */
export const HOLD_REASONS = ["person", "stale", "clock", "account"] as const;
/** One of `HOLD_REASONS`. */
export type HoldReason = (typeof HOLD_REASONS)[number];
