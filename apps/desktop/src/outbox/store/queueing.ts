import type { SendRequest } from "@sms-composer/core";
import { STALE_AFTER } from "@sms-composer/outbox/machine";
import type { FrozenOptions, StoreContext } from "./batch-rows.ts";
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
  readonly recipientsPerRequest?: number;
}

/**
 * Freezes a draft into a message with its batches, in one transaction that also ends the draft.
 * Asked twice for the same draft it queues once: a second click, or a renderer that asks again, sends nothing more.
 *
 * @returns whether it was queued now
 */
export function queueMessage(context: StoreContext, queueing: Queueing): boolean {
  const { db, now, checkpoint, changed } = context;
  const { draftId, account, request, recipientsPerRequest = RECIPIENTS_PER_REQUEST } = queueing;
  const { recipients, message, scheduledAt, tag, ...options } = request;
  if (recipients.length === 0) throw new RangeError("A message without recipients cannot be queued.");
  const at = now();
  const queued = db.transaction(() => {
    if (db.first("SELECT 1 FROM message WHERE id = ?", draftId)) return false;
    db.run(
      `INSERT INTO message (id, account, text, options, search_text, scheduled_at, queued_at, fresh_until, progress_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      draftId,
      account,
      message,
      JSON.stringify(options satisfies FrozenOptions),
      searchText(`${message} ${tag ?? ""}`),
      scheduledAt?.getTime() ?? null,
      at,
      at + STALE_AFTER,
      at,
    );
    const { number = 0 } = db.first<{ number: number }>("SELECT last_insert_rowid() AS number") ?? {};
    for (let start = 0; start < recipients.length; start += recipientsPerRequest) {
      const portion = recipients.slice(start, start + recipientsPerRequest);
      db.run(
        `INSERT INTO batch (message_id, message_number, recipients, position, state, tag, tag_drawn, due_at)
         VALUES (?, ?, ?, ?, 'queued', ?, ?, ?)`,
        draftId,
        number,
        portion.length,
        start / recipientsPerRequest,
        tag ?? drawTag(),
        tag === undefined ? 1 : 0,
        at,
      );
      const id = db.first<{ id: number }>("SELECT last_insert_rowid() AS id")?.id ?? 0;
      for (const phone of portion) db.run("INSERT INTO recipient (batch_id, phone) VALUES (?, ?)", id, phone);
    }
    db.run("DELETE FROM draft WHERE id = ?", draftId);
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
