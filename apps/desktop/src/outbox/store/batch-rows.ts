import type { MessageId } from "@sms-composer/core";
import { TRANSITIONS, type BatchState } from "../machine/batch-state.ts";
import type { CheckpointHook } from "../worker/checkpoint.ts";
import type { Database } from "./database.ts";
import type { Reason } from "../worker/provider.ts";

/** What every part of the outbox works with. */
export interface OutboxContext {
  readonly db: Database;
  readonly now: () => number;
  readonly checkpoint: CheckpointHook;
  /** Told after each commit, with the message that it was about; with a draft, nothing. */
  readonly changed: (messageId?: string) => void;
}

/** One request to the API, as its row has it. Times are milliseconds since 1970. */
export interface BatchRow {
  readonly id: number;
  readonly message_id: string;
  readonly position: number;
  readonly state: BatchState;
  readonly tag: string;
  /** 1: the tag is ours and nobody else's; 0: the user wrote it. */
  readonly tag_drawn: 0 | 1;
  /** How often a person has decided to send it. */
  readonly decisions: number;
  /** When the app does its next step by itself. */
  readonly due_at: number | null;
  /** Attempts in a row that never left. */
  readonly tries: number;
  /** Look-ups that got an answer since it became unknown. */
  readonly lookups: number;
  readonly unknown_since: number | null;
  readonly accepted_at: number | null;
  readonly provider_id: MessageId | null;
  readonly segments: number | null;
  readonly cost: number | null;
  readonly currency: string | null;
  /** How often the provider has it; more than once is a double. 0: not looked up. */
  readonly copies: number;
  readonly reason: string | null;
}

export type BatchChange = Partial<Omit<BatchRow, "id" | "message_id" | "position" | "state" | "tag" | "tag_drawn">>;

/**
 * Compare and set: the batch goes to `to` if it is in one of `from`, else nothing happens and the answer is `false`.
 * @throws when there is no such change at all: a mistake in the program
 */
export function move(
  db: Database,
  id: number,
  from: readonly BatchState[],
  to: BatchState,
  change: BatchChange = {},
): boolean {
  for (const state of from) {
    if (state !== to && !TRANSITIONS[state].includes(to)) throw new Error(`No batch goes from ${state} to ${to}.`);
  }
  const columns = Object.keys(change).map((column) => `, ${column} = ?`);
  const states = from.map(() => "?").join(", ");
  const sql = `UPDATE batch SET state = ?${columns.join("")} WHERE id = ? AND state IN (${states})`;
  return db.run(sql, to, ...Object.values(change), id, ...from) === 1;
}

export function readBatch(db: Database, id: number): BatchRow | undefined {
  return db.first<BatchRow>("SELECT * FROM batch WHERE id = ?", id);
}

export function batchesOf(db: Database, messageId: string): BatchRow[] {
  return db.all<BatchRow>("SELECT * FROM batch WHERE message_id = ? ORDER BY position", messageId);
}

export function phonesOf(db: Database, batchId: number): string[] {
  return db
    .all<{ phone: string }>("SELECT phone FROM recipient WHERE batch_id = ? ORDER BY phone", batchId)
    .map((row) => row.phone);
}

/** Whether an attempt ended without certainty: the batch may have gone, whatever a later attempt says. */
export function mayHaveGone(db: Database, batchId: number): boolean {
  return db.first("SELECT 1 FROM attempt WHERE batch_id = ? AND outcome = 'unknown'", batchId) !== undefined;
}

export const reasonText = (reason: Reason): string => JSON.stringify(reason);
