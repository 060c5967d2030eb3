import type { DeliveryStatus } from "@sms-composer/core";
import { numberPrefixes } from "@sms-composer/core/recipients";
import type { SQLInputValue } from "node:sqlite";
import type { BatchState, HoldReason } from "@sms-composer/outbox/machine";
import type { Database } from "@sms-composer/outbox/sqlite";
import {
  batchesOf,
  type BatchRow,
  type FrozenOptions,
  type MessageRow,
  type StoreContext,
} from "../store/batch-rows.ts";
import { present } from "../store/present.ts";
import { countResults, type ResultCounts } from "./results.ts";
import { searchText } from "../store/search-text.ts";

/** A query of messages; each part narrows the list. */
export interface MessageQuery {
  /** Words of the text, a tag, or the beginning of a number. */
  readonly search?: string | undefined;
  /** ISO 3166-1 code of the country whose national numbers are looked for. @default `FR` */
  readonly country?: string | undefined;
  readonly account?: string | undefined;
  /** One of its batches is in one of these states. */
  readonly states?: readonly BatchState[] | undefined;
  /** One of its recipients has one of these statuses, in a batch that was accepted. */
  readonly statuses?: readonly DeliveryStatus[] | undefined;
  /** The earliest time of queueing, in milliseconds since 1970. */
  readonly since?: number | undefined;
  /** The time before which the messages were queued. */
  readonly until?: number | undefined;
  /** `true`: scheduled for later than now. */
  readonly scheduled?: boolean | undefined;
  /** The number of the message before which the page begins, for the next page. */
  readonly before?: number | undefined;
  /** The number of the message from which the list begins. */
  readonly from?: number | undefined;
  /** The size of the page, at most 200. */
  readonly limit?: number | undefined;
}

export interface MessageSummary {
  /** Its place in the order of queueing. */
  readonly number: number;
  readonly id: string;
  readonly account: string;
  readonly text: string;
  readonly queuedAt: number;
  readonly scheduledAt?: number;
  /** The reason why it does not leave by itself. */
  readonly held?: HoldReason;
  readonly recipients: number;
  /** One of the recipients, to show. */
  readonly firstRecipient: string;
  readonly batches: Readonly<Partial<Record<BatchState, number>>>;
  readonly statuses: Readonly<Record<DeliveryStatus, number>>;
  /** The number of recipients by result. */
  readonly results: ResultCounts;
  /** SMS billed so far; absent while nothing is known. */
  readonly sms?: number;
  /** The amount that the provider has billed so far; absent while nothing is known. */
  readonly cost?: number;
  readonly currency?: string;
  /** Whether it is commercial, with a mention of STOP. */
  readonly stop: boolean;
  /** Whether a part of it was found by its tag: the id by which it could be cancelled is not known. */
  readonly withoutId: boolean;
}

const MAX_PAGE_SIZE = 200;

/** The condition for each status by which an index finds the batches that have it. */
const HAS_STATUS: Readonly<Record<DeliveryStatus, string>> = {
  delivered: "delivered > 0",
  "not-delivered": "not_delivered > 0",
  failed: "failed > 0",
  unknown: "no_receipt > 0",
  waiting: "recipients > delivered + not_delivered + failed + no_receipt",
};

/** The messages, those that were queued last first, with what became of them. */
export function findMessages(context: StoreContext, query: MessageQuery): MessageSummary[] {
  const { db } = context;
  const limit = Math.min(query.limit ?? 50, MAX_PAGE_SIZE);
  const { conditions, values } = messageConditions(context, query);
  const numbers = new Set<number>();
  for (const source of sourcesOf(query)) {
    // The source is walked from the newest on and ends at the limit; SQLite's own plan may read all of a state first.
    const sql = `SELECT DISTINCT message.number FROM ${source.table} WHERE ${[...source.conditions, ...conditions].join(" AND ")}
      ORDER BY ${source.number} DESC LIMIT ?`;
    for (const { number } of db.all<{ number: number }>(sql, ...source.values, ...values, limit)) numbers.add(number);
  }
  return [...numbers]
    .toSorted((a, b) => b - a)
    .slice(0, limit)
    .flatMap((number) => db.first<MessageRow>("SELECT * FROM message WHERE number = ?", number) ?? [])
    .map((row) => summaryOf(db, row, batchesOf(db, row.id)));
}

interface Source {
  readonly table: string;
  /** The column with the message's number that the source is ordered by. */
  readonly number: string;
  readonly conditions: readonly string[];
  readonly values: readonly SQLInputValue[];
}

/** The sources in which the messages of a query are found quickest: each source is read in the order of an index. */
function sourcesOf({ states, statuses, before, from }: MessageQuery): Source[] {
  const within = (number: string): Pick<Source, "conditions" | "values"> => ({
    conditions: [
      ...(before === undefined ? [] : [`${number} < ?`]),
      ...(from === undefined ? [] : [`${number} >= ?`]),
      `${number} > 0`,
    ],
    values: [...(before === undefined ? [] : [before]), ...(from === undefined ? [] : [from])],
  });
  const ofBatches = (condition: string, ...values: SQLInputValue[]): Source => {
    const number = "batch.message_number";
    const range = within(number);
    return {
      table: `batch CROSS JOIN message ON message.number = ${number}`,
      number,
      conditions: [condition, ...range.conditions],
      values: [...values, ...range.values],
    };
  };
  if (statuses) {
    const only = states ? ` AND state IN (${states.map((state) => `'${state}'`).join(", ")})` : "";
    // With the sign SQLite takes the index of the status, not that of the state, in which nearly all are.
    return statuses.map((status) => ofBatches(`+state = 'accepted' AND ${HAS_STATUS[status]}${only}`));
  }
  if (states) return states.map((state) => ofBatches("state = ?", state));
  return [{ table: "message", number: "message.number", ...within("message.number") }];
}

function messageConditions({ now }: StoreContext, query: MessageQuery) {
  const { search = "", country, account, scheduled, since, until } = query;
  const conditions: string[] = [];
  const values: SQLInputValue[] = [];
  const only = (condition: string, ...more: SQLInputValue[]) => {
    conditions.push(condition);
    values.push(...more);
  };
  const words = searchText(search);
  const prefixes = numberPrefixes(search, { country: country ?? "FR" });
  if (prefixes.length > 0) {
    only(
      `(instr(search_text, ?) > 0 OR message.number IN (SELECT portion.message_number FROM recipient
        CROSS JOIN batch AS portion ON portion.id = batch_id
        WHERE ${prefixes.map(() => "phone >= ? AND phone < ?").join(" OR ")}))`,
      words,
      ...prefixes.flatMap((prefix) => [prefix, `${prefix}:`]),
    );
  } else if (words !== "") only("instr(search_text, ?) > 0", words);
  if (account !== undefined) only("account = ?", account);
  if (since !== undefined) only("queued_at >= ?", since);
  if (until !== undefined) only("queued_at < ?", until);
  if (scheduled) only("scheduled_at > ?", now());
  return { conditions, values };
}

/** The accounts that messages were queued for, those that were used last first. */
export function listAccounts({ db }: StoreContext): readonly string[] {
  // The index of the accounts is stepped through, one account at a time.
  const accounts = db.all<{ account: string | null }>(
    `WITH RECURSIVE each (account) AS (
       SELECT min(account) FROM message
       UNION ALL SELECT (SELECT min(account) FROM message WHERE account > each.account) FROM each WHERE each.account IS NOT NULL
     ) SELECT account FROM each WHERE account IS NOT NULL
       ORDER BY (SELECT max(number) FROM message WHERE message.account = each.account) DESC`,
  );
  return accounts.flatMap(({ account }) => account ?? []);
}

/** A message in one line. */
export function summaryOf(db: Database, row: MessageRow, batchRows: readonly BatchRow[]): MessageSummary {
  const batches: Partial<Record<BatchState, number>> = {};
  const statuses = { waiting: 0, delivered: 0, "not-delivered": 0, failed: 0, unknown: 0 };
  let cost: number | undefined;
  let sms: number | undefined;
  let recipients = 0;
  for (const batch of batchRows) {
    batches[batch.state] = (batches[batch.state] ?? 0) + 1;
    if (batch.cost !== null) cost = (cost ?? 0) + batch.cost;
    if (batch.sms !== null) sms = (sms ?? 0) + batch.sms;
    recipients += batch.recipients;
    statuses.delivered += batch.delivered;
    statuses["not-delivered"] += batch.not_delivered;
    statuses.failed += batch.failed;
    statuses.unknown += batch.no_receipt;
  }
  statuses.waiting = recipients - statuses.delivered - statuses["not-delivered"] - statuses.failed - statuses.unknown;
  const first = db.first<{ phone: string }>(
    "SELECT phone FROM recipient WHERE batch_id = ? ORDER BY phone LIMIT 1",
    batchRows[0]?.id ?? 0,
  );
  return {
    number: row.number,
    id: row.id,
    account: row.account,
    text: row.text,
    queuedAt: row.queued_at,
    ...present("scheduledAt", row.scheduled_at),
    ...present("held", row.held),
    recipients,
    firstRecipient: first?.phone ?? "",
    batches,
    statuses,
    results: countResults(batchRows),
    ...present("sms", sms),
    ...present("cost", cost),
    ...present("currency", batchRows.find(({ currency }) => currency !== null)?.currency),
    stop: (JSON.parse(row.options) as FrozenOptions).stop ?? false,
    withoutId: batchRows.some(({ state, provider_id }) => state === "accepted" && provider_id === null),
  };
}
