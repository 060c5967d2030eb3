import type { DeliveryStatus, MessageId } from "@sms-composer/core";
import type { BatchState, Reason } from "@sms-composer/outbox/machine";
import {
  batchesOf,
  readMessageRow,
  type StoreContext,
  type FrozenList,
  type FrozenOptions,
} from "../store/batch-rows.ts";
import { listOf, recipientsOf } from "./message-detail.ts";
import { present } from "../store/present.ts";

/** One recipient of one message. */
export interface ExportRow {
  readonly queuedAt: number;
  readonly scheduledAt?: number;
  readonly phone: string;
  readonly text: string;
  readonly sender?: string;
  readonly state: BatchState;
  readonly status: DeliveryStatus;
  readonly statusAt?: number;
  readonly segments?: number;
  /** The recipient's cost; a share of the request's where only that is known. */
  readonly cost?: number;
  readonly currency?: string;
  readonly reason?: Reason;
  readonly tag: string;
  readonly messageId?: MessageId;
  readonly account: string;
  /** The row of the person's own list, by its columns. */
  readonly cells?: Readonly<Record<string, string>>;
}

/** The columns of the lists that were sent, each once, in the order in which they came up. */
export function exportColumns({ db }: StoreContext, messageId?: string): readonly string[] {
  const lists = db.all<{ list: string }>(
    "SELECT DISTINCT list FROM message WHERE list IS NOT NULL AND (?1 IS NULL OR id = ?1) ORDER BY number",
    messageId ?? null,
  );
  return [...new Set(lists.flatMap(({ list }) => (JSON.parse(list) as FrozenList).columns))];
}

/** Messages that are looked up in one step. */
const SLICE = 500;

/** The identifiers of all messages, the oldest first. */
function* messageIds({ db }: StoreContext): Generator<string> {
  for (let last = 0; ;) {
    const some = db.all<{ id: string; number: number }>(
      "SELECT id, number FROM message WHERE number > ? ORDER BY number LIMIT ?",
      last,
      SLICE,
    );
    const end = some.at(-1);
    if (!end) return;
    for (const { id } of some) yield id;
    last = end.number;
  }
}

/** Everything or one message, one recipient at a time, the oldest message first. */
export function* exportRows(context: StoreContext, messageId?: string): Generator<ExportRow> {
  const { db } = context;
  for (const id of messageId === undefined ? messageIds(context) : [messageId]) {
    const row = readMessageRow(db, id);
    if (!row) continue;
    const { sender } = JSON.parse(row.options) as FrozenOptions;
    const columns = listOf(row)?.columns ?? [];
    for (const batch of batchesOf(db, id)) {
      const reason = batch.reason === null ? undefined : (JSON.parse(batch.reason) as Reason);
      for (const { phone, status, at, text = row.text, cells, segments, cost, code } of recipientsOf(db, batch.id)) {
        const shared = batch.cost === null ? null : batch.cost / batch.recipients;
        yield {
          queuedAt: row.queued_at,
          ...present("scheduledAt", row.scheduled_at),
          phone,
          text,
          ...present("sender", sender),
          state: batch.state,
          status,
          ...present("statusAt", at),
          ...present("segments", segments ?? batch.segments),
          ...present("cost", cost ?? shared),
          ...present("currency", batch.currency),
          ...present("reason", code === undefined ? reason : { kind: "refused" as const, code }),
          tag: batch.tag,
          ...present("messageId", batch.provider_id),
          account: row.account,
          ...present("cells", cells && Object.fromEntries(columns.map((column, n) => [column, cells[n] ?? ""]))),
        };
      }
    }
  }
}
