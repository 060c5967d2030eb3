import type { Counter, HandlerStore } from "../store/handler-store.ts";
import type { SendEstimate } from "./send-estimate.ts";

/** Limits of what one scope may send. */
export interface Quotas {
  /** SMS within any 60 seconds. */
  readonly smsPerMinute?: number;
  /** SMS within any 24 hours. */
  readonly smsPerDay?: number;
  /** Cost within any 24 hours, in the account's currency; needs `prices`. */
  readonly costPerDay?: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The counters that a send takes from the quotas of its scope. */
export function countersOf(
  { smsPerMinute, smsPerDay, costPerDay }: Quotas,
  scope: string,
  { segments, cost = 0 }: SendEstimate,
): Counter[] {
  const quotas = [
    ["smsPerMinute", segments, smsPerMinute, MINUTE],
    ["smsPerDay", segments, smsPerDay, DAY],
    ["costPerDay", cost, costPerDay, DAY],
  ] as const;
  return quotas.flatMap(([name, amount, limit, windowMs]) =>
    limit === undefined ? [] : [{ key: JSON.stringify([name, scope]), amount, limit, windowMs }],
  );
}

/** Gives back what was taken for a send that certainly did not go. */
export async function giveBack({ consume }: HandlerStore, counters: readonly Counter[], now: Date): Promise<void> {
  if (counters.length === 0) return;
  const negative = counters.map((counter) => ({ ...counter, amount: -counter.amount }));
  // A store that fails now leaves the quota smaller than it is: on the safe side.
  await consume(negative, now).catch(() => {});
}
