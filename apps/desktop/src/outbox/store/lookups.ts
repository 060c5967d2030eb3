import { type Delivery, judgeTag, type LookupResult, type TagQuestion } from "@sms-composer/outbox/machine";
import { apply, phonesOf, readBatch, readMessageRow, type BatchRow, type StoreContext } from "./batch-rows.ts";
import { recordReceipts, writeDeliveries } from "./deliveries.ts";

/**
 * Writes down what a look-up by tag found. A hit wins in every state in which the batch may have gone; for an accepted
 * batch it tells the delivery statuses, and whether the batch is there twice.
 *
 * @returns what was found; `doubtful`: a person decides
 */
export function recordLookup(context: StoreContext, batch: BatchRow, listed: readonly Delivery[]): LookupResult {
  const { db, checkpoint, changed } = context;
  const result = db.transaction((): LookupResult => {
    const verdict = judgeTag(questionOf(context, batch), listed);
    if (readBatch(db, batch.id)?.state === "accepted") {
      if (verdict.kind === "found") recordReceipts(context, batch.id, verdict.deliveries, verdict.copies);
      else recordReceipts(context, batch.id, []);
      return verdict.kind;
    }
    const change = apply(context, batch.id, { kind: "looked-up", verdict });
    if (change?.state === "accepted" && verdict.kind === "found") writeDeliveries(db, batch.id, verdict.deliveries);
    return verdict.kind;
  });
  checkpoint("after-lookup-commit");
  changed(batch.message_id);
  return result;
}

/**
 * A call that reads got no answer: nothing is known, so nothing changes but the time of the next one. Only when no
 * look-up could be made for an hour does the person learn of it, who may have another way to find out.
 */
export function postponeReading(context: StoreContext, batch: BatchRow): void {
  const change = context.db.transaction(() => apply(context, batch.id, { kind: "reading-failed" }));
  if (change && (change.state !== batch.state || change.reason)) context.changed(batch.message_id);
}

function questionOf({ db, now }: StoreContext, batch: BatchRow): TagQuestion {
  const span = db.first<{ first: number | null; last: number | null }>(
    "SELECT min(started_at) AS first, max(started_at) AS last FROM attempt WHERE batch_id = ?",
    batch.id,
  );
  const ambiguous =
    batch.tag_drawn === 0 &&
    db.first(
      `SELECT 1 FROM recipient AS mine JOIN recipient AS other ON other.phone = mine.phone AND other.batch_id <> mine.batch_id
       JOIN batch ON batch.id = other.batch_id WHERE mine.batch_id = ? AND batch.tag = ?`,
      batch.id,
      batch.tag,
    ) !== undefined;
  // Without an attempt in this file, another copy of it may have made one since it was queued.
  const queuedAt = Math.min(readMessageRow(db, batch.message_id)?.queued_at ?? now(), now());
  return {
    phones: phonesOf(db, batch.id),
    drawn: batch.tag_drawn === 1,
    attempted: { first: span?.first ?? queuedAt, last: span?.last ?? now() },
    ambiguous,
  };
}
