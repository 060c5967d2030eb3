import { holdReason, nextAccountCheck, type Reason, STALE_AFTER } from "@sms-composer/outbox/machine";
import type { AccountNeeds } from "@sms-composer/outbox/provider";
import { readMessageRow, type BatchRow, type MessageRow, type StoreContext, type FrozenOptions } from "./batch-rows.ts";

/** Holds back the batches that are still queued; those under way end as they end. */
export function pause({ db, changed }: StoreContext, messageId: string): void {
  db.run("UPDATE message SET held = 'person' WHERE id = ?", messageId);
  changed(messageId);
}

/** Holds all that is still queued, such as in a copy that is put back: a person wants each of it to leave, or not. */
export function holdQueued({ db }: StoreContext): void {
  db.run(
    `UPDATE message SET held = 'person' WHERE (held IS NULL OR held = 'account')
      AND number IN (SELECT message_number FROM batch WHERE state = 'queued')`,
  );
}

/** A person wants it to leave now. Held long, it may have gone from another copy of this outbox: it is looked up first. */
export function resume({ db, now, changed }: StoreContext, messageId: string): void {
  const at = now();
  db.transaction(() => {
    db.run(
      "UPDATE message SET held = NULL, fresh_until = ?, progress_at = min(progress_at, ?) WHERE id = ?",
      at + STALE_AFTER,
      at - STALE_AFTER,
      messageId,
    );
    db.run("UPDATE batch SET due_at = ? WHERE message_id = ? AND state = 'queued'", at, messageId);
  });
  changed(messageId);
}

/** The account has to be put right first: nothing of the message is tried before `until`. */
export function holdForAccount({ db }: StoreContext, messageId: string, until: number): void {
  db.run("UPDATE message SET held = 'account' WHERE id = ? AND held IS NULL", messageId);
  db.run("UPDATE batch SET due_at = ? WHERE message_id = ? AND state = 'queued'", until, messageId);
}

/** The refusal of the account, and the request that is to be sent next. */
export function accountQuestion({ db }: StoreContext, batch: BatchRow) {
  const { range } = JSON.parse(readMessageRow(db, batch.message_id)?.options ?? "{}") as FrozenOptions;
  const refused = db.first<{ reason: string | null }>(
    "SELECT reason FROM batch WHERE message_id = ? AND state = 'queued' AND reason IS NOT NULL ORDER BY position",
    batch.message_id,
  );
  const reason = refused?.reason == null ? undefined : (JSON.parse(refused.reason) as Reason);
  const needs: AccountNeeds = { range, recipients: batch.recipients };
  return { reason, needs };
}

/** The account sends again: what was held for it goes on. */
export function releaseAccount({ db, now, changed }: StoreContext, messageId: string): void {
  db.transaction(() => {
    if (db.run("UPDATE message SET held = NULL WHERE id = ? AND held = 'account'", messageId) !== 1) return;
    db.run("UPDATE batch SET due_at = ?, tries = 0 WHERE message_id = ? AND state = 'queued'", now(), messageId);
  });
  changed(messageId);
}

/** The account is not put right yet: it is asked again later, ever less often. */
export function postponeAccount({ db, now }: StoreContext, batch: BatchRow): void {
  db.run(
    "UPDATE batch SET due_at = ?, tries = ? WHERE message_id = ? AND state = 'queued'",
    nextAccountCheck(batch.tries, now()),
    batch.tries + 1,
    batch.message_id,
  );
}

/** Tries at once what waits for a connection or for the account, unless the provider itself has asked to wait. */
export function retryQueued({ db, now }: StoreContext): void {
  db.run(
    `UPDATE batch SET due_at = ?1 WHERE state = 'queued' AND due_at > ?1 AND
      (reason ->> 'kind' IN ('unreachable', 'untrusted-certificate')
        OR (SELECT held FROM message WHERE id = message_id) = 'account')`,
    now(),
  );
}

/**
 * Holds for a person, instead of sending, what has waited too long (an appointment reminder of yesterday must not
 * leave by itself) and what was queued in a future that a corrected clock has taken back.
 */
export function holdOverdue({ db, now, changed }: StoreContext, account: string): void {
  const waiting = db.all<MessageRow>(
    `SELECT DISTINCT message.* FROM batch JOIN message ON message.id = message_id
      WHERE state = 'queued' AND account = ? AND (held IS NULL OR held = 'account')
      AND (fresh_until <= ? OR progress_at > ?)`,
    account,
    now(),
    now(),
  );
  for (const { id, fresh_until, progress_at } of waiting) {
    const reason = holdReason({ freshUntil: fresh_until, progressAt: progress_at }, now());
    if (reason === undefined) continue;
    db.run("UPDATE message SET held = ? WHERE id = ?", reason, id);
    changed(id);
  }
}
