import type { Prices, SendRequest } from "@sms-composer/core/requests";
import { countSegments } from "@sms-composer/core/segments";

/** What a request comes to, counted before it is sent. */
export interface SendEstimate {
  readonly recipients: number;
  /** SMS of all recipients together. */
  readonly segments: number;
  /** SMS for each recipient. */
  readonly segmentsPerRecipient: number;
  /**
   * SMS by destination: an ISO 3166-1 country, or `satellite`, `premium`, `non-geographic`, or `unknown` for a number of
   * no known country.
   */
  readonly destinations: Readonly<Record<string, number>>;
  /** What they cost, in the account's currency; absent without prices, or where one of the destinations has none. */
  readonly cost?: number;
}

/** SMS for each recipient of one text. */
export function segmentsOf({ message, range = "premium", stop = false, unicode = false }: SendRequest): number {
  return countSegments(message, { mode: unicode ? "unicode" : "gsm", range, stop }).segments;
}

/** Counts a valid request. Phone metadata is large, and loads with the first request. */
export async function estimateSend(
  request: SendRequest,
  segmentsPerRecipient: number,
  prices: Prices | undefined,
): Promise<SendEstimate> {
  const { destinationOf } = await import("@sms-composer/core/recipients");
  const { costOf } = await import("@sms-composer/core/requests");
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
}
