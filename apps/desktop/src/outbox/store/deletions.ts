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
    insert(db, "message", isTaken ? { ...message, number: null } : message);
    const messageNumber = lastNumber(db);
    for (const { batch, attempts, recipients } of batches) {
      insert(db, "batch", { ...batch, id: null, message_number: messageNumber });
      const batchId = lastNumber(db);
      for (const attempt of attempts) insert(db, "attempt", { ...attempt, id: null, batch_id: batchId });
      for (const recipient of recipients) insert(db, "recipient", { ...recipient, batch_id: batchId });
    }
  });
  changed(id);
  return true;
}

function insert(db: Database, table: string, row: StoredRow): void {
  const columns = Object.keys(row);
  db.run(
    `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    ...Object.values(row),
  );
}

/** The number of the row that was inserted last. */
const lastNumber = (db: Database): number =>
  db.first<{ number: number }>("SELECT last_insert_rowid() AS number")?.number ?? 0;

/** Messages that are deleted in one step. */
const SLICE = 200;

/**
 * Deletes every message that is not under way any more, and wipes their traces from the file; in slices, so that other
 * work gets its turn in between. The requests of a large message go one after the other.
 *
 * @returns how many were deleted
 */
export function* deleteAllInSlices({ db, now, rewrite, changed }: StoreContext): Generator<void, number> {
  let deleted = 0;
  for (let last = 0; ;) {
    const some = db.all<{ id: string; number: number; batches: number }>(
      `SELECT id, number, (SELECT count(*) FROM batch WHERE message_id = message.id) AS batches
        FROM message WHERE number > ? AND NOT ${UNDER_WAY} ORDER BY number LIMIT ?`,
      last,
      now(),
      SLICE,
    );
    if (some.length === 0) break;
    for (const { id } of some.filter(({ batches }) => batches > 1)) {
      for (const batch of db.all<{ id: number }>("SELECT id FROM batch WHERE message_id = ?", id)) {
        db.run("DELETE FROM batch WHERE id = ?", batch.id);
        yield;
      }
    }
    last = some.at(-1)?.number ?? last;
    deleted += db.run(
      `DELETE FROM message WHERE number BETWEEN ? AND ? AND NOT ${UNDER_WAY}`,
      some[0]?.number ?? last,
      last,
      now(),
    );
    yield;
  }
  rewrite.request();
  changed();
  return deleted;
}
