import type { Delivery } from "@sms-composer/outbox/machine";
import type { Database } from "@sms-composer/outbox/sqlite";
import { apply, type BatchRow, type StoreContext } from "./batch-rows.ts";

/** Statuses after which the network may still say more. */
const OPEN = "('waiting', 'unknown')";

/** A final status stays: a later "waiting", of a second copy or of a slow mirror, takes nothing back. */
export function writeDeliveries(db: Database, batchId: number, deliveries: readonly Delivery[]): void {
  for (const { phone, status, at } of deliveries) {
    db.run(
      `UPDATE recipient SET status = ?1, status_at = ?2 WHERE batch_id = ?3 AND phone = ?4 AND status <> ?1
        AND ((status IN ${OPEN} AND NOT (status = 'unknown' AND ?1 = 'waiting')) OR ?1 = 'delivered')`,
      status,
      at?.getTime() ?? null,
      batchId,
      phone,
    );
  }
  countStatuses(db, batchId);
}

export function countStatuses(db: Database, batchId: number): void {
  const count = (status: string) => `(SELECT count(*) FROM recipient WHERE batch_id = ?1 AND status = '${status}')`;
  db.run(
    `UPDATE batch SET delivered = ${count("delivered")}, not_delivered = ${count("not-delivered")},
      failed = ${count("failed")}, no_receipt = ${count("unknown")} WHERE id = ?1`,
    batchId,
  );
}

/**
 * Writes down delivery statuses and plans the next question, unless all of them are final. To be called inside a
 * transaction. `copies`: how often the provider was seen to have the batch.
 */
export function recordReceipts(
  context: StoreContext,
  batchId: number,
  deliveries: readonly Delivery[],
  copies?: number,
): void {
  const { db } = context;
  writeDeliveries(db, batchId, deliveries);
  const open = db.first(`SELECT 1 FROM recipient WHERE batch_id = ? AND status IN ${OPEN}`, batchId);
  const change = apply(context, batchId, {
    kind: "receipts-read",
    awaited: open !== undefined,
    ...(copies === undefined ? {} : { copies }),
  });
  if (!change?.receiptsEnded) return;
  db.run("UPDATE recipient SET status = 'unknown' WHERE batch_id = ? AND status = 'waiting'", batchId);
  countStatuses(db, batchId);
}

export function recordDeliveries(context: StoreContext, batch: BatchRow, deliveries: readonly Delivery[]): void {
  context.db.transaction(() => recordReceipts(context, batch.id, deliveries));
  context.changed(batch.message_id);
}
