import { analysisOptionsOf } from "@sms-composer/core/requests";
import type { Prices, SendRequest } from "@sms-composer/core/requests";
import { countSegments } from "@sms-composer/core/segments";

/** The size and cost of a request, counted before it is sent. */
export interface SendEstimate {
  readonly recipients: number;
  /** SMS of all recipients together. */
  readonly segments: number;
  /** SMS for each recipient, for the longest text where each gets one of their own. */
  readonly segmentsPerRecipient: number;
  /**
   * SMS by destination: an ISO 3166-1 country, or `satellite`, `premium`, `non-geographic`, or `unknown` for a number of
   * no known country.
   */
  readonly destinations: Readonly<Record<string, number>>;
  /** Their cost, in the account's currency; absent without prices, or where one of the destinations has none. */
  readonly cost?: number;
}

/** SMS for each recipient of one text. */
export function segmentsOf(request: SendRequest): number {
  return countSegments(request.message, analysisOptionsOf(request)).segments;
}

/** Counts a valid request. */
export type Estimate = (request: SendRequest, segmentsPerRecipient: number, prices: Prices | undefined) => SendEstimate;

/** Loads what counts requests: phone metadata is large, and comes with the first of them. */
export async function loadEstimate(): Promise<Estimate> {
  const { destinationOf } = await import("@sms-composer/core/recipients");
  const { costOf } = await import("@sms-composer/core/requests");
  return (request, segmentsPerRecipient, prices) => {
    const destinations: Record<string, number> = {};
    for (const recipient of request.recipients) {
      // The rules of a request take a number as E.164, or as a French one with its leading zero.
      const destination = destinationOf(recipient.replace(/^0/, "+33")) ?? "unknown";
      destinations[destination] = (destinations[destination] ?? 0) + segmentsPerRecipient;
    }
    const { cost, unpriced } = costOf(Object.entries(destinations), prices ?? {}, request.range);
    return {
      recipients: request.recipients.length,
      segments: request.recipients.length * segmentsPerRecipient,
      segmentsPerRecipient,
      destinations,
      ...(cost !== undefined && unpriced === 0 && { cost }),
    };
  };
}

/** Adds up the estimates of several requests. */
export function sumEstimates(estimates: readonly SendEstimate[]): SendEstimate {
  const destinations: Record<string, number> = {};
  for (const [destination, segments] of estimates.flatMap((each) => Object.entries(each.destinations)))
    destinations[destination] = (destinations[destination] ?? 0) + segments;
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
  const costs = estimates.flatMap(({ cost }) => cost ?? []);
  return {
    recipients: sum(estimates.map(({ recipients }) => recipients)),
    segments: sum(estimates.map(({ segments }) => segments)),
    segmentsPerRecipient: estimates.reduce((most, each) => Math.max(most, each.segmentsPerRecipient), 0),
    destinations,
    // Prices have no more decimals than this; sums of them get more.
    ...(costs.length === estimates.length && { cost: Math.round(sum(costs) * 1e6) / 1e6 }),
  };
}
