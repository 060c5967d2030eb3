import type { DeliveryStatus, MessageId } from "@sms-composer/core";
import type { BatchState, Reason } from "@sms-composer/outbox/machine";
import { batchesOf, readMessageRow, type StoreContext, type FrozenOptions } from "./batch-rows.ts";
import { recipientsOf } from "./message-detail.ts";
import { present } from "./present.ts";

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
  /** What the request cost, divided by its recipients. */
  readonly cost?: number;
  readonly currency?: string;
  readonly reason?: Reason;
  readonly tag: string;
  readonly messageId?: MessageId;
  readonly account: string;
}

/** Everything, one recipient at a time, the oldest message first. */
export function* exportRows({ db }: StoreContext): Generator<ExportRow> {
  const ids = db.all<{ id: string }>("SELECT id FROM message ORDER BY number");
  for (const { id } of ids) {
    const row = readMessageRow(db, id);
    if (!row) continue;
    const { sender } = JSON.parse(row.options) as FrozenOptions;
    for (const batch of batchesOf(db, id)) {
      const reason = batch.reason === null ? undefined : (JSON.parse(batch.reason) as Reason);
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
          ...present("cost", batch.cost === null ? null : batch.cost / batch.recipients),
          ...present("currency", batch.currency),
          ...present("reason", reason),
          tag: batch.tag,
          ...present("messageId", batch.provider_id),
          account: row.account,
        };
      }
    }
  }
}
