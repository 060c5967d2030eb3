import type { MessageId } from "@sms-composer/core";
import type { SQLInputValue } from "node:sqlite";
import { batchesOf, type BatchRow, type OutboxContext } from "./batch-rows.ts";
import type { BatchState } from "../machine/batch-state.ts";
import type { Database } from "./database.ts";
import type { Reason, RecipientStatus } from "../worker/provider.ts";
import type { FrozenOptions } from "./queueing.ts";
import { phonePrefix, searchText } from "./search-text.ts";

/** Which messages to list; each part narrows the list. */
export interface MessageQuery {
  /** Words of the text, a tag, or the beginning of a number. */
  readonly search?: string | undefined;
  readonly account?: string | undefined;
  /** One of its batches is in one of these states. */
  readonly states?: readonly BatchState[] | undefined;
  /** One of its recipients has this status, in a batch that was accepted. */
  readonly status?: RecipientStatus | undefined;
  /** `true`: scheduled for later than now. */
  readonly scheduled?: boolean | undefined;
  /** Behind this message, for the next page. */
  readonly before?: { readonly queuedAt: number; readonly id: string } | undefined;
  /** At most 200. */
  readonly limit?: number | undefined;
}

export interface MessageSummary {
  readonly id: string;
  readonly account: string;
  readonly text: string;
  readonly queuedAt: number;
  readonly scheduledAt?: number;
  readonly paused: boolean;
  /** Held back because it waited too long for the network. */
  readonly stale: boolean;
  readonly recipients: number;
  /** One of the recipients, to show. */
  readonly firstRecipient: string;
  readonly batches: Readonly<Partial<Record<BatchState, number>>>;
  readonly statuses: Readonly<Record<RecipientStatus, number>>;
  /** What the provider billed so far; absent while nothing is known. */
  readonly cost?: number;
  readonly currency?: string;
}

export interface BatchDetail {
  readonly id: number;
  readonly state: BatchState;
  readonly tag: string;
  readonly decisions: number;
  readonly copies: number;
  readonly segments?: number;
  readonly cost?: number;
  readonly currency?: string;
  readonly messageId?: MessageId;
  readonly acceptedAt?: number;
  readonly nextStepAt?: number;
  readonly reason?: Reason;
  readonly attempts: readonly { readonly startedAt: number; readonly endedAt?: number; readonly outcome?: string }[];
  readonly recipients: readonly { readonly phone: string; readonly status: RecipientStatus; readonly at?: number }[];
}

export interface MessageDetail extends MessageSummary {
  readonly options: FrozenOptions;
  readonly batchList: readonly BatchDetail[];
}

/** One recipient of one message. */
export interface ExportRow {
  readonly queuedAt: number;
  readonly scheduledAt?: number;
  readonly phone: string;
  readonly text: string;
  readonly sender?: string;
  readonly state: BatchState;
  readonly status: RecipientStatus;
  readonly statusAt?: number;
  readonly segments?: number;
  readonly tag: string;
  readonly messageId?: MessageId;
  readonly account: string;
}

interface MessageRow {
  readonly id: string;
  readonly account: string;
  readonly text: string;
  readonly options: string;
  readonly scheduled_at: number | null;
  readonly queued_at: number;
  /** 0: held back, since nobody sent it in time. */
  readonly fresh_until: number;
  readonly paused: 0 | 1;
}

const LONGEST_PAGE = 200;

/** The messages, the newest first, with what became of them. */
export function findMessages({ db, now }: OutboxContext, query: MessageQuery): MessageSummary[] {
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const only = (condition: string, ...more: SQLInputValue[]) => {
    conditions.push(condition);
    values.push(...more);
  };
  const words = searchText(query.search ?? "");
  const phone = phonePrefix(query.search ?? "");
  if (words !== "" && phone === undefined) only("instr(search_text, ?) > 0", words);
  if (phone !== undefined) {
    only(
      `(instr(search_text, ?) > 0 OR id IN
        (SELECT message_id FROM recipient JOIN batch ON batch.id = batch_id WHERE phone >= ? AND phone < ?))`,
      words,
      phone,
      `${phone}:`,
    );
  }
  if (query.account !== undefined) only("account = ?", query.account);
  if (query.scheduled) only("scheduled_at > ?", now());
  if (query.states) {
    const states = query.states.map(() => "?").join(", ");
    only(`EXISTS (SELECT 1 FROM batch WHERE message_id = message.id AND state IN (${states}))`, ...query.states);
  }
  if (query.status) {
    only(
      `EXISTS (SELECT 1 FROM batch JOIN recipient ON batch_id = batch.id
        WHERE message_id = message.id AND state = 'accepted' AND status = ?)`,
      query.status,
    );
  }
  if (query.before) only("(queued_at, id) < (?, ?)", query.before.queuedAt, query.before.id);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  const limit = Math.min(query.limit ?? 50, LONGEST_PAGE);
  return db
    .all<MessageRow>(`SELECT * FROM message ${where} ORDER BY queued_at DESC, id DESC LIMIT ?`, ...values, limit)
    .map((row) => summary(db, row));
}

/** One message with its batches, attempts and recipients. */
export function readMessage({ db }: OutboxContext, id: string): MessageDetail | undefined {
  const row = db.first<MessageRow>("SELECT * FROM message WHERE id = ?", id);
  if (!row) return undefined;
  return {
    ...summary(db, row),
    options: JSON.parse(row.options) as FrozenOptions,
    batchList: batchesOf(db, id).map((batch) => batchDetail(db, batch)),
  };
}

/**
 * Deletes a message and all that is known of it. Refused while it is under way: its doubt would be lost with it, and
 * of one that the provider is still to send, the way to cancel it.
 */
export function deleteMessage({ db, now, changed }: OutboxContext, id: string): boolean {
  const deleted = db.run(`DELETE FROM message WHERE id = ? AND NOT ${UNDER_WAY}`, id, now()) === 1;
  changed(id);
  return deleted;
}

/** Deletes every message that is not under way any more, and wipes their traces from the file. */
export function deleteAllMessages({ db, now, changed }: OutboxContext): number {
  const deleted = db.run(`DELETE FROM message WHERE NOT ${UNDER_WAY}`, now());
  db.run("VACUUM");
  db.all("PRAGMA wal_checkpoint(TRUNCATE)");
  changed();
  return deleted;
}

/** Takes the time that it is now. */
const UNDER_WAY = `EXISTS (SELECT 1 FROM batch WHERE message_id = message.id
  AND (state IN ('queued', 'sending', 'unknown') OR (state = 'accepted' AND message.scheduled_at > ?)))`;

/** Everything, one recipient at a time, the oldest first. */
export function* exportRows({ db }: OutboxContext): Generator<ExportRow> {
  const ids = db.all<{ id: string }>("SELECT id FROM message ORDER BY queued_at, id");
  for (const { id } of ids) {
    const row = db.first<MessageRow>("SELECT * FROM message WHERE id = ?", id);
    if (!row) continue;
    const { sender } = JSON.parse(row.options) as FrozenOptions;
    for (const batch of batchesOf(db, id)) {
      for (const { phone, status, at } of recipientsOf(db, batch.id)) {
        yield {
          queuedAt: row.queued_at,
          ...present("scheduledAt", row.scheduled_at),
          phone,
          text: row.text,
          ...present("sender", sender),
          state: batch.state,
          status,
          ...present("statusAt", at),
          ...present("segments", batch.segments),
          tag: batch.tag,
          ...present("messageId", batch.provider_id),
          account: row.account,
        };
      }
    }
  }
}

function summary(db: Database, row: MessageRow): MessageSummary {
  const batches: Partial<Record<BatchState, number>> = {};
  let cost: number | undefined;
  let currency: string | null = null;
  for (const batch of batchesOf(db, row.id)) {
    batches[batch.state] = (batches[batch.state] ?? 0) + 1;
    if (batch.cost !== null) cost = (cost ?? 0) + batch.cost;
    currency ??= batch.currency;
  }
  const statuses = { waiting: 0, delivered: 0, not_delivered: 0 };
  for (const { status, count } of db.all<{ status: RecipientStatus; count: number }>(
    `SELECT status, count(*) AS count FROM batch JOIN recipient ON batch_id = batch.id WHERE message_id = ? GROUP BY status`,
    row.id,
  )) {
    statuses[status] = count;
  }
  const first = db.first<{ phone: string }>(
    "SELECT phone FROM batch JOIN recipient ON batch_id = batch.id WHERE message_id = ? ORDER BY position, phone LIMIT 1",
    row.id,
  );
  return {
    id: row.id,
    account: row.account,
    text: row.text,
    queuedAt: row.queued_at,
    ...present("scheduledAt", row.scheduled_at),
    paused: row.paused === 1,
    stale: row.paused === 1 && row.fresh_until === 0,
    recipients: statuses.waiting + statuses.delivered + statuses.not_delivered,
    firstRecipient: first?.phone ?? "",
    batches,
    statuses,
    ...present("cost", cost),
    ...present("currency", currency),
  };
}

function batchDetail(db: Database, batch: BatchRow): BatchDetail {
  const attempts = db.all<{ started_at: number; ended_at: number | null; outcome: string | null }>(
    "SELECT started_at, ended_at, outcome FROM attempt WHERE batch_id = ? ORDER BY id",
    batch.id,
  );
  return {
    id: batch.id,
    state: batch.state,
    tag: batch.tag,
    decisions: batch.decisions,
    copies: batch.copies,
    ...present("segments", batch.segments),
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
    recipients: recipientsOf(db, batch.id),
  };
}

function recipientsOf(db: Database, batchId: number): BatchDetail["recipients"] {
  return db
    .all<{ phone: string; status: RecipientStatus; status_at: number | null }>(
      "SELECT phone, status, status_at FROM recipient WHERE batch_id = ? ORDER BY phone",
      batchId,
    )
    .map(({ phone, status, status_at }) => ({ phone, status, ...present("at", status_at) }));
}

/** A property that is left out when there is nothing to say. */
function present<Key extends string, Value>(
  key: Key,
  value: Value | null | undefined,
): { readonly [K in Key]?: Value } {
  return (value === null || value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
