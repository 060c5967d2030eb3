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

/** Everything or one message, one recipient at a time, the oldest message first. */
export function* exportRows({ db }: StoreContext, messageId?: string): Generator<ExportRow> {
  const ids = db.all<{ id: string }>(
    "SELECT id FROM message WHERE ?1 IS NULL OR id = ?1 ORDER BY number",
    messageId ?? null,
  );
  for (const { id } of ids) {
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
