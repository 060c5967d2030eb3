import type { Claim, Counter, HandlerStore } from "@sms-composer/client";
import type { SendOutcome } from "@sms-composer/core";
import type { SqlDatabase, Transaction } from "../database/sql-database.ts";

/** Milliseconds for which a key that is done is remembered. */
const RETENTION = 24 * 3_600_000;

interface KeyRow {
  readonly body_hash: string;
  readonly outcome: string | null;
}

const SELECT = "SELECT body_hash, outcome FROM sms_outbox_key WHERE scope = ? AND idempotency_key = ?";

/** The keys and quotas of a handler, in the database: the same for all processes. */
export function handlerKeys(database: () => Promise<SqlDatabase>): Required<Omit<HandlerStore, "since">> {
  return {
    async claim(scope, key, bodyHash, now) {
      const { transaction } = await database();
      return transaction(async (sql) => {
        const at = now.getTime();
        await sql.run("DELETE FROM sms_outbox_key WHERE claimed_at <= ? AND outcome IS NOT NULL", at - RETENTION);
        const claimed = await sql.run(
          `INSERT INTO sms_outbox_key (scope, idempotency_key, body_hash, claimed_at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING`,
          scope,
          key,
          bodyHash,
          at,
        );
        if (claimed === 1) return { state: "new" };
        const row = await sql.first<KeyRow>(SELECT, scope, key);
        // Released meanwhile: the next claim finds it free.
        if (!row) return { state: "in-flight" };
        return row.body_hash === bodyHash ? claimOf(row) : { ...claimOf(row), state: "other-body" };
      });
    },
    async finish(scope, key, outcome) {
      const { transaction } = await database();
      await transaction((sql) =>
        sql.run(
          "UPDATE sms_outbox_key SET outcome = ? WHERE scope = ? AND idempotency_key = ?",
          JSON.stringify(outcome),
          scope,
          key,
        ),
      );
    },
    async release(scope, key) {
      const { transaction } = await database();
      await transaction((sql) =>
        sql.run("DELETE FROM sms_outbox_key WHERE scope = ? AND idempotency_key = ?", scope, key),
      );
    },
    async read(scope, key) {
      const { read } = await database();
      const row = await read((sql) => sql.first<KeyRow>(SELECT, scope, key));
      return row && claimOf(row);
    },
    async consume(counters, now) {
      const { transaction, dialect } = await database();
      return transaction((sql) => consume(sql, dialect.forUpdate, counters, now.getTime()));
    },
  };
}

function claimOf({ outcome }: KeyRow): Claim {
  return outcome === null ? { state: "in-flight" } : { state: "done", outcome: JSON.parse(outcome) as SendOutcome };
}

/**
 * Takes from all of the quotas or from none. Two transactions that take from the same quota follow one another.
 * @param takenAt the time at which an amount that is given back was taken; what is free already is given back to nobody
 * @returns whether it was taken
 */
export async function consume(
  sql: Transaction,
  forUpdate: string,
  counters: readonly Counter[],
  at: number,
  takenAt: number = at,
): Promise<boolean> {
  // Always in the same order, lest two transactions wait for each other.
  for (const { key } of counters.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    await sql.run("INSERT INTO sms_outbox_lock (name) VALUES (?) ON CONFLICT DO NOTHING", key);
    await sql.first(`SELECT name FROM sms_outbox_lock WHERE name = ?${forUpdate}`, key);
    await sql.run("DELETE FROM sms_outbox_quota WHERE quota = ? AND free_at <= ?", key, at);
  }
  for (const { key, amount, limit } of counters) {
    const used = await sql.first<{ amount: number }>(
      "SELECT coalesce(sum(amount), 0.0) AS amount FROM sms_outbox_quota WHERE quota = ?",
      key,
    );
    if (amount > 0 && (used?.amount ?? 0) + amount > limit + ROUNDING) return false;
  }
  for (const counter of counters)
    await (counter.amount < 0 ? giveBack(sql, counter, at, takenAt) : take(sql, counter, at));
  return true;
}

interface QuotaRow {
  readonly id: number;
  readonly amount: number;
}

/** Amounts that are taken in the same step of a window are one row, so that a busy quota has no more than these. */
const STEPS = 60;

/** Sums of decimal fractions are off in their last binary digits: three times 0.1 is more than 0.3. */
const ROUNDING = 1e-9;

async function take(sql: Transaction, { key, amount, windowMs }: Counter, at: number): Promise<void> {
  const freeAt = at + windowMs;
  const merged = await sql.run(
    `UPDATE sms_outbox_quota SET amount = amount + ?, free_at = ? WHERE id =
      (SELECT max(id) FROM sms_outbox_quota WHERE quota = ? AND free_at >= ? AND free_at <= ?)`,
    amount,
    freeAt,
    key,
    // The beginning of the step, and not a step before: what is taken all the time would never be free.
    freeAt - (freeAt % Math.max(1, Math.floor(windowMs / STEPS))),
    freeAt,
  );
  if (merged === 1) return;
  await sql.run("INSERT INTO sms_outbox_quota (quota, amount, free_at) VALUES (?, ?, ?)", key, amount, freeAt);
}

/** Frees what was taken at that time, or next to it: a negative row would outlive what it makes up for. */
async function giveBack(
  sql: Transaction,
  { key, amount, windowMs }: Counter,
  at: number,
  takenAt: number,
): Promise<void> {
  if (takenAt + windowMs <= at) return;
  let rest = -amount;
  const rows = await sql.all<QuotaRow>(
    "SELECT id, amount FROM sms_outbox_quota WHERE quota = ? ORDER BY abs(free_at - ?), id",
    key,
    takenAt + windowMs,
  );
  for (const row of rows) {
    const given = Math.min(rest, row.amount);
    rest -= given;
    if (given > 0) await sql.run("UPDATE sms_outbox_quota SET amount = amount - ? WHERE id = ?", given, row.id);
  }
}
