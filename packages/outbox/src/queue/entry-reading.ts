import { hasCheckedText, issuesOf, withCheckedText } from "@sms-composer/client";
import { parseRecipients, toE164 } from "@sms-composer/core/recipients";
import { validateSendRequest } from "@sms-composer/core/requests";
import type { SendRequest } from "@sms-composer/core/requests";
import { compileTemplate, estimateListInSlices, fillCompiled } from "@sms-composer/core/template";
import type { ListEstimate, ListInput } from "@sms-composer/core/template";
import { resultInTurns, rowTurns } from "../turns.ts";
import { InvalidSendError } from "./errors.ts";

/** A text with fields and the list whose rows fill it; each row gets a text of its own. */
export interface OutboxList extends Omit<SendRequest, "recipients"> {
  /** The headings. */
  readonly columns: readonly string[];
  /** The cells, in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
  /** The column of the numbers: its heading or its index. */
  readonly phoneColumn: string | number;
  /** ISO 3166-1 code of the country whose national numbers are understood. @default `FR` */
  readonly country?: string;
}

/** A list whose texts are there already, one for each person, such as a handler has read it. */
export interface OutboxMessages extends Omit<SendRequest, "recipients" | "message"> {
  /** The text of each person; `row` is the index in whatever they were made of. */
  readonly messages: readonly Entry[];
  /** Rows that were found to be wrong before: they are named with what the outbox itself finds. */
  readonly invalid?: readonly InvalidRow[];
  readonly duplicates?: readonly number[];
}

/**
 * The content that an outbox takes: one request, several, a list, or the texts of one. Requests may have any number of
 * recipients.
 */
export type Sendable = SendRequest | readonly SendRequest[] | OutboxList | OutboxMessages;

/** A row that cannot be sent, and why. */
export interface InvalidRow {
  /** Index of the request, or of the row of a list. */
  readonly row: number;
  readonly issues: readonly { readonly field: string; readonly code: string; readonly params?: object }[];
}

/** One text to one person. */
export interface Entry {
  readonly row: number;
  /** E.164. */
  readonly recipient: string;
  readonly message: string;
}

/** The entries that have everything but number and text in common. */
export interface EntryGroup {
  readonly common: Omit<SendRequest, "recipients" | "message">;
  readonly entries: readonly Entry[];
}

/** The content that was read of a hand-over. */
export interface ReadSendable {
  readonly groups: readonly EntryGroup[];
  readonly invalid: readonly InvalidRow[];
  /** Rows with the number and the text of an earlier one, which is sent once. */
  readonly duplicates: readonly number[];
}

/** Whether it has rows: a list, or the texts of one. */
export const isList = (sendable: Sendable): sendable is OutboxList | OutboxMessages =>
  "columns" in sendable || "messages" in sendable;

/**
 * Reads and judges every row, in slices: other work of the process has its turn between them.
 *
 * @param scheduledAt for those that have no time of their own
 * @throws InvalidSendError for a list whose text, number column or common fields are wrong for every row alike
 */
export async function readSendable(
  sendable: Sendable,
  scheduledAt: Date | undefined,
  now: Date,
): Promise<ReadSendable> {
  if ("messages" in sendable) return readMessages(sendable, scheduledAt, now);
  if ("columns" in sendable) return readList(scheduledAt ? { scheduledAt, ...sendable } : sendable, now);
  const requests = Array.isArray(sendable) ? (sendable as readonly SendRequest[]) : [sendable as SendRequest];
  if (requests.length === 0) throw new InvalidSendError("There is nothing to send.");
  const invalid: InvalidRow[] = [];
  const duplicates = new Set<number>();
  const seen = new Set<string>();
  const groups = new Map<string, { common: EntryGroup["common"]; entries: Entry[] }>();
  const pause = rowTurns();
  for (const [row, request] of requests.entries()) {
    await pause();
    const scheduled = scheduledAt ? { scheduledAt, ...request } : request;
    const issues = issuesOf(scheduled, now).filter(({ code }) => code !== "too-many-recipients");
    if (issues.length > 0) {
      invalid.push({ row, issues });
      continue;
    }
    const { recipients, message, ...common } = scheduled;
    const name = sortedJson(common);
    const group = groups.get(name) ?? { common, entries: [] };
    groups.set(name, group);
    for (const given of recipients) {
      const recipient = toE164(given) ?? given;
      const identity = `${name}\n${recipient}\n${message}`;
      if (seen.has(identity)) duplicates.add(row);
      else group.entries.push({ row, recipient, message });
      seen.add(identity);
      await pause();
    }
  }
  return { groups: [...groups.values()], invalid, duplicates: [...duplicates] };
}

async function readList(
  { columns, rows, phoneColumn, country = "FR", ...request }: OutboxList,
  now: Date,
): Promise<ReadSendable> {
  const { message, ...common } = request;
  if (rows.length === 0) throw new InvalidSendError("The list has no rows.");
  const { range = "premium", stop = false, unicode = false } = common;
  const options = { mode: unicode ? "unicode" : "gsm", range, stop } as const;
  const estimate = await estimateOf({ message, columns, rows, phoneColumn, country, options });
  const [wrong] = estimate.issues.filter(({ code }) => code !== "looks-like-field");
  if (wrong) throw new InvalidSendError(`The text has a field that cannot be filled: ${wrong.code}.`);
  const template = compileTemplate(message, { fields: columns });
  const left = new Set([...estimate.rows.invalid.map(({ row }) => row), ...estimate.rows.duplicates]);
  const phoneIndex = typeof phoneColumn === "number" ? phoneColumn : columnOf(phoneColumn, columns);
  const entries: Entry[] = [];
  const pause = rowTurns();
  for (const [row, cells] of rows.entries()) {
    if (left.has(row)) continue;
    const cell = cells[phoneIndex] ?? "";
    const recipient = toE164(cell, { country }) ?? parseRecipients(cell, { country }).valid[0]?.e164;
    if (recipient === undefined) continue;
    entries.push({ row, recipient, message: fillCompiled(template, (column) => cells[column]).text });
    await pause();
  }
  assertCommon(common, entries[0], now);
  const { invalid, duplicates } = estimate.rows;
  return { groups: entries.length > 0 ? [{ common, entries }] : [], invalid, duplicates };
}

/** @throws InvalidSendError where the list has no such column, or the country is none */
async function estimateOf(list: ListInput): Promise<ListEstimate> {
  try {
    return await resultInTurns(estimateListInSlices(list));
  } catch (error) {
    throw error instanceof RangeError ? new InvalidSendError(`${error.message}.`) : error;
  }
}

async function readMessages(sendable: OutboxMessages, scheduledAt: Date | undefined, now: Date): Promise<ReadSendable> {
  const { messages, invalid: known = [], duplicates = [], ...own } = sendable;
  const common = scheduledAt ? { scheduledAt, ...own } : own;
  if (messages.length === 0) throw new InvalidSendError("There is nothing to send.");
  assertCommon(common, undefined, now);
  const invalid = [...known];
  // Whoever has read the list has analysed the texts.
  const isChecked = hasCheckedText(sendable);
  const entries: Entry[] = [];
  const pause = rowTurns();
  for (const entry of messages) {
    const recipient = toE164(entry.recipient) ?? entry.recipient;
    const request = { ...common, recipients: [recipient], message: entry.message };
    const issues = issuesOf(isChecked ? withCheckedText(request) : request, now);
    if (issues.length > 0) invalid.push({ row: entry.row, issues });
    else entries.push({ ...entry, recipient });
    await pause();
  }
  return { groups: entries.length > 0 ? [{ common, entries }] : [], invalid, duplicates };
}

/** @throws InvalidSendError where what all rows have in common cannot be sent */
function assertCommon(
  common: EntryGroup["common"],
  { recipient = "+33600000000", message = "x" } = {} as Partial<Entry>,
  now: Date,
): void {
  const issues = validateSendRequest({ ...common, recipients: [recipient], message }, { now });
  if (issues.length === 0) return;
  const names = issues.map(({ field, code }) => `${field} ${code}`);
  throw new InvalidSendError(`The list cannot be sent: ${names.join(", ")}.`, issues);
}

/** A column by its heading; `estimateList` has refused what names none. */
function columnOf(heading: string, columns: readonly string[]): number {
  const exact = columns.indexOf(heading);
  if (exact >= 0) return exact;
  const [part] = compileTemplate(`{${heading}}`, { fields: columns }).parts;
  return typeof part === "object" ? part.column : 0;
}

/** JSON in which the order of the members does not matter. */
export function sortedJson(members: object): string {
  return JSON.stringify(
    Object.entries(members)
      .filter(([, value]) => value !== undefined)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}
