import type { BatchRow, OutboxContext } from "./batch-rows.ts";

/** The next thing that the app does by itself. */
export type Task =
  | { readonly kind: "send"; readonly batch: BatchRow }
  /** May have gone: look it up by its tag. */
  | { readonly kind: "look-up"; readonly batch: BatchRow }
  | { readonly kind: "deliveries"; readonly batch: BatchRow };

const KIND = {
  queued: "send",
  unknown: "look-up",
  needs_user: "look-up",
  given_up: "look-up",
  accepted: "deliveries",
} as const;

/** What waits for a step of ours: batches of this account, those of paused messages not sent. */
const WAITING = `FROM batch JOIN message ON message.id = batch.message_id
  WHERE batch.due_at IS NOT NULL AND message.account = ? AND NOT (batch.state = 'queued' AND message.paused = 1)`;

/**
 * What is due now: sending first, then what has waited longest. Holds back, instead of sending, what has
 * waited too long for the network: an appointment reminder of yesterday must not leave by itself.
 */
export function nextTask(context: OutboxContext, account: string): Task | undefined {
  followClock(context);
  holdStale(context, account);
  const batch = context.db.first<BatchRow>(
    `SELECT batch.* ${WAITING} AND batch.due_at <= ? ORDER BY batch.state <> 'queued', batch.due_at, batch.id LIMIT 1`,
    account,
    context.now(),
  );
  if (!batch) return undefined;
  const kind = KIND[batch.state as keyof typeof KIND];
  return { kind, batch };
}

/** When the next step is due; `undefined`: nothing is waiting. */
export function nextDueAt({ db }: OutboxContext, account: string): number | undefined {
  return db.first<{ due: number | null }>(`SELECT min(batch.due_at) AS due ${WAITING}`, account)?.due ?? undefined;
}

/** What became unknown in the future did so before the clock was set back: its look-ups go on now, not then. */
function followClock({ db, now }: OutboxContext): void {
  const at = now();
  db.run(
    `UPDATE batch SET unknown_since = ?, due_at = ?
      WHERE state IN ('unknown', 'needs_user', 'given_up') AND unknown_since > ?`,
    at,
    at,
    at,
  );
}

function holdStale({ db, now, changed }: OutboxContext, account: string): void {
  const stale = db.all<{ id: string }>(
    `SELECT DISTINCT message.id ${WAITING} AND batch.state = 'queued' AND message.fresh_until <= ?`,
    account,
    now(),
  );
  for (const { id } of stale) {
    db.run("UPDATE message SET paused = 1, fresh_until = 0 WHERE id = ?", id);
    changed(id);
  }
}
