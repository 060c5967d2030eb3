import type { HandlerStore } from "@sms-composer/client";
import type { SqlDatabase } from "../database/sql-database.ts";

/**
 * The storage of an outbox: `sqliteStore` or `postgresStore`. It also serves as the `store` of a `createHandler`, of
 * the same process or others.
 */
export interface OutboxStore extends Required<Omit<HandlerStore, "since">> {
  /** The tables, opened and brought up to date with the first call. */
  readonly database: () => Promise<SqlDatabase>;
  readonly close: () => Promise<void>;
}
