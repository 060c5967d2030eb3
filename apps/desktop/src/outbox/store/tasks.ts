import { RECEIPT_HOURS } from "@sms-composer/core/requests";
import { needsLookup } from "@sms-composer/outbox/machine";
import { apply, readMessageRow, type BatchRow, type StoreContext } from "./batch-rows.ts";
import { holdOverdue } from "./holds.ts";

/** The next thing that the app does by itself. */
export type Task =
  /** `looksFirst`: it may have gone from another copy of this outbox. */
  | { readonly kind: "send"; readonly batch: BatchRow; readonly looksFirst: boolean }
  /** May have gone: look it up by its tag. */
  | { readonly kind: "look-up"; readonly batch: BatchRow }
  | { readonly kind: "deliveries"; readonly batch: BatchRow }
  /** Held until the account is put right: ask whether it is. */
  | { readonly kind: "account"; readonly batch: BatchRow };

const KIND = {
  unknown: "look-up",
  "needs-user": "look-up",
  "given-up": "look-up",
  accepted: "deliveries",
} as const;

/**
 * The condition of what waits for a step of ours: batches of this account, those of held messages not sent. The join
 * is CROSS so that SQLite goes by the time at which a batch is due, and not through every message of the account.
 */
const WAITING = `FROM batch CROSS JOIN message ON message.id = batch.message_id
  WHERE batch.due_at IS NOT NULL AND message.account = ? AND message.is_complete = 1
  AND (batch.state <> 'queued' OR message.held IS NULL OR message.held = 'account')`;

/** The task that is due now: sending first, then what has waited longest. */
export function nextTask(context: StoreContext, account: string): Task | undefined {
  const { db, now, queuedInThisRun } = context;
  followClock(context);
  holdOverdue(context, account);
  const batch = firstDue(context, account, "=") ?? firstDue(context, account, "<>");
  if (!batch) return undefined;
  if (batch.state !== "queued") return { kind: KIND[batch.state as keyof typeof KIND], batch };
  const message = readMessageRow(db, batch.message_id);
  if (message?.held === "account") return { kind: "account", batch };
  const waiting = { progressAt: message?.progress_at ?? 0, freshUntil: message?.fresh_until ?? 0 };
  const looksFirst = batch.decisions > 1 || needsLookup(waiting, queuedInThisRun.has(batch.message_id), now());
  return { kind: "send", batch, looksFirst };
}

/** The batch that has been due longest, of those that are queued or of the rest; the index has them in order. */
function firstDue({ db, now }: StoreContext, account: string, queued: "=" | "<>"): BatchRow | undefined {
  return db.first<BatchRow>(
    `SELECT batch.* ${WAITING} AND +batch.state ${queued} 'queued' AND batch.due_at <= ?
      ORDER BY batch.due_at, batch.id LIMIT 1`,
    account,
    now(),
  );
}

/** The time at which the next step is due; `undefined`: nothing is waiting. */
export function nextDueAt({ db }: StoreContext, account: string): number | undefined {
  return db.first<{ due: number }>(`SELECT batch.due_at AS due ${WAITING} ORDER BY batch.due_at LIMIT 1`, account)?.due;
}

const RECEIPTS_END_AFTER = RECEIPT_HOURS * 60 * 60 * 1000;

/**
 * Moves the times of what became unknown, or was accepted, in a future that the clock has taken back: its questions go
 * on now. So do questions for receipts that ended only by the clock that was ahead.
 */
function followClock(context: StoreContext): void {
  const { db, now, clock } = context;
  const wasSetBack = now() < clock.lastSeen;
  clock.lastSeen = now();
  if (!wasSetBack) return;
  db.run(
    `UPDATE batch SET due_at = ?1 WHERE state = 'accepted' AND due_at IS NULL AND accepted_at BETWEEN ?1 - ?2 AND ?1
      AND recipients > delivered + not_delivered + failed`,
    now(),
    RECEIPTS_END_AFTER,
  );
  const ahead = db.all<{ id: number }>(
    `SELECT id FROM batch WHERE due_at IS NOT NULL AND
      ((state IN ('unknown', 'needs-user', 'given-up') AND unknown_since > ?1)
        OR (state = 'accepted' AND accepted_at > ?1))`,
    now(),
  );
  if (ahead.length === 0) return;
  db.transaction(() => ahead.forEach(({ id }) => apply(context, id, { kind: "clock-set-back" })));
}
