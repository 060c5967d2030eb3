import type { MessageId, SendRequest } from "@sms-composer/core";
import {
  type BatchChange,
  type BatchEvent,
  columnsOf,
  factsOf,
  type HoldReason,
  type OtherFacts,
  type RequestColumns,
  transition,
} from "@sms-composer/outbox/machine";
import type { Database } from "@sms-composer/outbox/sqlite";
import type { CheckpointHook } from "../checkpoint.ts";
import type { FileRewrite } from "./file-rewrite.ts";

/** The context that every part of the store works with. */
export interface StoreContext {
  readonly db: Database;
  readonly now: () => number;
  readonly checkpoint: CheckpointHook;
  readonly rewrite: FileRewrite;
  /** Called after each commit, with the message that it was about; with a draft, nothing. */
  readonly changed: (messageId?: string) => void;
  /** Messages that were queued since this process opened the store. */
  readonly queuedInThisRun: Set<string>;
  /** The time at the last step; `Infinity` before the first, since the clock may have been set back meanwhile. */
  readonly clock: { lastSeen: number };
}

/** One request to the API, as its row has it. Times are milliseconds since 1970. */
export interface BatchRow extends RequestColumns {
  readonly id: number;
  readonly message_id: string;
  readonly message_number: number;
  readonly position: number;
  readonly tag: string;
  /** 1: the tag is ours and nobody else's; 0: the user wrote it. */
  readonly tag_drawn: 0 | 1;
  readonly provider_id: MessageId | null;
  /** SMS billed in all. */
  readonly sms: number | null;
  readonly recipients: number;
  /** Recipients by their delivery status; the others wait. */
  readonly delivered: number;
  readonly not_delivered: number;
  readonly failed: number;
  readonly no_receipt: number;
}

/** The options of a send that are stored with its message, besides text, recipients and time. */
export type FrozenOptions = Omit<SendRequest, "recipients" | "message" | "scheduledAt" | "tag">;

/** The list from which the texts were made. */
export interface FrozenList {
  readonly columns: readonly string[];
  /** Index of the column with the numbers. */
  readonly phoneColumn: number;
}

/** The row of a message: what a person wrote. */
export interface MessageRow {
  readonly number: number;
  readonly id: string;
  readonly account: string;
  /** The text, with its fields where each recipient has a text of their own. */
  readonly text: string;
  readonly options: string;
  /** A `FrozenList` as JSON. */
  readonly list: string | null;
  readonly scheduled_at: number | null;
  readonly queued_at: number;
  /** The time from which it leaves only when a person wants it. */
  readonly fresh_until: number;
  /** The time at which it was queued, or a request of it was last accepted. */
  readonly progress_at: number;
  readonly held: HoldReason | null;
}

/**
 * Lets something happen to a batch: reads its facts, asks the machine, and writes the change down if the batch is
 * still in the same state. To be called inside a transaction.
 *
 * @returns what changed; `undefined` when the event does not concern the batch
 */
export function apply({ db, now }: StoreContext, batchId: number, event: BatchEvent): BatchChange | undefined {
  const batch = readBatch(db, batchId);
  const change = batch && transition(factsOf(batch, otherFacts(db, batch)), event, now());
  if (!change) return undefined;
  const set = new Map<string, string | number | null>(columnsOf(change, batch));
  if (change.messageId !== undefined) set.set("provider_id", change.messageId);
  const changed = db.run(
    `UPDATE batch SET ${[...set.keys()].map((column) => `${column} = ?`).join(", ")} WHERE id = ? AND state = ?`,
    ...set.values(),
    batchId,
    batch.state,
  );
  return changed === 1 ? change : undefined;
}

function otherFacts(db: Database, batch: BatchRow): OtherFacts {
  const message = readMessageRow(db, batch.message_id);
  const { stop = false } = JSON.parse(message?.options ?? "{}") as Partial<FrozenOptions>;
  return {
    mayHaveGone: db.first("SELECT 1 FROM attempt WHERE batch_id = ? AND outcome = 'unknown'", batch.id) !== undefined,
    isPortion: db.first("SELECT 1 FROM batch WHERE message_id = ? AND position = 1", batch.message_id) !== undefined,
    scheduledAt: message?.scheduled_at ?? null,
    commercial: stop,
  };
}

export function readBatch(db: Database, id: number): BatchRow | undefined {
  return db.first<BatchRow>("SELECT * FROM batch WHERE id = ?", id);
}

export function readMessageRow(db: Database, id: string): MessageRow | undefined {
  return db.first<MessageRow>("SELECT * FROM message WHERE id = ?", id);
}

export function batchesOf(db: Database, messageId: string): BatchRow[] {
  return db.all<BatchRow>("SELECT * FROM batch WHERE message_id = ? ORDER BY position", messageId);
}

export function phonesOf(db: Database, batchId: number): string[] {
  return db
    .all<{ phone: string }>("SELECT phone FROM recipient WHERE batch_id = ? ORDER BY phone", batchId)
    .map((row) => row.phone);
}
