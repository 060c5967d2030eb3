import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import { postgresStore, sqliteStore, type OutboxStore } from "@sms-composer/outbox";
import pg from "pg";
import { requires } from "../tools/optional-tools.ts";
import { startPostgres, type PostgresServer } from "./postgres-server.ts";

/** A store with a database of its own. */
export interface OpenedStore {
  readonly store: OutboxStore;
  /** All that is written down: the bytes of SQLite's files, copies included, or the rows of PostgreSQL's tables. */
  readonly content: () => Promise<string>;
  /** Names of the copies that were put aside before the tables were brought up to date. */
  readonly copies: () => readonly string[];
}

/** A kind of store, which opens one for each test. */
export interface StoreKind {
  readonly name: "SQLite" | "PostgreSQL";
  /** Opens an empty database, or one that the package's first version has left behind. */
  readonly open: (state?: "empty" | "first-version") => Promise<OpenedStore>;
}

/** The rows of a database that the package's first version wrote, as a script. */
const firstVersion = (name: "sqlite" | "postgres"): string =>
  readFileSync(new URL(`first-version/${name}.sql`, import.meta.url), "utf8");

/**
 * Describes what holds whichever store it is.
 * @param postgresSuite what holds for PostgreSQL only
 */
export function describeStores(
  suite: (kind: StoreKind) => void,
  postgresSuite?: (server: () => PostgresServer) => void,
): void {
  describe("SQLite", () => {
    const folder = mkdtempSync(join(tmpdir(), "sms-stores-"));
    let count = 0;
    after(() => rmSync(folder, { recursive: true }));
    suite({
      name: "SQLite",
      async open(state) {
        const own = join(folder, String(++count));
        mkdirSync(own);
        const file = join(own, "outbox.sqlite");
        if (state === "first-version") {
          const db = new DatabaseSync(file);
          db.exec(`${firstVersion("sqlite")} PRAGMA user_version = 1; PRAGMA journal_mode = WAL;`);
          db.close();
        }
        return {
          store: sqliteStore(file),
          content: async () =>
            readdirSync(own)
              .map((name) => readFileSync(join(own, name), "latin1"))
              .join("\n"),
          copies: () => readdirSync(own).filter((name) => name.includes(".before-version-")),
        };
      },
    });
  });

  describe("PostgreSQL", { skip: requires("postgresql") }, () => {
    let started: PostgresServer | undefined;
    before(async () => {
      started = await startPostgres({ fsync: false });
    });
    after(() => started?.[Symbol.asyncDispose]());
    const server = (): PostgresServer => {
      if (!started) throw new Error("The server is started before the tests.");
      return started;
    };
    suite({
      name: "PostgreSQL",
      async open(state) {
        const address = await server().createDatabase();
        if (state === "first-version") {
          const client = new pg.Client({ connectionString: address });
          await client.connect();
          await client.query(firstVersion("postgres"));
          await client.end();
        }
        const store = postgresStore(address);
        return { store, content: () => rowsOf(store), copies: () => [] };
      },
    });
    postgresSuite?.(server);
  });
}

async function rowsOf(store: OutboxStore): Promise<string> {
  const { read } = await store.database();
  const tables = ["send", "portion", "entries", "account", "key", "quota"];
  return read(async (sql) => {
    const rows: unknown[] = [];
    for (const table of tables) rows.push(await sql.all(`SELECT * FROM sms_outbox_${table}`));
    return JSON.stringify(rows);
  });
}
