import type { Transaction } from "../database/sql-database.ts";
import { apply, type OutboxContext, type PortionRow } from "./portion-rows.ts";

/** Milliseconds by which a clock may go back, such as to be set right, without anything being done about it. */
const TOLERANCE = 10_000;

/**
 * Looks whether the clock was set back, since the last look or since something was last queued.
 * @returns whether `followClock` has to be called before anything else
 */
export async function watchClock({ clock, account }: OutboxContext, sql: Transaction, at: number): Promise<boolean> {
  if (clock.lastSeen === undefined) {
    const last = await sql.first<{ queued_at: number }>(
      "SELECT queued_at FROM sms_outbox_send WHERE account = ? ORDER BY id DESC LIMIT 1",
      account,
    );
    clock.lastSeen = last?.queued_at ?? at;
  }
  clock.isSetBack = at < clock.lastSeen - TOLERANCE;
  if (!clock.isSetBack) clock.lastSeen = Math.max(clock.lastSeen, at);
  return clock.isSetBack;
}

/**
 * Moves to the present what was to happen by a clock that was ahead: requests leave, questions begin anew, and leases end.
 * Each in a transaction of its own: who holds a portion may be waiting for the account.
 */
export async function followClock(context: OutboxContext): Promise<void> {
  const { account, clock, lease, timeOf } = context;
  const { transaction, dialect } = await context.database();
  const byThen = (column: string): string => `${column} = CASE WHEN ${column} > ? THEN ? ELSE ${column} END`;
  await transaction(async (sql) => {
    const at = timeOf(sql);
    await sql.run(
      `UPDATE sms_outbox_account SET ${["next_at", "blocked_until", "check_at"].map(byThen).join(", ")} WHERE account = ?`,
      ...Array.from({ length: 6 }, () => at),
      account,
    );
  });
  await transaction(async (sql) => {
    const at = timeOf(sql);
    await sql.run(
      "UPDATE sms_outbox_portion SET due_at = ? WHERE account = ? AND state = 'queued' AND due_at > ?",
      at,
      account,
      at,
    );
  });
  await transaction(async (sql) => {
    const end = timeOf(sql) + lease;
    await sql.run(
      "UPDATE sms_outbox_portion SET lease_until = ? WHERE account = ? AND lease_until > ?",
      end,
      account,
      end,
    );
  });
  await transaction(async (sql) => {
    const at = timeOf(sql);
    const doubtful = await sql.all<PortionRow>(
      `SELECT * FROM sms_outbox_portion WHERE account = ? AND due_at > ?
        AND state IN ('unknown', 'needs-user', 'given-up')${dialect.skipLocked}`,
      account,
      at,
    );
    for (const portion of doubtful) await apply(context, sql, portion, { kind: "clock-set-back" }, at);
    clock.lastSeen = at;
    clock.isSetBack = false;
  });
}
