import type { StoreContext } from "./batch-rows.ts";

/** Takes the present time. */
const UNDER_WAY = `EXISTS (SELECT 1 FROM batch WHERE message_id = message.id
  AND (state IN ('queued', 'sending', 'unknown') OR (state = 'accepted' AND message.scheduled_at > ?)))`;

/**
 * Deletes a message and all that is known of it. Refused while it is under way: its doubt would be lost with it, and
 * of one that the provider is still to send, the way to cancel it.
 */
export function deleteMessage({ db, now, changed }: StoreContext, id: string): boolean {
  const deleted = db.run(`DELETE FROM message WHERE id = ? AND NOT ${UNDER_WAY}`, id, now()) === 1;
  // The log of SQLite holds the text until it is written back.
  if (deleted) db.all("PRAGMA wal_checkpoint(TRUNCATE)");
  changed(id);
  return deleted;
}

/** Deletes every message that is not under way any more, and wipes their traces from the file. */
export function deleteAllMessages({ db, now, changed }: StoreContext): number {
  const deleted = db.run(`DELETE FROM message WHERE NOT ${UNDER_WAY}`, now());
  db.run("VACUUM");
  db.all("PRAGMA wal_checkpoint(TRUNCATE)");
  changed();
  return deleted;
}
