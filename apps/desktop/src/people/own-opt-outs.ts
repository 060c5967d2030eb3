import type { Database } from "@sms-composer/outbox/sqlite";

/** A number that was put on the list here: somebody has said so by voice, by letter, in a file. */
export interface OwnOptOut {
  readonly phone: string;
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
  /** A note on who said so, and how. */
  readonly note: string;
}

export function listOwnOptOuts(db: Database): OwnOptOut[] {
  return db
    .all<OwnOptOut>("SELECT phone, since, note FROM opt_out ORDER BY since DESC, phone")
    .map(({ phone, since, note }) => ({ phone, since, note }));
}

/** Adds people to the list. Who is on it already keeps the earlier date; a note is added where there was none. */
export function addOptOuts(db: Database, optOuts: readonly OwnOptOut[]): number {
  return db.transaction(() => {
    let added = 0;
    for (const { phone, since, note } of optOuts) {
      const isNew = db.first("SELECT 1 FROM opt_out WHERE phone = ?", phone) === undefined;
      db.run(
        `INSERT INTO opt_out (phone, since, note) VALUES (?1, ?2, ?3)
          ON CONFLICT (phone) DO UPDATE SET since = min(since, ?2), note = iif(note = '', ?3, note)`,
        phone,
        since,
        note,
      );
      if (isNew) added++;
    }
    return added;
  });
}

/** Takes a number off the list; that it was there, and why it is no longer, is kept. */
export function removeOptOut(db: Database, phone: string, reason: string, now: number): boolean {
  return db.transaction(() => {
    db.run(
      `INSERT INTO opt_out_removal (phone, since, note, removed_at, reason)
        SELECT phone, since, note, ?, ? FROM opt_out WHERE phone = ?`,
      now,
      reason,
      phone,
    );
    return db.run("DELETE FROM opt_out WHERE phone = ?", phone) === 1;
  });
}

/** A number that was taken off the list, for whoever asks why. */
export interface RemovedOptOut extends OwnOptOut {
  readonly removedAt: number;
  readonly reason: string;
}

export function listRemovedOptOuts(db: Database): RemovedOptOut[] {
  return db
    .all<OwnOptOut & { removed_at: number; reason: string }>("SELECT * FROM opt_out_removal ORDER BY removed_at, id")
    .map(({ phone, since, note, removed_at, reason }) => ({ phone, since, note, removedAt: removed_at, reason }));
}
