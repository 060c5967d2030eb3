import type { SendRequest } from "@sms-composer/core";
import { STALE_AFTER } from "@sms-composer/outbox/machine";
import type { FrozenList, FrozenOptions, StoreContext } from "./batch-rows.ts";
import { searchText } from "./search-text.ts";
import { drawTag } from "./wire-tag.ts";

/** What one request takes (API, code 50). */
export const RECIPIENTS_PER_REQUEST = 500;

export interface Queueing {
  /** The draft that is sent off; its id becomes the message's. */
  readonly draftId: string;
  /** Whose key sends it. */
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

/**
 * Freezes a draft into a message with its batches, in one transaction that also ends the draft.
 * Asked twice for the same draft it queues once: a second click, or a renderer that asks again, sends nothing more.
 *
 * @returns whether it was queued now
 */
export function queueMessage(context: StoreContext, queueing: Queueing): boolean {
  const { db, now, checkpoint, changed } = context;
  const { draftId, account, request, list, recipientsPerRequest = RECIPIENTS_PER_REQUEST } = queueing;
  const { recipients, message, scheduledAt, tag, ...options } = request;
  const portions: readonly (readonly StoredEntry[])[] = list
    ? portionsOfList(list.entries, recipientsPerRequest)
    : portionsOf(
        recipients.map((phone) => ({ phone })),
        recipientsPerRequest,
      );
  if (portions.length === 0) throw new RangeError("A message without recipients cannot be queued.");
  const at = now();
  const queued = db.transaction(() => {
    if (db.first("SELECT 1 FROM message WHERE id = ?", draftId)) return false;
    db.run(
      `INSERT INTO message
        (id, account, text, options, list, search_text, scheduled_at, queued_at, fresh_until, progress_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      draftId,
      account,
      message,
      JSON.stringify(options satisfies FrozenOptions),
      list ? JSON.stringify({ columns: list.columns, phoneColumn: list.phoneColumn } satisfies FrozenList) : null,
      searchText([message, tag ?? "", ...valuesOf(list)].join(" ")),
      scheduledAt?.getTime() ?? null,
      at,
      at + STALE_AFTER,
      at,
    );
    const { number = 0 } = db.first<{ number: number }>("SELECT last_insert_rowid() AS number") ?? {};
    for (const [position, portion] of portions.entries()) {
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
      const id = db.first<{ id: number }>("SELECT last_insert_rowid() AS id")?.id ?? 0;
      for (const { phone, text = null, cells } of portion) {
        const insert = "INSERT INTO recipient (batch_id, phone, text, cells) VALUES (?, ?, ?, ?)";
        db.run(insert, id, phone, text, cells ? JSON.stringify(cells) : null);
      }
    }
    db.run("DELETE FROM draft WHERE id = ?", draftId);
    db.run("DELETE FROM draft_list WHERE draft_id = ?", draftId);
    checkpoint("queue-open");
    return true;
  });
  if (queued) {
    context.queuedInThisRun.add(draftId);
    checkpoint("queued");
    changed(draftId);
  }
  return queued;
}

/** The cells of a list, each once, so that a person is found by what was written to them. */
function valuesOf(list: QueuedList | undefined): Iterable<string> {
  return new Set(list?.entries.flatMap(({ cells }) => cells.filter((_, column) => column !== list.phoneColumn)));
}

function portionsOf<Entry>(entries: readonly Entry[], most: number): Entry[][] {
  return Array.from({ length: Math.ceil(entries.length / most) }, (_, n) => entries.slice(n * most, (n + 1) * most));
}

/** The same number twice goes in different requests: statuses are told apart by number only. */
function portionsOfList(entries: readonly QueuedEntry[], most: number): QueuedEntry[][] {
  const rounds: QueuedEntry[][] = [];
  const times = new Map<string, number>();
  for (const entry of entries) {
    const round = times.get(entry.phone) ?? 0;
    times.set(entry.phone, round + 1);
    (rounds[round] ??= []).push(entry);
  }
  return rounds.flatMap((round) => portionsOf(round, most));
}
