import { forecastDelivery } from "@sms-composer/core/forecast";
import type { BatchRow, OutboxContext } from "./batch-rows.ts";
import type { Database } from "./database.ts";
import type { Delivery } from "../worker/provider.ts";
import type { FrozenOptions } from "./queueing.ts";
import { nextStatusCheck } from "../machine/timing.ts";

/** From when on receipts can be expected: the scheduled time, and the end of the night for a commercial message. */
export function deliveriesStart(db: Database, messageId: string, sentAt: number): number {
  const message = db.first<{ options: string; scheduled_at: number | null }>(
    "SELECT options, scheduled_at FROM message WHERE id = ?",
    messageId,
  );
  const { stop = false } = JSON.parse(message?.options ?? "{}") as Partial<FrozenOptions>;
  const at = Math.max(sentAt, message?.scheduled_at ?? 0);
  return forecastDelivery({ at: new Date(at), commercial: stop }).deliveredAt.getTime();
}

/** A final status stays: a later "waiting", of a second copy or of a slow mirror, takes nothing back. */
export function writeDeliveries(db: Database, batchId: number, deliveries: readonly Delivery[]): void {
  for (const { phone, status, at } of deliveries) {
    db.run(
      `UPDATE recipient SET status = ?, status_at = ? WHERE batch_id = ? AND phone = ?
       AND (status = 'waiting' OR ? = 'delivered')`,
      status,
      at?.getTime() ?? null,
      batchId,
      phone,
      status,
    );
  }
}

/**
 * Writes down delivery statuses and plans the next question, unless all of them are final.
 * To be called inside a transaction. `copies`: how often the provider was seen to have the batch.
 */
export function writeDeliveriesAndPlan(
  { db, now }: OutboxContext,
  batch: BatchRow,
  deliveries: readonly Delivery[],
  copies = batch.copies,
): void {
  writeDeliveries(db, batch.id, deliveries);
  const waiting = db.first("SELECT 1 FROM recipient WHERE batch_id = ? AND status = 'waiting'", batch.id);
  const since = deliveriesStart(db, batch.message_id, batch.accepted_at ?? now());
  const due = waiting === undefined ? undefined : nextStatusCheck(since, now());
  db.run(
    "UPDATE batch SET due_at = ?, tries = 0, copies = max(copies, ?) WHERE id = ? AND state = 'accepted'",
    due ?? null,
    copies,
    batch.id,
  );
}

export function recordDeliveries(context: OutboxContext, batch: BatchRow, deliveries: readonly Delivery[]): void {
  context.db.transaction(() => writeDeliveriesAndPlan(context, batch, deliveries));
  context.changed(batch.message_id);
}
