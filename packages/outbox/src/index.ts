export type { Decision } from "./machine/batch-events.ts";
export type { BatchState } from "./machine/batch-state.ts";
export type { PostgresClient, PostgresPool } from "./database/postgres-database.ts";
export type { Dialect, SqlDatabase, SqlValue, Transaction } from "./database/sql-database.ts";
export type { DryRun, DryRunRow } from "./dry-run.ts";
export type { OutboxOptions, OutboxSendOptions, ScopeOption } from "./options.ts";
export { createOutbox } from "./outbox.ts";
export type { Outbox } from "./outbox.ts";
export type { ProviderClient } from "./provider/api-provider.ts";
export type { Pace } from "./queue/account.ts";
export type { RefusedRecipient } from "./queue/attempts.ts";
export type {
  Entry as OutboxMessage,
  InvalidRow,
  OutboxList,
  OutboxMessages,
  Sendable,
} from "./queue/entry-reading.ts";
export { IdempotencyKeyReusedError, InvalidSendError, LimitError } from "./queue/errors.ts";
export type { OutboxLimits } from "./queue/limits.ts";
export type { Priority } from "./queue/queueing.ts";
export type { OutboxStatus, PortionNews, PortionStatus, SendState } from "./queue/status.ts";
export type { OutboxStore } from "./store/outbox-store.ts";
export { postgresStore, sqliteStore } from "./store/stores.ts";
