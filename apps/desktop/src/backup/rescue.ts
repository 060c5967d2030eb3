import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { openDatabase, type Database } from "@sms-composer/outbox/sqlite";
import { MIGRATIONS } from "../outbox/store/schema.ts";
import { drawTag } from "../outbox/store/wire-tag.ts";
import { openPeople } from "../people/people.ts";
import { copyJsonFiles, stageFiles } from "./restore.ts";

/** Tables of the outbox, those that others refer to first, with what their rows are read in the order of. */
const TABLES = {
  draft: "rowid",
  draft_list: "rowid",
  message: "rowid",
  batch: "rowid",
  attempt: "rowid",
  recipient: "batch_id, phone",
} as const;

type Row = Readonly<Record<string, SQLOutputValue>>;

/**
 * Takes what can still be read of a damaged outbox into a new file, row by row. What was still to be sent is held for a
 * person; a request whose numbers are not all there is not sent at all.
 *
 * @param damaged is only read
 * @param rescued must not be there yet
 * @returns how many messages and drafts were rescued
 */
export function rescueOutbox(damaged: string, rescued: string): number {
  const folder = mkdtempSync(join(dirname(rescued), "unpacking-"));
  try {
    // SQLite writes beside what it reads: it gets a copy.
    const copy = join(folder, "damaged.sqlite");
    for (const suffix of ["", "-wal"]) if (existsSync(damaged + suffix)) copyFileSync(damaged + suffix, copy + suffix);
    const from = new DatabaseSync(copy);
    const to = openDatabase(rescued, MIGRATIONS);
    try {
      to.transaction(() => {
        for (const [table, order] of Object.entries(TABLES)) takeRows(from, to, table, order);
        holdRescued(to);
      });
      const counted = to.first<{ count: number }>(
        "SELECT (SELECT count(*) FROM message) + (SELECT count(*) FROM draft) AS count",
      );
      return counted?.count ?? 0;
    } finally {
      to.close();
      from.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From both ends: a page that cannot be read hides what lies behind it in one direction only. */
function takeRows(from: DatabaseSync, to: Database, table: string, order: string): void {
  const known = new Set(
    to.all<{ name: string }>("SELECT name FROM pragma_table_info(?)", table).map(({ name }) => name),
  );
  for (const direction of ["ASC", "DESC"]) {
    const by = order.split(", ").map((column) => `${column} ${direction}`);
    try {
      for (const row of from.prepare(`SELECT * FROM ${table} NOT INDEXED ORDER BY ${by.join(", ")}`).iterate()) {
        insert(to, table, row, known);
      }
      return;
    } catch {
      // The rest cannot be reached this way.
    }
  }
}

function insert(to: Database, table: string, row: Row, known: ReadonlySet<string>): void {
  const columns = Object.keys(row).filter((column) => known.has(column));
  try {
    to.run(
      `INSERT OR IGNORE INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
      ...columns.map((column) => row[column] ?? null),
    );
  } catch {
    // A row whose values cannot be, or whose message could not be read.
  }
}

/** Nobody can say any more whether a request that is lost was sent: its message says so, and nothing of it leaves. */
function noteLostRequests(to: Database): void {
  const incomplete = to.all<{ id: string; number: number; last: number | null }>(
    `SELECT message.id, message.number, max(position) AS last FROM message LEFT JOIN batch ON message_id = message.id
      GROUP BY message.number HAVING count(batch.id) < coalesce(last, 0) + 1`,
  );
  for (const { id, number, last } of incomplete) {
    for (let position = 0; position <= (last ?? 0); position++) {
      to.run(
        `INSERT OR IGNORE INTO batch (message_id, message_number, recipients, position, state, tag, tag_drawn)
         VALUES (?, ?, 0, ?, 'given-up', ?, 1)`,
        id,
        number,
        position,
        drawTag(),
      );
    }
  }
}

function holdRescued(to: Database): void {
  to.run("DELETE FROM message WHERE is_complete = 0");
  noteLostRequests(to);
  to.run(
    `UPDATE batch SET state = 'cancelled', due_at = NULL WHERE state = 'queued'
      AND recipients <> (SELECT count(*) FROM recipient WHERE batch_id = batch.id)`,
  );
  to.run("UPDATE message SET held = 'person' WHERE id IN (SELECT message_id FROM batch WHERE state = 'queued')");
}

const REQUEST = "rescue-requested";

/** Has the next start rescue what can be read of the outbox: nothing is written to it then, and nobody waits in a window. */
export function requestRescue(dataFolder: string): void {
  writeFileSync(join(dataFolder, REQUEST), "", { flush: true });
}

/**
 * Rescues the outbox beside the data, with copies of the rest, when that was asked for; `applyStagedRestore` then puts it
 * in place and keeps what it replaces. To be called before anything of the data is open. What cannot be rescued, or has no
 * room, stays as it was.
 * @returns how many messages and drafts were rescued; `undefined` when nothing was
 */
export function stageRequestedRescue(dataFolder: string, now: () => number): number | undefined {
  const request = join(dataFolder, REQUEST);
  if (!existsSync(request)) return undefined;
  try {
    return stageFiles(dataFolder, (folder) => {
      const count = rescueOutbox(join(dataFolder, "outbox.sqlite"), join(folder, "outbox.sqlite"));
      copyPeople(join(dataFolder, "people.sqlite"), join(folder, "people.sqlite"), now);
      copyJsonFiles(dataFolder, folder);
      return count;
    });
  } catch {
    return undefined;
  } finally {
    rmSync(request);
  }
}

/** Opened and closed, a database is one file without a log beside it. */
function copyPeople(file: string, copy: string, now: () => number): void {
  openPeople(file, now).close();
  copyFileSync(file, copy);
}
