import type { MessageId, SendRequest } from "@sms-composer/core";
import {
  type BatchChange,
  type BatchEvent,
  type BatchFacts,
  type BatchState,
  type HoldReason,
  type Reason,
  transition,
} from "@sms-composer/outbox/machine";
import type { Database } from "@sms-composer/outbox/sqlite";
import type { CheckpointHook } from "../checkpoint.ts";

/** What every part of the store works with. */
export interface StoreContext {
  readonly db: Database;
  readonly now: () => number;
  readonly checkpoint: CheckpointHook;
  /** Called after each commit, with the message that it was about; with a draft, nothing. */
  readonly changed: (messageId?: string) => void;
  /** Messages that were queued since this process opened the store. */
  readonly queuedInThisRun: Set<string>;
  /** The time at the last step; `Infinity` before the first, since the clock may have been set back meanwhile. */
  readonly clock: { lastSeen: number };
}

/** One request to the API, as its row has it. Times are milliseconds since 1970. */
export interface BatchRow {
  readonly id: number;
  readonly message_id: string;
  readonly message_number: number;
  readonly position: number;
  readonly state: BatchState;
  readonly tag: string;
  /** 1: the tag is ours and nobody else's; 0: the user wrote it. */
  readonly tag_drawn: 0 | 1;
  /** How often a person has decided to send it. */
  readonly decisions: number;
  /** When the app does its next step by itself. */
  readonly due_at: number | null;
  readonly tries: number;
  readonly lookups: number;
  readonly unknown_since: number | null;
  readonly accepted_at: number | null;
  readonly provider_id: MessageId | null;
  readonly segments: number | null;
  /** SMS billed in all. */
  readonly sms: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
  /** How often the provider has it; more than once is a double. 0: not looked up. */
  readonly copies: number;
  readonly reason: string | null;
  readonly recipients: number;
  /** Recipients by their delivery status; the others wait. */
  readonly delivered: number;
  readonly not_delivered: number;
  readonly failed: number;
  readonly no_receipt: number;
}

/** The options of a send that are stored with its message, besides text, recipients and time. */
export type FrozenOptions = Omit<SendRequest, "recipients" | "message" | "scheduledAt" | "tag">;

/** What the texts of a list were made of. */
export interface FrozenList {
  readonly columns: readonly string[];
  /** Index of the column with the numbers. */
  readonly phoneColumn: number;
}

/** What a person wrote, as its row has it. */
export interface MessageRow {
  readonly number: number;
  readonly id: string;
  readonly account: string;
  /** With its fields, where each recipient has a text of their own. */
  readonly text: string;
  readonly options: string;
  /** A `FrozenList` as JSON. */
  readonly list: string | null;
  readonly scheduled_at: number | null;
  readonly queued_at: number;
  /** From then on it leaves only when a person wants it. */
  readonly fresh_until: number;
  /** When it was queued, or a request of it was last accepted. */
  readonly progress_at: number;
  readonly held: HoldReason | null;
}

/** The column of each fact that a change sets. */
const COLUMNS = {
  decisions: "decisions",
  dueAt: "due_at",
  tries: "tries",
  lookups: "lookups",
  unknownSince: "unknown_since",
  acceptedAt: "accepted_at",
  copies: "copies",
  messageId: "provider_id",
  segments: "segments",
  cost: "cost",
  currency: "currency",
} as const satisfies Partial<Record<keyof BatchChange, keyof BatchRow>>;

/**
 * Lets something happen to a batch: reads its facts, asks the machine, and writes the change down if the batch is
 * still in the same state. To be called inside a transaction.
 *
 * @returns what changed; `undefined` when the event does not concern the batch
 */
export function apply({ db, now }: StoreContext, batchId: number, event: BatchEvent): BatchChange | undefined {
  const batch = readBatch(db, batchId);
  const change = batch && transition(factsOf(db, batch), event, now());
  if (!change) return undefined;
  const set = Object.entries(COLUMNS).flatMap(([fact, column]) => {
    const value = change[fact as keyof typeof COLUMNS];
    return value === undefined ? [] : ([[column, value]] as const);
  });
  const assignments = set.map(([column]) => (column === "copies" ? ", copies = max(copies, ?)" : `, ${column} = ?`));
  const reason = change.reason && reasonText(change.reason);
  const changed = db.run(
    `UPDATE batch SET state = ?${assignments.join("")}${reason === undefined ? "" : ", reason = ?"} WHERE id = ? AND state = ?`,
    change.state,
    ...set.map(([, value]) => value),
    ...(reason === undefined ? [] : [reason]),
    batchId,
    batch.state,
  );
  return changed === 1 ? change : undefined;
}

function factsOf(db: Database, batch: BatchRow): BatchFacts {
  const message = readMessageRow(db, batch.message_id);
  const { stop = false } = JSON.parse(message?.options ?? "{}") as Partial<FrozenOptions>;
  return {
    state: batch.state,
    decisions: batch.decisions,
    tries: batch.tries,
    lookups: batch.lookups,
    unknownSince: batch.unknown_since,
    acceptedAt: batch.accepted_at,
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

export const reasonText = (reason: Reason): string => JSON.stringify(reason);
