import type { BatchState } from "@sms-composer/outbox/machine";
import type { BatchDetail } from "../outbox/history/message-detail.ts";

/**
 * The kinds of news that are worth a notification of the system: a send that was refused, one that needs a decision.
 */
export type SendNews = "failed" | "doubtful";

/** Watches messages and tells what is new about them, each thing once. */
export function watchBatches(): (batches: readonly Pick<BatchDetail, "id" | "state">[]) => SendNews | undefined {
  const seen = new Map<number, BatchState>();
  return (batches) => {
    let news: SendNews | undefined;
    for (const { id, state } of batches) {
      const before = seen.get(id);
      seen.set(id, state);
      // Only what this run of the app has seen under way is news: an old failure or doubt was reported before.
      if (state === before || before === undefined) continue;
      if (state === "needs-user") news = "doubtful";
      else if (state === "failed") news ??= "failed";
    }
    return news;
  };
}
