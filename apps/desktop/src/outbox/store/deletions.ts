import type { SQLOutputValue } from "node:sqlite";
import type { Database } from "@sms-composer/outbox/sqlite";
import type { StoreContext } from "./batch-rows.ts";

/** Takes the present time. */
const UNDER_WAY = `EXISTS (SELECT 1 FROM batch WHERE message_id = message.id
  AND (state IN ('queued', 'sending', 'unknown') OR (state = 'accepted' AND message.scheduled_at > ?)))`;

type StoredRow = Readonly<Record<string, SQLOutputValue>>;

/** All rows of a message that was deleted, so that the deletion can be undone. */
export interface DeletedMessage {
  readonly message: StoredRow;
  readonly batches: readonly {
    readonly batch: StoredRow;
    readonly attempts: readonly StoredRow[];
    readonly recipients: readonly StoredRow[];
  }[];
}

/**
 * Deletes a message and all that is known of it. Refused while it is under way: its doubt would be lost with it, and
 * of one that the provider is still to send, the way to cancel it.
 *
 * @returns what was deleted, for `restoreMessage`; `undefined` when nothing was
 */
export function deleteMessage({ db, now, changed }: StoreContext, id: string): DeletedMessage | undefined {
  const rows = readRows(db, id);
  const isDeleted = db.run(`DELETE FROM message WHERE id = ? AND NOT ${UNDER_WAY}`, id, now()) === 1;
  // The log of SQLite holds the text until it is written back.
  if (isDeleted) db.all("PRAGMA wal_checkpoint(TRUNCATE)");
  changed(id);
  return isDeleted ? rows : undefined;
}

function readRows(db: Database, id: string): DeletedMessage | undefined {
  const message = db.first<StoredRow>("SELECT * FROM message WHERE id = ?", id);
  const batches = db.all<StoredRow & { readonly id: number }>("SELECT * FROM batch WHERE message_id = ?", id);
  return (
    message && {
      message,
      batches: batches.map((batch) => ({
        batch,
        attempts: db.all<StoredRow>("SELECT * FROM attempt WHERE batch_id = ?", batch.id),
        recipients: db.all<StoredRow>("SELECT * FROM recipient WHERE batch_id = ?", batch.id),
      })),
    }
  );
}

/**
 * Puts a deleted message back as it was. It keeps its place in the order, unless another has taken it meanwhile.
 * @returns `false`: there is one of this id again
 */
export function restoreMessage({ db, changed }: StoreContext, { message, batches }: DeletedMessage): boolean {
  const { id, number } = message;
  if (typeof id !== "string" || db.first("SELECT 1 FROM message WHERE id = ?", id)) return false;
  const isTaken = db.first("SELECT 1 FROM message WHERE number = ?", number ?? null) !== undefined;
  db.transaction(() => {
    const messageNumber = insert(db, "message", isTaken ? { ...message, number: null } : message);
    for (const { batch, attempts, recipients } of batches) {
      const batchId = insert(db, "batch", { ...batch, id: null, message_number: messageNumber });
      for (const attempt of attempts) insert(db, "attempt", { ...attempt, id: null, batch_id: batchId });
      for (const recipient of recipients) insert(db, "recipient", { ...recipient, batch_id: batchId });
    }
  });
  changed(id);
  return true;
}

/** @returns the number of the new row */
function insert(db: Database, table: string, row: StoredRow): number {
  const columns = Object.keys(row);
  db.run(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    ...Object.values(row),
  );
  return db.first<{ number: number }>("SELECT last_insert_rowid() AS number")?.number ?? 0;
}

/** Deletes every message that is not under way any more, and wipes their traces from the file. */
export function deleteAllMessages({ db, now, changed }: StoreContext): number {
  const deleted = db.run(`DELETE FROM message WHERE NOT ${UNDER_WAY}`, now());
  db.run("VACUUM");
  db.all("PRAGMA wal_checkpoint(TRUNCATE)");
  changed();
  return deleted;
}
