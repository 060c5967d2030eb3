import type { MessageId, SendRequest } from "@sms-composer/core";
import type { SqlDatabase, SqlValue, Transaction } from "../database/sql-database.ts";
import type { BatchChange, BatchEvent } from "../machine/batch-events.ts";
import type { BatchState } from "../machine/batch-state.ts";
import { consume } from "../store/handler-keys.ts";
import { countersOf, type OutboxLimits } from "./limits.ts";
import { columnsOf, factsOf, type RequestColumns } from "../machine/request-columns.ts";
import { transition } from "../machine/transition.ts";

/** The clock of the store, or the host's, as this process has seen it. */
export interface SeenClock {
  /** The latest time; undefined before the first look. */
  lastSeen?: number;
  isSetBack: boolean;
}

/** The context that every part of the outbox works with. */
export interface OutboxContext {
  readonly database: () => Promise<SqlDatabase>;
  /** The account whose key the client has: an outbox touches only what was queued for its account. */
  readonly account: string;
  /** The present time; the store's clock where the host has none of its own. */
  readonly timeOf: (transaction: Transaction) => number;
  /** Milliseconds for which what one worker does is left to it. */
  readonly lease: number;
  readonly limits: OutboxLimits;
  /** Whether the host wants to know what became of each portion. */
  readonly reportsOutcomes: boolean;
  readonly clock: SeenClock;
}

/** One request to the API, without its entries, as its row has it. Times are milliseconds since 1970. */
export interface PortionRow extends RequestColumns {
  readonly id: number;
  readonly send_id: number;
  readonly position: number;
  readonly priority: number;
  readonly tag: string;
  /** 1: the tag is ours and nobody else's; 0: the caller wrote it. */
  readonly tag_drawn: number;
  readonly options: string;
  readonly recipients: number;
  readonly scheduled_at: number | null;
  readonly may_have_gone: number;
  readonly attempt: string | null;
  readonly first_attempt_at: number | null;
  readonly last_attempt_at: number | null;
  readonly lease_until: number | null;
  readonly is_reported: number;
  readonly message_id: string | null;
  readonly refused: string | null;
  /** The amount that it took from the limits: SMS, and cost. */
  readonly planned_segments: number;
  readonly planned_cost: number;
}

/** The options of a portion that are the same for all its entries. */
export type CommonOptions = Omit<SendRequest, "recipients" | "message" | "scheduledAt" | "tag">;

/** The content of a portion: one text to all, or a text of its own to each. */
export interface Entries {
  /** E.164. */
  readonly recipients: readonly string[];
  /** One for all, or one for each of the recipients. */
  readonly messages: readonly string[];
}

/** States in which a portion may have left, whatever comes afterwards. */
const DOUBTFUL: readonly BatchState[] = ["unknown", "needs-user"];

/**
 * Lets something happen to a portion: asks the machine, and writes the change down if the portion is still as the row
 * says. Its lease ends.
 *
 * @param extra columns to set beside it
 * @returns what changed; `undefined` when the event does not concern the portion, or somebody else was faster
 */
export async function apply(
  context: OutboxContext,
  sql: Transaction,
  row: PortionRow,
  event: BatchEvent,
  at: number,
  extra: Readonly<Record<string, SqlValue>> = {},
): Promise<BatchChange | undefined> {
  const { stop = false } = optionsOf(row);
  const others = {
    mayHaveGone: row.may_have_gone === 1,
    // What the account is refused for is held for the account, also where there is one request only.
    isPortion: true,
    scheduledAt: row.scheduled_at,
    commercial: stop,
  };
  const change = transition(factsOf(row, others), event, at);
  if (!change) return undefined;
  const set = new Map<string, SqlValue>([...columnsOf(change, row), ["lease_until", null]]);
  // Receipts come by webhook: an accepted portion waits for nothing.
  if (change.state === "accepted") set.set("due_at", null);
  if (change.messageId != null) set.set("message_id", JSON.stringify(change.messageId));
  if (DOUBTFUL.includes(change.state)) set.set("may_have_gone", 1);
  // Where nobody wants to know nothing is left to report; what is uncertain may still be asked about.
  if (change.state !== row.state)
    set.set("is_reported", context.reportsOutcomes || change.state === "needs-user" ? 0 : 1);
  for (const [column, value] of Object.entries(extra)) set.set(column, value);
  set.set("change_number", await nextChange(context, sql));
  const changed = await sql.run(
    `UPDATE sms_outbox_portion SET ${[...set.keys()].map((column) => `${column} = ?`).join(", ")}
      WHERE id = ? AND state = ? AND decisions = ?`,
    ...set.values(),
    row.id,
    row.state,
    row.decisions,
  );
  if (changed !== 1) return undefined;
  if (change.state !== row.state && NOT_SENT.includes(change.state)) await giveBackLimits(context, sql, row, at);
  return change;
}

/**
 * Counts a change of the account. Its row stays locked until the commit, so that changes are committed in the order of
 * their numbers: who has read one has missed none before it.
 */
async function nextChange({ account }: OutboxContext, sql: Transaction): Promise<number> {
  const row = await sql.first<{ changes: number }>(
    "UPDATE sms_outbox_account SET changes = changes + 1 WHERE account = ? RETURNING changes",
    account,
  );
  if (!row) throw new Error(`The outbox has no account ${account}.`);
  return row.changes;
}

/** States in which it certainly has not been sent, and never will be. */
const NOT_SENT: readonly BatchState[] = ["failed", "cancelled"];

/** Gives back to the limits what was not sent. */
async function giveBackLimits(
  { database, account, limits }: OutboxContext,
  sql: Transaction,
  { send_id, planned_segments: segments, planned_cost: cost }: PortionRow,
  at: number,
): Promise<void> {
  if (Object.keys(limits).length === 0) return;
  const { dialect } = await database();
  const send = await sql.first<{ scope: string; queued_at: number }>(
    "SELECT scope, queued_at FROM sms_outbox_send WHERE id = ?",
    send_id,
  );
  const counters = countersOf(limits, account, send?.scope ?? "", { segments, cost, unpriced: 0 });
  const given = counters.map((counter) => ({ ...counter, amount: -counter.amount }));
  await consume(sql, dialect.forUpdate, given, at, send?.queued_at);
}

export const optionsOf = ({ options }: PortionRow): CommonOptions => JSON.parse(options) as CommonOptions;

export const messageIdOf = ({ message_id }: PortionRow): MessageId | undefined =>
  message_id === null ? undefined : (JSON.parse(message_id) as MessageId);

/** A portion as it is now, locked until the transaction ends. */
export async function lockPortion(
  { database }: OutboxContext,
  sql: Transaction,
  id: number,
): Promise<PortionRow | undefined> {
  const { dialect } = await database();
  return sql.first<PortionRow>(`SELECT * FROM sms_outbox_portion WHERE id = ?${dialect.forUpdate}`, id);
}

export async function entriesOf(sql: Transaction, portionId: number): Promise<Entries> {
  const found = await sql.first<{ entries: string }>(
    "SELECT entries FROM sms_outbox_entries WHERE portion_id = ?",
    portionId,
  );
  if (!found) throw new Error(`The outbox has no entries of portion ${portionId}.`);
  return JSON.parse(found.entries) as Entries;
}
