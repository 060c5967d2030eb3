import type { Dialect, SqlDatabase, SqlValue, Transaction } from "./sql-database.ts";
import { openDatabase } from "./sqlite-file.ts";
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

  function inTurn<Result>(begin: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const turn = last.then(async () => {
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
    last = turn.catch(() => {});
    return turn;
  }

  return {
    dialect: DIALECT,
    transaction: (work) => inTurn("BEGIN IMMEDIATE", work),
    read: (work) => inTurn("BEGIN", work),
    async close() {
      await last;
      db.close();
    },
  };
}
