import type { Dialect, SqlDatabase, SqlValue, Transaction } from "./sql-database.ts";
import { migrations } from "./schema.ts";

/** The answer to a query. */
interface PostgresResult {
  readonly rows: readonly Record<string, unknown>[];
  readonly rowCount: number | null;
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

/** A connection out of a pool, as `pg` has it. */
export interface PostgresClient {
  query(sql: string, values?: unknown[]): Promise<PostgresResult>;
  release(error?: Error | boolean): void;
  on(event: "error", listener: (error: Error) => void): unknown;
}

/** A pool of connections, as `pg` has it. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
  end(): Promise<void>;
  on(event: "connect", listener: (client: PostgresClient) => void): unknown;
}

const DIALECT: Dialect = {
  integer: "BIGINT",
  real: "DOUBLE PRECISION",
  identity: "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
  tableOptions: "",
  forUpdate: " FOR UPDATE",
  skipLocked: " FOR UPDATE SKIP LOCKED",
};

/** The type `bigint`, which `pg` gives as text. */
const INT8 = 20;
/** Any number, the same in every process: only one of them changes the tables at a time. */
const MIGRATION_LOCK = 7_236_114_902;

/**
 * Asks for the time, and makes the commit of this transaction wait for the disk where the server is set up not to:
 * what was answered has to be there after a power cut.
 */
const BEGINNING = `SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
  CASE current_setting('synchronous_commit') WHEN 'off' THEN set_config('synchronous_commit', 'on', true) END`;

/** The tables in a PostgreSQL database; brings them up to date. */
export async function openPostgres(pool: PostgresPool): Promise<SqlDatabase> {
  // Before anybody waits for it: what breaks while connecting is reported to nobody else.
  pool.on("connect", listenForErrors);
  await migrate(pool, migrations(DIALECT));
  const transaction: SqlDatabase["transaction"] = (work) =>
    inTransaction(pool, "BEGIN ISOLATION LEVEL READ COMMITTED", work);
  return {
    dialect: DIALECT,
    transaction,
    // Its log and its dead rows are the server's to recycle.
    erase: transaction,
    read: (work) => inTransaction(pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work),
    close: () => pool.end(),
  };
}

async function inTransaction<Result>(
  pool: PostgresPool,
  begin: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  listenForErrors(client);
  try {
    await client.query(begin);
    const { rows } = await client.query(BEGINNING);
    const result = await work(transactionOf(client, Number(rows[0]?.["now"])));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // A connection that cannot even roll back is not given back to the pool.
    await client.query("ROLLBACK").catch((failure: unknown) => {
      broken = failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

const withErrorListener = new WeakSet<PostgresClient>();

/**
 * A connection that breaks tells the query under way, and everybody who listens: where nobody does, the process would
 * end. It may do so after it was given back as well.
 */
function listenForErrors(client: PostgresClient): void {
  if (withErrorListener.has(client)) return;
  withErrorListener.add(client);
  client.on("error", () => {});
}

function transactionOf(client: PostgresClient, now: number): Transaction {
  const query = (sql: string, values: readonly SqlValue[]) => client.query(numbered(sql), [...values]);
  const all = async <Row>(sql: string, ...values: readonly SqlValue[]) => {
    const { rows, fields } = await query(sql, values);
    const counts = fields.filter(({ dataTypeID }) => dataTypeID === INT8).map(({ name }) => name);
    for (const row of rows) for (const name of counts) if (row[name] !== null) row[name] = Number(row[name]);
    // The row type of the caller is that of the tables.
    return rows as unknown as Row[];
  };
  return {
    now,
    all,
    first: async <Row>(sql: string, ...values: readonly SqlValue[]) => (await all<Row>(sql, ...values))[0],
    run: async (sql, ...values) => (await query(sql, values)).rowCount ?? 0,
  };
}

/** `?` as PostgreSQL has it: `$1`, `$2` … No statement of ours has one in a text. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll("?", () => `$${++count}`);
}

async function migrate(pool: PostgresPool, scripts: readonly string[]): Promise<void> {
  await inTransaction(pool, "BEGIN", async (transaction) => {
    await transaction.first(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await transaction.run("CREATE TABLE IF NOT EXISTS sms_outbox_version (version INTEGER NOT NULL)");
    const known = await transaction.first<{ version: number }>("SELECT version FROM sms_outbox_version");
    const version = known?.version ?? 0;
    if (version > scripts.length)
      throw new Error(`The outbox's tables are of a later version (${version}) than this package (${scripts.length}).`);
    if (version === scripts.length) return;
    for (const script of scripts.slice(version)) {
      for (const statement of script.split(";")) if (statement.trim()) await transaction.run(statement);
    }
    await transaction.run("DELETE FROM sms_outbox_version");
    await transaction.run("INSERT INTO sms_outbox_version (version) VALUES (?)", scripts.length);
  });
}
