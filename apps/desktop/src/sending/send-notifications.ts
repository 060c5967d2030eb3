import type { BatchState } from "../outbox/machine/batch-state.ts";
import type { BatchDetail } from "../outbox/store/message-detail.ts";

/** What is worth a notification of the system: a send that was refused, one that needs a decision. */
export type SendNews = "failed" | "doubtful";

/** Watches messages and tells what is new about them, each thing once. */
export function watchBatches(): (batches: readonly BatchDetail[]) => SendNews | undefined {
  const seen = new Map<number, BatchState>();
  return (batches) => {
    let news: SendNews | undefined;
    for (const { id, state } of batches) {
      const before = seen.get(id);
      seen.set(id, state);
      if (state === before) continue;
      if (state === "needs-user") news = "doubtful";
      // Only what this run of the app has seen under way: no news of old failures.
      else if (state === "failed" && before !== undefined) news ??= "failed";
    }
    return news;
  };
}
