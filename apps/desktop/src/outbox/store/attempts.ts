import type { BulkMessage } from "@sms-composer/client";
import { type AnsweredPart, reasonText, type SendAnswer, STALE_AFTER } from "@sms-composer/outbox/machine";
import { outgoingRequest, type OutgoingRequest } from "@sms-composer/outbox/provider";
import type { Database } from "@sms-composer/outbox/sqlite";
import {
  apply,
  phonesOf,
  readMessageRow,
  type BatchRow,
  type MessageRow,
  type StoreContext,
  type FrozenOptions,
} from "./batch-rows.ts";
import { countStatuses } from "./deliveries.ts";
import { holdForAccount } from "./holds.ts";

/** A batch under way: its attempt is on disk, and the request that may now be made once. */
export interface Attempt {
  readonly id: number;
  readonly batchId: number;
  readonly messageId: string;
  readonly request: OutgoingRequest;
}

/**
 * Takes a queued batch under way. When this returns, the attempt has reached the disk: only now may a socket open.
 * @returns `undefined` when the batch is no longer queued, or has been held during the look-up before it
 */
export function beginAttempt(context: StoreContext, batch: BatchRow): Attempt | undefined {
  const { db, now, checkpoint, changed } = context;
  checkpoint("before-sending-commit");
  const attempt = db.transaction((): Attempt | undefined => {
    const message = readMessageRow(db, batch.message_id);
    if (!message || message.held !== null) return undefined;
    if (!apply(context, batch.id, { kind: "attempt-started" })) return undefined;
    db.run("INSERT INTO attempt (batch_id, started_at) VALUES (?, ?)", batch.id, now());
    const id = db.first<{ id: number }>("SELECT last_insert_rowid() AS id")?.id ?? 0;
    const request = requestOf(db, message, batch);
    checkpoint("sending-open");
    return { id, batchId: batch.id, messageId: batch.message_id, request };
  });
  if (attempt) {
    checkpoint("after-sending-commit");
    changed(attempt.messageId);
  }
  return attempt;
}

function requestOf(db: Database, row: MessageRow, { id, tag }: BatchRow): OutgoingRequest {
  const options = JSON.parse(row.options) as FrozenOptions;
  const scheduled = row.scheduled_at === null ? {} : { scheduledAt: new Date(row.scheduled_at) };
  const messages =
    row.list === null ? phonesOf(db, id).map((recipient) => ({ recipient, message: row.text })) : textsOf(db, id);
  return outgoingRequest({ ...options, ...scheduled, tag }, messages);
}

function textsOf(db: Database, batchId: number): BulkMessage[] {
  return db
    .all<{ phone: string; text: string }>(
      "SELECT phone, text FROM recipient WHERE batch_id = ? AND text IS NOT NULL ORDER BY phone",
      batchId,
    )
    .map(({ phone, text }) => ({ recipient: phone, message: text }));
}

function writeBilled(
  db: Database,
  batchId: number,
  { segments, parts }: Extract<SendAnswer, { outcome: "sent" }>,
): void {
  const inAll = parts?.reduce((sum, part) => sum + part.segments, 0) ?? null;
  db.run("UPDATE batch SET sms = coalesce(?, ? * recipients) WHERE id = ?", inAll, segments ?? null, batchId);
  if (parts) writeParts(db, batchId, parts);
}

/** A recipient whom the provider refused in a request that it accepted does not get it: no receipt will come. */
function writeParts(db: Database, batchId: number, parts: readonly AnsweredPart[]): void {
  for (const { phone, segments, cost, code = null } of parts) {
    db.run(
      `UPDATE recipient SET segments = ?1, cost = ?2, code = ?3, status = iif(?3 IS NULL, status, 'failed')
        WHERE batch_id = ?4 AND phone = ?5`,
      segments,
      cost,
      code,
      batchId,
      phone,
    );
  }
  countStatuses(db, batchId);
}

/** Writes down what the attempt made certain. */
export function settleAttempt(context: StoreContext, attempt: Attempt, answer: SendAnswer): void {
  const { db, now, checkpoint, changed } = context;
  db.transaction(() => {
    const at = now();
    const ended = db.run(
      "UPDATE attempt SET ended_at = ?, outcome = ?, reason = ? WHERE id = ? AND outcome IS NULL",
      at,
      answer.outcome,
      "reason" in answer ? reasonText(answer.reason) : null,
      attempt.id,
    );
    const change = ended === 1 ? apply(context, attempt.batchId, { kind: "attempt-ended", answer }) : undefined;
    if (!change) throw new Error("The attempt had been settled before.");
    if (answer.outcome === "sent") writeBilled(db, attempt.batchId, answer);
    if (change.isProgress) {
      // An answer that comes after hours of sleep makes nothing fresh again.
      db.run(
        "UPDATE message SET fresh_until = ?, progress_at = ? WHERE id = ? AND fresh_until > ?",
        at + STALE_AFTER,
        at,
        attempt.messageId,
        at,
      );
    }
    if (change.holdsMessage) holdForAccount(context, attempt.messageId, change.dueAt ?? at);
    checkpoint("settle-open");
  });
  checkpoint("after-settle-commit");
  changed(attempt.messageId);
}

/**
 * Takes for interrupted what is found as sending while nothing is being sent: it may have gone. To be called at the
 * start and before each step, since a commit after an answer can fail as well (a full disk).
 */
export function recoverInterrupted(context: StoreContext): void {
  const { db, now, checkpoint, changed } = context;
  const interrupted = db.all<BatchRow>("SELECT * FROM batch WHERE state = 'sending'");
  if (interrupted.length === 0) return;
  db.transaction(() => {
    for (const { id } of interrupted) {
      db.run(
        "UPDATE attempt SET ended_at = ?, outcome = 'unknown', reason = ? WHERE batch_id = ? AND outcome IS NULL",
        now(),
        reasonText({ kind: "interrupted" }),
        id,
      );
      apply(context, id, { kind: "attempt-interrupted" });
    }
  });
  checkpoint("recovered");
  for (const { message_id } of interrupted) changed(message_id);
}
