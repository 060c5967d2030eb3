import type { SendRequest } from "@sms-composer/core";
import type { BatchState } from "../machine/batch-state.ts";
import {
  mayHaveGone,
  move,
  phonesOf,
  readBatch,
  reasonText,
  type BatchChange,
  type BatchRow,
  type OutboxContext,
} from "./batch-rows.ts";
import { deliveriesStart } from "./deliveries.ts";
import type { Reason, SendAnswer } from "../worker/provider.ts";
import type { FrozenOptions } from "./queueing.ts";
import { nextLateLookup, nextLookup, nextStatusCheck, nextTry, STALE_AFTER } from "../machine/timing.ts";

/** A batch under way: its attempt is on disk, and the request that may now be made once. */
export interface Attempt {
  readonly id: number;
  readonly batchId: number;
  readonly messageId: string;
  readonly request: SendRequest;
}

interface MessageRow {
  readonly text: string;
  readonly options: string;
  readonly scheduled_at: number | null;
}

/**
 * Takes a queued batch under way. When this returns, the attempt has reached the disk: only now may a socket open.
 * @returns `undefined` when the batch is no longer queued, or has been paused during the look-up before it
 */
export function beginAttempt({ db, now, checkpoint, changed }: OutboxContext, batch: BatchRow): Attempt | undefined {
  checkpoint("before-sending-commit");
  const attempt = db.transaction((): Attempt | undefined => {
    if (db.first("SELECT 1 FROM message WHERE id = ? AND paused = 1", batch.message_id)) return undefined;
    if (!move(db, batch.id, ["queued"], "sending", { due_at: null })) return undefined;
    db.run("INSERT INTO attempt (batch_id, started_at) VALUES (?, ?)", batch.id, now());
    const id = db.first<{ id: number }>("SELECT last_insert_rowid() AS id")?.id ?? 0;
    const request = requestOf(
      db.first<MessageRow>("SELECT text, options, scheduled_at FROM message WHERE id = ?", batch.message_id),
      phonesOf(db, batch.id),
      batch.tag,
    );
    checkpoint("sending-open");
    return { id, batchId: batch.id, messageId: batch.message_id, request };
  });
  if (attempt) {
    checkpoint("after-sending-commit");
    changed(attempt.messageId);
  }
  return attempt;
}

function requestOf(row: MessageRow | undefined, recipients: string[], tag: string): SendRequest {
  if (!row) throw new Error("A batch has lost its message.");
  const options = JSON.parse(row.options) as FrozenOptions;
  const scheduled = row.scheduled_at === null ? {} : { scheduledAt: new Date(row.scheduled_at) };
  return { ...options, ...scheduled, recipients, message: row.text, tag };
}

/** Writes down what the attempt made certain. A refusal is a failure only when no earlier attempt may have gone. */
export function settleAttempt(context: OutboxContext, attempt: Attempt, answer: SendAnswer): void {
  const { db, checkpoint, changed } = context;
  db.transaction(() => {
    const ended = db.run(
      "UPDATE attempt SET ended_at = ?, outcome = ?, reason = ? WHERE id = ? AND outcome IS NULL",
      context.now(),
      answer.outcome,
      "reason" in answer ? reasonText(answer.reason) : null,
      attempt.id,
    );
    if (ended !== 1 || !settleBatch(context, attempt, answer)) throw new Error("The attempt had been settled before.");
    checkpoint("settle-open");
  });
  checkpoint("after-settle-commit");
  changed(attempt.messageId);
}

function settleBatch({ db, now }: OutboxContext, { batchId, messageId }: Attempt, answer: SendAnswer): boolean {
  const at = now();
  const before = readBatch(db, batchId);
  const leave = (to: BatchState, change: BatchChange) => move(db, batchId, ["sending"], to, change);
  switch (answer.outcome) {
    case "sent": {
      // Progress: the batches behind this one are not stale.
      db.run("UPDATE message SET fresh_until = ? WHERE id = ?", at + STALE_AFTER, messageId);
      return leave("accepted", {
        accepted_at: at,
        provider_id: answer.messageId,
        segments: answer.segments,
        cost: answer.cost,
        currency: answer.currency,
        due_at: nextStatusCheck(deliveriesStart(db, messageId, at), at) ?? null,
        tries: 0,
        reason: null,
      });
    }
    case "refused": {
      const reason = reasonText(answer.reason);
      if (!mayHaveGone(db, batchId)) return leave("failed", { reason });
      return leave("needs_user", { reason, due_at: nextLateLookup(before?.unknown_since ?? at, at) ?? null });
    }
    case "never_left": {
      const tries = before?.tries ?? 0;
      const due_at = Math.max(nextTry(tries, at), at + (answer.retryAfter ?? 0));
      return leave("queued", { due_at, tries: tries + 1, reason: reasonText(answer.reason) });
    }
    case "unknown":
      return leave("unknown", becameUnknown(at, answer.reason));
  }
}

function becameUnknown(at: number, reason: Reason) {
  return { unknown_since: at, lookups: 0, tries: 0, due_at: nextLookup(at, at), reason: reasonText(reason) };
}

/**
 * What is found as sending while nothing is being sent was interrupted: it may have gone. To be called at the start
 * and before each step, since a commit after an answer can fail as well (a full disk).
 */
export function recoverInterrupted({ db, now, checkpoint, changed }: OutboxContext): void {
  const interrupted = db.all<BatchRow>("SELECT * FROM batch WHERE state = 'sending'");
  if (interrupted.length === 0) return;
  const reason: Reason = { kind: "interrupted" };
  db.transaction(() => {
    for (const { id } of interrupted) {
      db.run(
        "UPDATE attempt SET ended_at = ?, outcome = 'unknown', reason = ? WHERE batch_id = ? AND outcome IS NULL",
        now(),
        reasonText(reason),
        id,
      );
      move(db, id, ["sending"], "unknown", becameUnknown(now(), reason));
    }
  });
  checkpoint("recovered");
  for (const { message_id } of interrupted) changed(message_id);
}
