import type { StoreContext } from "../store/batch-rows.ts";

/** Counts of what a person may want to look at. */
export interface OpenCounts {
  /** Messages that need a decision. */
  readonly attention: number;
  /** Messages that go at a time to come. */
  readonly scheduled: number;
}

export function countOpen({ db, now }: StoreContext): OpenCounts {
  const counts = db.first<OpenCounts>(
    `SELECT (SELECT count(DISTINCT message_number) FROM batch WHERE state = 'needs-user') AS attention,
      (SELECT count(*) FROM message WHERE scheduled_at > ? AND EXISTS
        (SELECT 1 FROM batch WHERE message_id = message.id AND state IN ('queued', 'sending', 'unknown', 'accepted')))
        AS scheduled`,
    now(),
  );
  return { attention: counts?.attention ?? 0, scheduled: counts?.scheduled ?? 0 };
}
