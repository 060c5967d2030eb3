import type { Counter } from "@sms-composer/client";
import { destinationOf } from "@sms-composer/core/recipients";
import { analysisOptionsOf, costOf } from "@sms-composer/core/requests";
import type { Prices } from "@sms-composer/core/requests";
import { countSegments } from "@sms-composer/core/segments";
import type { EntryGroup } from "./entry-reading.ts";

/**
 * Limits of what may be sent, counted in SMS and not in messages. Counted when it is handed over; what is cancelled, or
 * refused by the gateway, is given back.
 */
export interface OutboxLimits {
  /** SMS of one call of `send`. */
  readonly smsPerSend?: number;
  /** SMS within any 24 hours. */
  readonly smsPerDay?: number;
  /** Cost within any 24 hours, in the account's currency; needs `prices`. */
  readonly costPerDay?: number;
  /** The same for each `scope`, such as a user. */
  readonly perScope?: { readonly smsPerDay?: number; readonly costPerDay?: number };
}

/** The size of entries. */
export interface Usage {
  readonly segments: number;
  /** Undefined where there are no prices. */
  readonly cost?: number;
  /** SMS whose price is not known. */
  readonly unpriced: number;
}

const DAY = 24 * 3_600_000;

/** The SMS of each text under the options that it has in common with others, so that none is counted twice. */
export type KnownCounts = Map<EntryGroup["common"], Map<string, number>>;

export const NO_USAGE: Usage = { segments: 0, unpriced: 0 };

/** @param counts what is known already; counts that are made are added to it */
export function usageOf({ common, entries }: EntryGroup, prices: Prices | undefined, counts: KnownCounts): Usage {
  const options = analysisOptionsOf(common);
  const known = counts.get(common) ?? new Map<string, number>();
  counts.set(common, known);
  const byCountry = new Map<string, number>();
  let segments = 0;
  for (const { recipient, message } of entries) {
    const count = known.get(message) ?? countSegments(message, options).segments;
    known.set(message, count);
    segments += count;
    if (!prices) continue;
    const country = destinationOf(recipient) ?? "";
    byCountry.set(country, (byCountry.get(country) ?? 0) + count);
  }
  if (!prices) return { segments, unpriced: 0 };
  const { cost, unpriced } = costOf(byCountry, prices, common.range);
  return { segments, unpriced, ...(cost !== undefined && { cost: rounded(cost) }) };
}

/** Adds up the sizes of portions. */
export function sumOfUsage(usages: readonly Usage[]): Usage {
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  const costs = usages.flatMap(({ cost }) => cost ?? []);
  return {
    segments: sum(usages.map(({ segments }) => segments)),
    unpriced: sum(usages.map(({ unpriced }) => unpriced)),
    ...(costs.length > 0 && { cost: rounded(sum(costs)) }),
  };
}

/** Prices have no more decimals than six; sums of them get more. */
const rounded = (cost: number): number => Math.round(cost * 1e6) / 1e6;

/** A counter, and the limit that it stands for. */
export interface NamedCounter extends Counter {
  readonly name: string;
}

/** The counters that a send takes from the limits. */
export function countersOf(limits: OutboxLimits, account: string, scope: string, usage: Usage): NamedCounter[] {
  const { smsPerDay, costPerDay, perScope = {} } = limits;
  const counters = [
    ["smsPerDay", usage.segments, smsPerDay, [account]],
    ["costPerDay", usage.cost ?? 0, costPerDay, [account]],
    ["perScope.smsPerDay", usage.segments, perScope.smsPerDay, [account, scope]],
    ["perScope.costPerDay", usage.cost ?? 0, perScope.costPerDay, [account, scope]],
  ] as const;
  return counters.flatMap(([name, amount, limit, of]) =>
    limit === undefined ? [] : [{ name, key: JSON.stringify(["outbox", name, ...of]), amount, limit, windowMs: DAY }],
  );
}
