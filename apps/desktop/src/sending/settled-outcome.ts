import type { SendOutcome } from "@sms-composer/core";
import type { BatchDetail } from "../outbox/store/history.ts";

/**
 * What can be said of a message as a whole: `undefined` while a part of it may still leave by itself. Sent in part
 * and refused in part counts as unknown, since the whole must not be sent again without a look.
 */
export function settledOutcome(batches: readonly BatchDetail[]): SendOutcome | undefined {
  const [first] = batches;
  if (!first || batches.some(({ state }) => state === "queued" || state === "sending")) return undefined;
  if (batches.every(({ state }) => state === "accepted")) return receiptOf(batches);
  const certain = batches.every(({ state }) => state === "failed" || state === "cancelled");
  const reason = batches.find(({ reason: given }) => given)?.reason;
  return {
    outcome: certain ? "not-sent" : "unknown",
    ...(reason?.code === undefined ? {} : { code: reason.code }),
    ...(reason?.message === undefined ? {} : { message: reason.message }),
    ...(reason?.fieldErrors ? { fieldErrors: reason.fieldErrors } : {}),
    ...(reason?.issues ? { issues: reason.issues } : {}),
  };
}

function receiptOf(batches: readonly BatchDetail[]): SendOutcome {
  // Found by its tag, a batch has no receipt: then there is none for the whole.
  const [first] = batches;
  if (!first || batches.some(({ messageId }) => messageId === undefined)) return { outcome: "unknown" };
  return {
    outcome: "sent",
    messageId: first.messageId ?? 0,
    segments: first.segments ?? 0,
    cost: batches.reduce((sum, { cost = 0 }) => sum + cost, 0),
    currency: first.currency ?? "EUR",
  };
}
