import type { Transaction } from "../database/sql-database.ts";
import type { OutboxContext } from "./portion-rows.ts";
import type { SendIdentity } from "./queueing.ts";

/** Nothing more happens to the portion by itself, nobody has to decide on it, and the host was told. Takes a time. */
const IS_OVER = `state IN ('accepted', 'failed', 'cancelled', 'given-up') AND due_at IS NULL AND is_reported = 1
  AND coalesce(scheduled_at, 0) <= ?`;
const SEND_IS_OVER = `erased_at IS NULL AND NOT EXISTS
  (SELECT 1 FROM sms_outbox_portion WHERE send_id = sms_outbox_send.id AND NOT (${IS_OVER}))`;
const OF_SEND = "(SELECT id FROM sms_outbox_portion WHERE send_id = ?)";
/** Sends that one transaction erases. */
const BATCH = 100;

interface SendToErase {
  readonly id: number;
  readonly left_out: string;
}

/**
 * Erases numbers, texts and what was written beside them of a send. Its key, state, cost and identifiers stay, so that
 * the same key still sends once.
 * @returns whether it was erased; false where it is not over, or nothing is known of it
 */
export async function eraseSend(context: OutboxContext, { scope, key }: SendIdentity): Promise<boolean> {
  const database = await context.database();
  const erased = await database.erase(async (sql) => {
    const at = context.timeOf(sql);
    const send = await sql.first<SendToErase>(
      `SELECT id, left_out FROM sms_outbox_send WHERE account = ? AND scope = ? AND idempotency_key = ?
        AND ${SEND_IS_OVER}${database.dialect.forUpdate}`,
      context.account,
      scope,
      key,
      at,
    );
    if (send) await erase(sql, send, at);
    return send ? 1 : 0;
  });
  return erased === 1;
}

/**
 * Erases a number of sends that have been over for so long.
 * @param retention milliseconds
 * @returns whether there may be more
 */
export async function eraseOldSends(context: OutboxContext, retention: number): Promise<boolean> {
  const database = await context.database();
  const erased = await database.erase(async (sql) => {
    const at = context.timeOf(sql);
    const sends = await sql.all<SendToErase>(
      `SELECT id, left_out FROM sms_outbox_send WHERE account = ? AND progress_at <= ? AND ${SEND_IS_OVER}
        ORDER BY progress_at LIMIT ${BATCH}${database.dialect.skipLocked}`,
      context.account,
      at - retention,
      at - retention,
    );
    for (const send of sends) await erase(sql, send, at);
    return sends.length;
  });
  return erased === BATCH;
}

async function erase(sql: Transaction, { id, left_out }: SendToErase, at: number): Promise<void> {
  await sql.run(`DELETE FROM sms_outbox_entries WHERE portion_id IN ${OF_SEND}`, id);
  // What the gateway said in its own words may name a number.
  await sql.run("UPDATE sms_outbox_portion SET refused = NULL, reason = NULL WHERE send_id = ?", id);
  const { isList } = JSON.parse(left_out) as { readonly isList: boolean };
  const nobody = JSON.stringify({ invalid: [], duplicates: [], isList });
  await sql.run("UPDATE sms_outbox_send SET erased_at = ?, left_out = ? WHERE id = ?", at, nobody, id);
}
