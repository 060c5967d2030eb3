import { TRIAL } from "../account/trial-account.ts";
import { csvLines, type CsvLayout } from "../csv-lines.ts";
import type { Messages } from "../messages/en/index.ts";
import { reasonText } from "../messages/reason-text.ts";
import type { ExportRow } from "../outbox/history/export-rows.ts";

/** The columns that every export has. */
type CsvColumn = Exclude<keyof ExportRow, "cells">;

/** French spreadsheets want a comma in numbers, too. */
export interface CsvOptions extends CsvLayout {
  /** The app's language: heads, states, statuses and reasons are in its words. */
  readonly messages: Pick<Messages, "csv" | "states" | "statuses" | "reasons" | "outbox">;
  /** The time zone of the times. @default the system's */
  readonly timeZone?: string;
  /** The columns of the persons' own lists, behind the others. @default none */
  readonly columns?: readonly string[];
}

/** The history as CSV, piece by piece: one line for each recipient of each message. */
export function historyCsv(rows: Iterable<ExportRow>, options: CsvOptions): Generator<string> {
  const { messages, separator, timeZone, columns: own = [] } = options;
  const columns = Object.keys(messages.csv) as CsvColumn[];
  const cells = cellWriters(options, localTime(timeZone));
  const heads = [...columns.map((column) => messages.csv[column]), ...own];
  const lines = function* (): Generator<readonly string[]> {
    for (const row of rows) {
      yield [...columns.map((column) => cells[column](row)), ...own.map((column) => row.cells?.[column] ?? "")];
    }
  };
  return csvLines(heads, lines(), { separator });
}

type CellWriters = Readonly<Record<CsvColumn, (row: ExportRow) => string>>;

function cellWriters({ messages, separator }: CsvOptions, timeText: (time: number) => string): CellWriters {
  const { states, statuses } = messages;
  const time = (value: number | undefined) => (value === undefined ? "" : timeText(value));
  const text = (value: string | number | undefined) => (value === undefined ? "" : String(value));
  const isTrial = ({ account }: ExportRow) => account === TRIAL;
  return {
    queuedAt: ({ queuedAt }) => time(queuedAt),
    scheduledAt: ({ scheduledAt }) => time(scheduledAt),
    phone: ({ phone }) => phone,
    text: (row) => text(row.text),
    sender: ({ sender }) => text(sender),
    state: ({ state }) => states[state],
    // Before it is sent, nothing is delivered.
    status: ({ state, status }) => (state === "accepted" ? statuses[status] : ""),
    statusAt: ({ statusAt }) => time(statusAt),
    segments: ({ segments }) => text(segments),
    // A trial is not charged.
    cost: (row) => (isTrial(row) ? "" : (row.cost?.toFixed(3).replace(".", separator === ";" ? "," : ".") ?? "")),
    currency: (row) => (isTrial(row) ? "" : text(row.currency)),
    reason: ({ reason }) => (reason ? text(reasonText(reason, messages)) : ""),
    account: (row) => (isTrial(row) ? messages.outbox.trial : text(row.account)),
    tag: ({ tag }) => text(tag),
    messageId: ({ messageId }) => text(messageId),
  };
}

/** Formats a time such as `2026-11-29 09:05`, which every spreadsheet reads, by the clock of the person. */
function localTime(timeZone: string | undefined): (time: number) => string {
  const fields = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const format = new Intl.DateTimeFormat("sv-SE", { ...fields, ...(timeZone !== undefined && { timeZone }) });
  return (time) => format.format(time);
}
