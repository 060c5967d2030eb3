import { createHash } from "node:crypto";
import { setImmediate as turn } from "node:timers/promises";
import { tagOfKey } from "@sms-composer/client";
import type { Prices, SendRequest } from "@sms-composer/core/requests";
import type { Transaction } from "../database/sql-database.ts";
import { consume } from "../store/handler-keys.ts";
import { rowTurns } from "../turns.ts";
import { isList, readSendable, sortedJson, type Sendable } from "./entry-reading.ts";
import { IdempotencyKeyReusedError, LimitError } from "./errors.ts";
import { countersOf, NO_USAGE, sumOfUsage, usageOf } from "./limits.ts";
import type { KnownCounts, NamedCounter, OutboxLimits, Usage } from "./limits.ts";
import type { CommonOptions, Entries, OutboxContext } from "./portion-rows.ts";
import { portionsOf, type Portion } from "./portions.ts";

/** The lane of a send: `high` overtakes what is `normal`, between two requests. */
export type Priority = "high" | "normal";

/** The owner of a send and its key. */
export interface SendIdentity {
  readonly scope: string;
  readonly key: string;
}

export interface Queueing extends SendIdentity {
  readonly sendable: Sendable;
  readonly priority: Priority;
  readonly scheduledAt: Date | undefined;
  readonly limits: OutboxLimits;
  readonly prices: Prices | undefined;
  /** The identity of the content, where that is not all of the body. */
  readonly fingerprint: string | undefined;
}

/**
 * Writes a send down, with its requests, in one transaction: when this resolves it has reached the disk. Asked twice for
 * the same key it queues once.
 *
 * @returns whether it was queued now
 * @throws IdempotencyKeyReusedError, LimitError, InvalidSendError
 */
export async function queueSend(context: OutboxContext, queueing: Queueing): Promise<boolean> {
  const { account } = context;
  const { scope, key, sendable, priority, scheduledAt, limits, prices } = queueing;
  const bodyHash = queueing.fingerprint ?? (await hashOf(sendable, priority, scheduledAt));
  const { transaction, read } = await context.database();
  const known = await read(async (sql) => ({
    hash: await hashOfSend(context, sql, queueing),
    at: context.timeOf(sql),
  }));
  if (known.hash !== undefined) return assertSame(known.hash, bodyHash);

  const { groups, invalid, duplicates } = await readSendable(sendable, scheduledAt, new Date(known.at));
  const portions = portionsOf(groups);
  const counts: KnownCounts = new Map();
  const isLimited = Object.keys(limits).length > 0;
  const rows: PlannedPortion[] = [];
  for (const [position, portion] of portions.entries()) {
    const tag = portion.common.tag ?? (await tagOfKey(scope, key, portions.length === 1 ? undefined : position));
    rows.push(planPortion(portion, tag, isLimited ? usageOf(portion, prices, counts) : NO_USAGE));
    await turn();
  }
  const usage = sumOfUsage(rows.map((row) => row.usage));
  if (limits.smsPerSend !== undefined && usage.segments > limits.smsPerSend) throw new LimitError("smsPerSend");
  const counters = countersOf(limits, account, scope, usage);
  if (usage.unpriced > 0 && counters.some(({ name }) => name.endsWith("costPerDay")))
    throw new LimitError("costPerDay");

  return transaction(async (sql) => {
    const at = context.timeOf(sql);
    const rank = priority === "high" ? 1 : 0;
    const [send] = await sql.all<{ id: number }>(
      `INSERT INTO sms_outbox_send (account, scope, idempotency_key, body_hash, priority, queued_at, progress_at, left_out)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id`,
      account,
      scope,
      key,
      bodyHash,
      rank,
      at,
      at,
      JSON.stringify({ invalid, duplicates, isList: isList(sendable) }),
    );
    // Another call with this key was faster.
    if (!send) return assertSame((await hashOfSend(context, sql, queueing)) ?? "", bodyHash);
    await consumeAll(context, sql, counters, at);
    await sql.run("INSERT INTO sms_outbox_account (account) VALUES (?) ON CONFLICT DO NOTHING", account);
    for (const [position, row] of rows.entries()) {
      await insertPortion(sql, row, { account, sendId: send.id, position, rank, at });
    }
    return true;
  });
}

/** A portion as it is written, before the transaction, which nothing else of the store may wait for long. */
interface PlannedPortion {
  readonly tag: string;
  readonly isTagDrawn: boolean;
  readonly scheduledAt: Date | undefined;
  readonly recipients: number;
  /** JSON of what its row holds. */
  readonly options: string;
  readonly rowNumbers: string;
  readonly entries: string;
  readonly usage: Usage;
}

function planPortion({ common, entries }: Portion, tag: string, usage: Usage): PlannedPortion {
  const { scheduledAt, tag: ownTag, ...options } = common;
  const [first] = entries;
  const isOneText = entries.every(({ message }) => message === first?.message);
  const kept: Entries = {
    recipients: entries.map(({ recipient }) => recipient),
    messages: isOneText && first ? [first.message] : entries.map(({ message }) => message),
  };
  return {
    tag,
    isTagDrawn: ownTag === undefined,
    scheduledAt,
    recipients: entries.length,
    options: JSON.stringify(options satisfies CommonOptions),
    rowNumbers: JSON.stringify(entries.map(({ row }) => row)),
    entries: JSON.stringify(kept),
    usage,
  };
}

interface Place {
  readonly account: string;
  readonly sendId: number;
  readonly position: number;
  readonly rank: number;
  readonly at: number;
}

async function insertPortion(sql: Transaction, planned: PlannedPortion, place: Place): Promise<void> {
  const [portion] = await sql.all<{ id: number }>(
    `INSERT INTO sms_outbox_portion
      (send_id, position, account, priority, state, tag, tag_drawn, options, recipients, scheduled_at, due_at,
        planned_segments, planned_cost)
      VALUES (?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    place.sendId,
    place.position,
    place.account,
    place.rank,
    planned.tag,
    planned.isTagDrawn ? 1 : 0,
    planned.options,
    planned.recipients,
    planned.scheduledAt?.getTime() ?? null,
    place.at,
    planned.usage.segments,
    planned.usage.cost ?? 0,
  );
  await sql.run(
    "INSERT INTO sms_outbox_entries (portion_id, row_numbers, entries) VALUES (?, ?, ?)",
    portion?.id ?? 0,
    planned.rowNumbers,
    planned.entries,
  );
}

async function consumeAll(
  { database }: OutboxContext,
  sql: Transaction,
  counters: readonly NamedCounter[],
  at: number,
): Promise<void> {
  const { dialect } = await database();
  for (const { name, ...counter } of counters.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
    if (!(await consume(sql, dialect.forUpdate, [counter], at))) throw new LimitError(name);
  }
}

async function hashOfSend(
  { account }: OutboxContext,
  sql: Transaction,
  { scope, key }: SendIdentity,
): Promise<string | undefined> {
  const row = await sql.first<{ body_hash: string }>(
    "SELECT body_hash FROM sms_outbox_send WHERE account = ? AND scope = ? AND idempotency_key = ?",
    account,
    scope,
    key,
  );
  return row?.body_hash;
}

function assertSame(known: string, bodyHash: string): false {
  if (known === bodyHash) return false;
  throw new IdempotencyKeyReusedError("The idempotency key belongs to another request, which may have been sent.");
}

/** SHA-256 of what was handed over, whatever the order of its members. */
async function hashOf(sendable: Sendable, priority: Priority, scheduledAt: Date | undefined): Promise<string> {
  const pause = rowTurns();
  const hash = createHash("sha256").update(JSON.stringify([priority, scheduledAt ?? null]));
  if ("columns" in sendable) {
    const { rows, ...rest } = sendable;
    hash.update(sortedJson(rest));
    for (const row of rows) {
      hash.update(JSON.stringify(row));
      await pause();
    }
  } else if ("messages" in sendable) {
    const { messages, ...rest } = sendable;
    hash.update(sortedJson(rest));
    for (const message of messages) {
      hash.update(sortedJson(message));
      await pause();
    }
  } else {
    for (const request of Array.isArray(sendable) ? (sendable as readonly SendRequest[]) : [sendable]) {
      hash.update(sortedJson(request));
      await pause();
    }
  }
  return hash.digest("hex");
}
