import type { DeliveryStatus, MessageId } from "@sms-composer/core";
import type { BatchState, HoldReason, Reason } from "@sms-composer/outbox/machine";
import type { Database } from "@sms-composer/outbox/sqlite";
import {
  batchesOf,
  readMessageRow,
  type BatchRow,
  type FrozenList,
  type FrozenOptions,
  type MessageRow,
  type StoreContext,
} from "../store/batch-rows.ts";
import { summaryOf, type MessageSummary } from "./message-list.ts";
import { present } from "../store/present.ts";

export interface RecipientDetail {
  readonly phone: string;
  readonly status: DeliveryStatus;
  /** The time at which the provider says that the status changed. */
  readonly at?: number;
  /** Their own text, where each has one. */
  readonly text?: string;
  /** The cells that the text was made of, in the order of the list's columns. */
  readonly cells?: readonly string[];
  /** SMS billed and their cost, where each has a text of their own. */
  readonly segments?: number;
  readonly cost?: number;
  /** The API's control code by which it refused this one and took the others. */
  readonly code?: number;
}

export interface BatchDetail {
  readonly id: number;
  readonly state: BatchState;
  readonly tag: string;
  readonly decisions: number;
  readonly copies: number;
  /** SMS billed for each recipient; absent where they have texts of their own. */
  readonly segments?: number;
  /** SMS billed in all. */
  readonly sms?: number;
  readonly cost?: number;
  readonly currency?: string;
  readonly messageId?: MessageId;
  readonly acceptedAt?: number;
  readonly nextStepAt?: number;
  readonly reason?: Reason;
  readonly attempts: readonly { readonly startedAt: number; readonly endedAt?: number; readonly outcome?: string }[];
  readonly recipientCount: number;
  /** Recipients whom the provider refused while it accepted the others. */
  readonly refused: number;
  /** The recipients, or the first of them when not all were asked for. */
  readonly recipients: readonly RecipientDetail[];
}

export interface MessageDetail extends MessageSummary {
  readonly options: FrozenOptions;
  /** The template and the columns, where each recipient has a text of their own. */
  readonly list?: FrozenList;
  readonly batchList: readonly BatchDetail[];
}

/**
 * One message with its batches, attempts and recipients.
 * @param mostRecipients how many recipients to read in all; a long list is costly to hand over
 */
export function readMessage({ db }: StoreContext, id: string, mostRecipients = Infinity): MessageDetail | undefined {
  const row = readMessageRow(db, id);
  if (!row) return undefined;
  const batches = batchesOf(db, id);
  let left = mostRecipients;
  const batchList = batches.map((batch) => {
    const detail = batchDetail(db, batch, left);
    left -= detail.recipients.length;
    return detail;
  });
  return {
    ...summaryOf(db, row, batches),
    options: JSON.parse(row.options) as FrozenOptions,
    ...present("list", listOf(row)),
    batchList,
  };
}

/** The state of a message, without what it costs to read all of it: asked for at each change of a batch. */
export interface MessageState {
  readonly held: HoldReason | null;
  readonly batches: readonly Pick<BatchDetail, "id" | "state">[];
}

export function readState({ db }: StoreContext, id: string): MessageState | undefined {
  const message = db.first<Pick<MessageRow, "held">>("SELECT held FROM message WHERE id = ?", id);
  const batches = db.all<Pick<BatchDetail, "id" | "state">>("SELECT id, state FROM batch WHERE message_id = ?", id);
  return message && { held: message.held, batches };
}

/** The recipients of those batches of a message that are in one of the states. */
export function recipientsIn({ db }: StoreContext, id: string, states: readonly BatchState[]): RecipientDetail[] {
  return batchesOf(db, id)
    .filter(({ state }) => states.includes(state))
    .flatMap((batch) => recipientsOf(db, batch.id));
}

function batchDetail(db: Database, batch: BatchRow, mostRecipients: number): BatchDetail {
  const attempts = db.all<{ started_at: number; ended_at: number | null; outcome: string | null }>(
    "SELECT started_at, ended_at, outcome FROM attempt WHERE batch_id = ? ORDER BY id",
    batch.id,
  );
  const parts = db.first<{ refused: number }>(
    "SELECT count(*) AS refused FROM recipient INDEXED BY recipient_refused WHERE batch_id = ? AND code IS NOT NULL",
    batch.id,
  );
  return {
    id: batch.id,
    state: batch.state,
    tag: batch.tag,
    decisions: batch.decisions,
    copies: batch.copies,
    ...present("segments", batch.segments),
    ...present("sms", batch.sms),
    ...present("cost", batch.cost),
    ...present("currency", batch.currency),
    ...present("messageId", batch.provider_id),
    ...present("acceptedAt", batch.accepted_at),
    ...present("nextStepAt", batch.due_at),
    ...present("reason", batch.reason === null ? null : (JSON.parse(batch.reason) as Reason)),
    attempts: attempts.map(({ started_at, ended_at, outcome }) => ({
      startedAt: started_at,
      ...present("endedAt", ended_at),
      ...present("outcome", outcome),
    })),
    recipientCount: batch.recipients,
    refused: parts?.refused ?? 0,
    recipients: mostRecipients > 0 ? recipientsOf(db, batch.id, mostRecipients) : [],
  };
}

export const listOf = ({ list }: MessageRow): FrozenList | undefined =>
  list === null ? undefined : (JSON.parse(list) as FrozenList);

interface RecipientRow {
  readonly phone: string;
  readonly status: DeliveryStatus;
  readonly status_at: number | null;
  readonly text: string | null;
  readonly cells: string | null;
  readonly segments: number | null;
  readonly cost: number | null;
  readonly code: number | null;
}

export function recipientsOf(db: Database, batchId: number, most = Infinity): RecipientDetail[] {
  return db
    .all<RecipientRow>(
      "SELECT * FROM recipient WHERE batch_id = ? ORDER BY phone LIMIT ?",
      batchId,
      Number.isFinite(most) ? most : -1,
    )
    .map(({ phone, status, status_at, text, cells, segments, cost, code }) => ({
      phone,
      status,
      ...present("at", status_at),
      ...present("text", text),
      ...present("cells", cells === null ? null : (JSON.parse(cells) as readonly string[])),
      ...present("segments", segments),
      ...present("cost", cost),
      ...present("code", code),
    }));
}
