import type { Dialect, SqlDatabase, SqlValue, Transaction } from "./sql-database.ts";
import { deleteCopies, openDatabase } from "./sqlite-file.ts";
import { migrations } from "./schema.ts";

const DIALECT: Dialect = {
  integer: "INTEGER",
  real: "REAL",
  identity: "INTEGER PRIMARY KEY",
  tableOptions: " STRICT",
  // A transaction that writes has the whole file to itself.
  forUpdate: "",
  skipLocked: "",
};

/**
 * A SQLite file, which several processes of one machine may open.
 * @throws DatabaseError
 */
export function openSqlite(file: string): SqlDatabase {
  const db = openDatabase(file, migrations(DIALECT), { exclusive: false });
  /** One connection: transactions follow one another. */
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  }

  function inTransaction<Result>(begin: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return inTurn(async () => {
      db.run(begin);
      try {
        const result = await work({
          now: Date.now(),
          all: async <Row>(sql: string, ...values: readonly SqlValue[]) => db.all<Row>(sql, ...values),
          first: async <Row>(sql: string, ...values: readonly SqlValue[]) => db.first<Row>(sql, ...values),
          run: async (sql, ...values) => db.run(sql, ...values),
        });
        db.run("COMMIT");
        return result;
      } catch (error) {
        try {
          db.run("ROLLBACK");
        } catch {
          // After some errors, such as a full disk, SQLite has rolled back by itself.
        }
        throw error;
      }
    });
  }

  return {
    dialect: DIALECT,
    transaction: (work) => inTransaction("BEGIN IMMEDIATE", work),
    async erase(work) {
      const deleted = await inTransaction("BEGIN IMMEDIATE", async (transaction) => {
        const count = await work(transaction);
        // Before the commit: whoever is told that it is erased finds no copy of before a migration.
        if (count > 0) deleteCopies(file, "before-version");
        return count;
      });
      // The log holds what was deleted until it is written back.
      if (deleted > 0) await inTurn(async () => db.all("PRAGMA wal_checkpoint(TRUNCATE)"));
      return deleted;
    },
    read: (work) => inTransaction("BEGIN", work),
    async close() {
      await last;
      db.close();
    },
  };
}
