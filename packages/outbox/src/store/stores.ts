import type { PostgresPool } from "../database/postgres-database.ts";
import type { SqlDatabase } from "../database/sql-database.ts";
import { handlerKeys } from "./handler-keys.ts";
import type { OutboxStore } from "./outbox-store.ts";
import { StoreClosedError } from "./store-closed-error.ts";

/**
 * A store in one SQLite file: nothing to run beside the program. Several processes of one machine may use it; the file
 * must not lie on a network drive. It is made readable for its owner only.
 * @throws TypeError for what is no path; DatabaseError with the first call, when the file cannot be used
 */
export function sqliteStore(file: string): OutboxStore {
  if (typeof file !== "string" || file === "" || file.includes("\0"))
    throw new TypeError("sqliteStore takes the path of a file.");
  if (file === ":memory:")
    throw new TypeError("sqliteStore takes the path of a file: what is in memory alone is lost with the process.");
  return storeOf(async () => {
    const { openSqlite } = await import("../database/sqlite-database.ts").catch((error: unknown) => {
      throw new Error(`sqliteStore needs Node 22.13 or later, and this is ${process.version}.`, { cause: error });
    });
    return openSqlite(file);
  });
}

/**
 * A store in PostgreSQL 12 or later, for several processes on several machines. Its tables begin with `sms_outbox_`, and
 * are made and brought up to date by themselves.
 * @param connection an address such as `postgres://user@host/database`, for which `pg` has to be installed, or a `Pool` of `pg`, which `close` ends
 * @throws TypeError for anything else
 */
export function postgresStore(connection: string | PostgresPool): OutboxStore {
  const isKnown =
    typeof connection === "string" ? ADDRESS.test(connection) : typeof Object(connection).connect === "function";
  // The address itself may hold a password.
  if (!isKnown) throw new TypeError("postgresStore takes an address that begins with postgres://, or a Pool of pg.");
  return storeOf(async () => {
    const { openPostgres } = await import("../database/postgres-database.ts");
    return openPostgres(typeof connection === "string" ? await poolOf(connection) : connection);
  });
}

/** The addresses that `pg` reads: of a server, or of its socket. */
const ADDRESS = /^(?:postgres(?:ql)?:|socket:|\/)/i;

async function poolOf(connectionString: string): Promise<PostgresPool> {
  const { Pool } = await import("pg").then(
    ({ default: pg }) => pg,
    (error: unknown) => {
      throw new Error("postgresStore needs the package pg: npm install pg", { cause: error });
    },
  );
  const pool = new Pool({ connectionString });
  // A connection that breaks while nobody uses it is replaced; without a listener the process would end.
  pool.on("error", () => {});
  return pool;
}

function storeOf(open: () => Promise<SqlDatabase>): OutboxStore {
  let opening: Promise<SqlDatabase> | undefined;
  let isClosed = false;
  const database = async (): Promise<SqlDatabase> => {
    if (isClosed) throw new StoreClosedError();
    opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return {
    ...handlerKeys(database),
    database,
    async close() {
      isClosed = true;
      const opened = await opening?.catch(() => undefined);
      opening = undefined;
      await opened?.close();
    },
  };
}
