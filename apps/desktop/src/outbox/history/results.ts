import type { DeliveryStatus } from "@sms-composer/core";
import type { BatchState } from "@sms-composer/outbox/machine";
import type { BatchRow } from "../store/batch-rows.ts";

/**
 * The result of a message for one recipient: the delivery status once the provider has it, before that where its
 * request stands. `to-send`: not under way or being sent. `not-sent`: it certainly did not go. `in-doubt`: it may have.
 */
export type RecipientResult = DeliveryStatus | "to-send" | "not-sent" | "in-doubt";

/** The results in their order: from what a person can do something about to what is over. */
export const RECIPIENT_RESULTS = [
  "in-doubt",
  "not-sent",
  "failed",
  "not-delivered",
  "unknown",
  "to-send",
  "waiting",
  "delivered",
] as const satisfies readonly RecipientResult[];

export type ResultCounts = Readonly<Record<RecipientResult, number>>;

const BEFORE_ACCEPTANCE: Readonly<Record<Exclude<BatchState, "accepted">, RecipientResult>> = {
  queued: "to-send",
  sending: "to-send",
  unknown: "in-doubt",
  "needs-user": "in-doubt",
  "given-up": "in-doubt",
  failed: "not-sent",
  cancelled: "not-sent",
};

export const resultOf = (state: BatchState, status: DeliveryStatus): RecipientResult =>
  state === "accepted" ? status : BEFORE_ACCEPTANCE[state];

export function countResults(batches: readonly BatchRow[]): ResultCounts {
  const counts = Object.fromEntries(RECIPIENT_RESULTS.map((result) => [result, 0])) as Record<RecipientResult, number>;
  for (const { state, recipients, delivered, not_delivered, failed, no_receipt } of batches) {
    if (state !== "accepted") {
      counts[BEFORE_ACCEPTANCE[state]] += recipients;
      continue;
    }
    counts.delivered += delivered;
    counts["not-delivered"] += not_delivered;
    counts.failed += failed;
    counts.unknown += no_receipt;
    counts.waiting += recipients - delivered - not_delivered - failed - no_receipt;
  }
  return counts;
}
