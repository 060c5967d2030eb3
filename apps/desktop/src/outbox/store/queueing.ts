import type { SendRequest } from "@sms-composer/core";
import { LIMITS } from "@sms-composer/core/requests";
import { requestsOf, STALE_AFTER } from "@sms-composer/outbox/machine";
import type { Database } from "@sms-composer/outbox/sqlite";
import type { FrozenList, FrozenOptions, StoreContext } from "./batch-rows.ts";
import { searchText } from "./search-text.ts";
import { drawTag } from "./wire-tag.ts";

export interface Queueing {
  /** The draft that is sent off; its id becomes the message's. */
  readonly draftId: string;
  /** The account whose key sends it. */
  readonly account: string;
  /** Valid, its recipients in E.164 and each there once; more than one request's worth is split. */
  readonly request: SendRequest;
  /** The people who each get a text of their own; the request has no recipients then, and its message has the fields. */
  readonly list?: QueuedList;
  readonly recipientsPerRequest?: number;
}

export interface QueuedList extends FrozenList {
  readonly entries: readonly QueuedEntry[];
}

/** One text to one person. */
export interface QueuedEntry {
  /** E.164. */
  readonly phone: string;
  readonly text: string;
  /** The row that it was made of. */
  readonly cells: readonly string[];
}

type StoredEntry = Pick<QueuedEntry, "phone"> & Partial<QueuedEntry>;

/** Recipients that are written in one transaction: a few dozen milliseconds of the process. */
const SLICE = 1_000;

/** `queueInSlices` in one go. */
export function queueMessage(context: StoreContext, queueing: Queueing): boolean {
  const slices = queueInSlices(context, queueing);
  for (;;) {
    const slice = slices.next();
    if (slice.done) return slice.value;
  }
}

/**
 * Freezes a draft into a message with its batches, a transaction for each slice of recipients; the last one ends the
 * draft. Nothing of it leaves before, and what a crash leaves incomplete is deleted at the next start.
 * Asked twice for the same draft it queues once: a second click, or a renderer that asks again, sends nothing more.
 *
 * @returns whether it was queued now
 */
export function* queueInSlices(context: StoreContext, queueing: Queueing): Generator<void, boolean> {
  const { db, checkpoint, changed } = context;
  const { draftId, request, list, recipientsPerRequest = LIMITS.recipients } = queueing;
  const entries: readonly StoredEntry[] = list ? list.entries : request.recipients.map((phone) => ({ phone }));
  const portions = requestsOf(entries, ({ phone }) => phone, recipientsPerRequest);
  if (portions.length === 0) throw new RangeError("A message without recipients cannot be queued.");
  const slices = chunksOf(portions, Math.max(1, Math.floor(SLICE / recipientsPerRequest)));
  const words = [searchText([request.message, request.tag ?? ""].join(" "))];
  const known = new Set<string>();
  let batchIds: readonly number[] | undefined;
  try {
    for (const [n, slice] of slices.entries()) {
      const isLast = n === slices.length - 1;
      words.push(searchText(newValues(slice, list, known).join(" ")));
      const isBegun = db.transaction(() => {
        batchIds ??= insertMessage(context, queueing, portions);
        if (!batchIds) return false;
        for (const portion of slice) insertRecipients(db, batchIds[portions.indexOf(portion)] ?? 0, portion);
        if (isLast) completeMessage(db, draftId, words.filter(Boolean).join(" "));
        checkpoint("queue-open");
        return true;
      });
      if (!isBegun) return false;
      if (!isLast) yield;
    }
  } catch (error) {
    if (batchIds) deleteRest(db, draftId);
    throw error;
  }
  context.queuedInThisRun.add(draftId);
  checkpoint("queued");
  changed(draftId);
  return true;
}

/** @returns the ids of its batches; `undefined` when the draft has been queued before */
function insertMessage(
  { db, now }: StoreContext,
  { draftId, account, request, list }: Queueing,
  portions: readonly (readonly StoredEntry[])[],
): readonly number[] | undefined {
  const { recipients: _recipients, message, scheduledAt, tag, ...options } = request;
  if (db.first("SELECT 1 FROM message WHERE id = ?", draftId)) return undefined;
  const at = now();
  db.run(
    `INSERT INTO message
      (id, account, text, options, list, search_text, scheduled_at, queued_at, fresh_until, progress_at, is_complete)
     VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, ?, 0)`,
    draftId,
    account,
    message,
    JSON.stringify(options satisfies FrozenOptions),
    list ? JSON.stringify({ columns: list.columns, phoneColumn: list.phoneColumn } satisfies FrozenList) : null,
    scheduledAt?.getTime() ?? null,
    at,
    at + STALE_AFTER,
    at,
  );
  const { number = 0 } = db.first<{ number: number }>("SELECT last_insert_rowid() AS number") ?? {};
  return portions.map((portion, position) => {
    db.run(
      `INSERT INTO batch (message_id, message_number, recipients, position, state, tag, tag_drawn, due_at)
       VALUES (?, ?, ?, ?, 'queued', ?, ?, ?)`,
      draftId,
      number,
      portion.length,
      position,
      tag ?? drawTag(),
      tag === undefined ? 1 : 0,
      at,
    );
    return db.first<{ id: number }>("SELECT last_insert_rowid() AS id")?.id ?? 0;
  });
}

function insertRecipients(db: Database, batchId: number, portion: readonly StoredEntry[]): void {
  for (const { phone, text = null, cells } of portion) {
    const insert = "INSERT INTO recipient (batch_id, phone, text, cells) VALUES (?, ?, ?, ?)";
    db.run(insert, batchId, phone, text, cells ? JSON.stringify(cells) : null);
  }
}

function completeMessage(db: Database, draftId: string, words: string): void {
  db.run("UPDATE message SET is_complete = 1, search_text = ? WHERE id = ?", words, draftId);
  db.run("DELETE FROM draft WHERE id = ?", draftId);
  db.run("DELETE FROM draft_list WHERE draft_id = ?", draftId);
}

/** Deletes what a crash has left of messages that were not queued to their end; their drafts are still there. */
export function deleteIncomplete(db: Database): void {
  db.run("DELETE FROM message WHERE is_complete = 0");
}

function deleteRest(db: Database, draftId: string): void {
  try {
    db.run("DELETE FROM message WHERE id = ? AND is_complete = 0", draftId);
  } catch {
    // A full disk takes no deletion either: then it goes at the next start.
  }
}

/** The cells of a slice that have not come up before, so that a person is found by what was written to them. */
function newValues(
  slice: readonly (readonly StoredEntry[])[],
  list: QueuedList | undefined,
  known: Set<string>,
): string[] {
  if (!list) return [];
  const values = slice.flat().flatMap(({ cells = [] }) => cells.filter((_, column) => column !== list.phoneColumn));
  const unknown = [...new Set(values)].filter((value) => !known.has(value));
  for (const value of unknown) known.add(value);
  return unknown;
}

function chunksOf<Entry>(entries: readonly Entry[], most: number): Entry[][] {
  return Array.from({ length: Math.ceil(entries.length / most) }, (_, n) => entries.slice(n * most, (n + 1) * most));
}
