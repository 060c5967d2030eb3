import { batchesOf, mayHaveGone, move, readBatch, reasonText, type OutboxContext } from "./batch-rows.ts";
import type { Reason } from "../worker/provider.ts";
import { nextLateLookup, STALE_AFTER } from "../machine/timing.ts";

/** What a person can decide about a batch that may have been sent. */
export type Decision = "look-again" | "send-again" | "give-up";

/** @returns whether it was still to be decided */
export function decide(context: OutboxContext, batchId: number, decision: Decision): boolean {
  const { db, now, checkpoint, changed } = context;
  const batch = readBatch(db, batchId);
  if (!batch) return false;
  const done = db.transaction(() => {
    switch (decision) {
      case "look-again":
        return (
          db.run(
            "UPDATE batch SET due_at = ? WHERE id = ? AND state IN ('unknown', 'needs_user', 'given_up')",
            now(),
            batchId,
          ) === 1
        );
      case "send-again":
        if (!move(db, batchId, ["needs_user"], "queued", { decisions: batch.decisions + 1, due_at: now(), tries: 0 })) {
          return false;
        }
        // Of what else a person holds back nothing leaves by a decision on this one: then all of it waits for "Send now".
        db.run(
          `UPDATE message SET fresh_until = ?, paused = paused AND EXISTS
            (SELECT 1 FROM batch WHERE message_id = message.id AND state = 'queued' AND id <> ?) WHERE id = ?`,
          now() + STALE_AFTER,
          batchId,
          batch.message_id,
        );
        return true;
      case "give-up":
        return move(db, batchId, ["needs_user"], "given_up");
    }
  });
  checkpoint("after-decision");
  changed(batch.message_id);
  return done;
}

/**
 * Takes back what has not left yet. What an earlier attempt may have sent goes back to the person instead:
 * "cancelled" would say that it did not go.
 *
 * @returns how many batches it took back
 */
export function cancelQueued(context: OutboxContext, messageId: string): number {
  const { db, now, checkpoint, changed } = context;
  const takenBack = db.transaction(() => {
    let count = 0;
    for (const { id, state, unknown_since } of batchesOf(db, messageId)) {
      if (state !== "queued") continue;
      const doubt = mayHaveGone(db, id);
      const due_at = doubt ? (nextLateLookup(unknown_since ?? now(), now()) ?? null) : null;
      if (move(db, id, ["queued"], doubt ? "needs_user" : "cancelled", { due_at })) count++;
    }
    return count;
  });
  checkpoint("after-decision");
  changed(messageId);
  return takenBack;
}

/** Holds back the batches that are still queued; those under way end as they end. */
export function pause({ db, changed }: OutboxContext, messageId: string): void {
  db.run("UPDATE message SET paused = 1 WHERE id = ?", messageId);
  changed(messageId);
}

export function resume({ db, now, changed }: OutboxContext, messageId: string): void {
  db.transaction(() => {
    db.run("UPDATE message SET paused = 0, fresh_until = ? WHERE id = ?", now() + STALE_AFTER, messageId);
    db.run("UPDATE batch SET due_at = ? WHERE message_id = ? AND state = 'queued'", now(), messageId);
  });
  changed(messageId);
}

/** Tries at once what waits for a connection, unless the provider itself has asked to wait. */
export function hurryQueued({ db, now }: OutboxContext): void {
  db.run(
    `UPDATE batch SET due_at = ? WHERE state = 'queued' AND reason ->> 'kind' = 'no-connection' AND due_at > ?`,
    now(),
    now(),
  );
}

/** The provider has cancelled a scheduled send. */
export function recordCancelled({ db, changed }: OutboxContext, batchId: number): boolean {
  const batch = readBatch(db, batchId);
  const done = move(db, batchId, ["accepted"], "cancelled", { due_at: null, reason: null });
  if (batch) changed(batch.message_id);
  return done;
}

/** The provider would not cancel it, or did not answer: it stays accepted, and says why. */
export function recordNotCancelled({ db, changed }: OutboxContext, batchId: number, reason: Reason): void {
  const batch = readBatch(db, batchId);
  db.run("UPDATE batch SET reason = ? WHERE id = ? AND state = 'accepted'", reasonText(reason), batchId);
  if (batch) changed(batch.message_id);
}
