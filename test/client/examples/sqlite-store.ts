import { DatabaseSync } from "node:sqlite";
import type { Claim, HandlerStore } from "@sms-composer/client";

const DAY = 24 * 3_600_000;

/** A store for a handler that survives restarts and serves several processes of one machine. */
export function sqliteStore(file: string): HandlerStore {
  const database = new DatabaseSync(file);
  database.exec(`
    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;
    CREATE TABLE IF NOT EXISTS keys (scope, key, body, outcome, at, PRIMARY KEY (scope, key)) WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS taken (quota, amount, until);
    CREATE INDEX IF NOT EXISTS taken_by_quota ON taken (quota, until);
  `);
  const forget = database.prepare("DELETE FROM keys WHERE at < ? AND outcome IS NOT NULL");
  const insert = database.prepare("INSERT OR IGNORE INTO keys (scope, key, body, at) VALUES (?, ?, ?, ?)");
  const select = database.prepare("SELECT body, outcome FROM keys WHERE scope = ? AND key = ?");
  const update = database.prepare("UPDATE keys SET outcome = ? WHERE scope = ? AND key = ?");
  const remove = database.prepare("DELETE FROM keys WHERE scope = ? AND key = ?");
  const used = database.prepare("SELECT coalesce(sum(amount), 0) AS amount FROM taken WHERE quota = ? AND until > ?");
  const take = database.prepare("INSERT INTO taken (quota, amount, until) VALUES (?, ?, ?)");
  // A negative row would be there when what it gives back is free again.
  const giveBack = database.prepare(`UPDATE taken SET amount = amount + :amount WHERE rowid =
    (SELECT max(rowid) FROM taken WHERE quota = :quota AND amount >= -:amount)`);
  const free = database.prepare("DELETE FROM taken WHERE until <= ?");

  /** Everything or nothing, and one at a time. */
  function atomically<Result>(work: () => Result): Result {
    database.exec("BEGIN IMMEDIATE");
    try {
      const result = work();
      database.exec("COMMIT");
      return result;
    } catch (error) {
      database.exec("ROLLBACK");
      throw error;
    }
  }

  function read(scope: string, key: string, body?: string): Claim | undefined {
    const row = select.get(scope, key);
    if (!row) return undefined;
    const outcome = row["outcome"] === null ? undefined : JSON.parse(String(row["outcome"]));
    if (body !== undefined && row["body"] !== body) return { state: "other-body", outcome };
    return { state: outcome === undefined ? "in-flight" : "done", outcome };
  }

  return {
    claim: async (scope, key, body, now) =>
      atomically(() => {
        forget.run(now.getTime() - DAY);
        const isNew = insert.run(scope, key, body, now.getTime()).changes === 1;
        return isNew ? { state: "new" } : (read(scope, key, body) ?? { state: "in-flight" });
      }),
    finish: async (scope, key, outcome) => void update.run(JSON.stringify(outcome), scope, key),
    release: async (scope, key) => void remove.run(scope, key),
    read: async (scope, key) => read(scope, key),
    consume: async (counters, now) =>
      atomically(() => {
        free.run(now.getTime());
        const hasRoom = counters.every(
          ({ key, amount, limit }) => amount <= 0 || Number(used.get(key, now.getTime())?.["amount"]) + amount <= limit,
        );
        for (const { key: quota, amount, windowMs } of hasRoom ? counters : []) {
          if (amount < 0) giveBack.run({ quota, amount });
          else take.run(quota, amount, now.getTime() + windowMs);
        }
        return hasRoom;
      }),
  };
}
