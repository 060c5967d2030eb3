import { type Decision, type Reason, STALE_AFTER } from "@sms-composer/outbox/machine";
import { apply, batchesOf, readBatch, type StoreContext } from "./batch-rows.ts";

/** @returns whether it was still to be decided */
export function decide(context: StoreContext, batchId: number, decision: Decision): boolean {
  const { db, now, checkpoint, changed } = context;
  const batch = readBatch(db, batchId);
  if (!batch) return false;
  const done = db.transaction(() => {
    if (!apply(context, batchId, { kind: "decided", decision })) return false;
    if (decision !== "send-again") return true;
    // Of what else a person holds back nothing leaves by a decision on this one: then all of it waits for "Send now".
    db.run(
      `UPDATE message SET fresh_until = ?, held = CASE WHEN EXISTS
        (SELECT 1 FROM batch WHERE message_id = message.id AND state = 'queued' AND id <> ?) THEN held END WHERE id = ?`,
      now() + STALE_AFTER,
      batchId,
      batch.message_id,
    );
    return true;
  });
  checkpoint("after-decision");
  changed(batch.message_id);
  return done;
}

/**
 * Takes back what has not left yet. What an earlier attempt may have sent goes back to the person instead.
 * @returns how many batches it took back
 */
export function cancelQueued(context: StoreContext, messageId: string): number {
  const { db, checkpoint, changed } = context;
  const takenBack = db.transaction(
    () => batchesOf(db, messageId).filter(({ id }) => apply(context, id, { kind: "withdrawn" })).length,
  );
  checkpoint("after-decision");
  changed(messageId);
  return takenBack;
}

/** The provider has cancelled a scheduled send. */
export function recordCancelled(context: StoreContext, batchId: number): boolean {
  const { db, changed } = context;
  const batch = readBatch(db, batchId);
  const change = db.transaction(() => apply(context, batchId, { kind: "cancelled" }));
  if (batch) changed(batch.message_id);
  return change !== undefined;
}

/** The provider would not cancel it, or did not answer: it stays accepted, with the reason. */
export function recordNotCancelled(context: StoreContext, batchId: number, reason: Reason): void {
  const { db, changed } = context;
  const batch = readBatch(db, batchId);
  db.transaction(() => apply(context, batchId, { kind: "not-cancelled", reason }));
  if (batch) changed(batch.message_id);
}
