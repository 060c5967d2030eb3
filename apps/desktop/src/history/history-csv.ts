import { TRIAL } from "../account/trial-account.ts";
import type { Messages } from "../messages/en.ts";
import { reasonText } from "../messages/reason-text.ts";
import type { ExportRow } from "../outbox/store/export-rows.ts";

/** The columns that every export has. */
type CsvColumn = Exclude<keyof ExportRow, "cells">;

export interface CsvOptions {
  /** The app's language: heads, states, statuses and reasons are in its words. */
  readonly messages: Pick<Messages, "csv" | "states" | "statuses" | "reasons" | "outbox">;
  /** French spreadsheets want a semicolon, and a comma in numbers. */
  readonly separator: "," | ";";
  /** The time zone of the times. @default the system's */
  readonly timeZone?: string;
  /** The columns of the persons' own lists, behind the others. @default none */
  readonly columns?: readonly string[];
}

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The history as CSV (RFC 4180, with the mark that tells spreadsheets of UTF-8), piece by piece. A cell that a
 * spreadsheet would take for a formula gets an apostrophe in front, and one with the separator of another language's
 * spreadsheets stands in quotes as well.
 */
export function* historyCsv(rows: Iterable<ExportRow>, options: CsvOptions): Generator<string> {
  const { messages, separator, timeZone, columns: own = [] } = options;
  const line = (cells: readonly string[]) => `${cells.map(quoted).join(separator)}\r\n`;
  const columns = Object.keys(messages.csv) as CsvColumn[];
  const cells = cellWriters(options, localTime(timeZone));
  yield BYTE_ORDER_MARK + line([...columns.map((column) => messages.csv[column]), ...own.map(withoutFormula)]);
  for (const row of rows) {
    yield line([
      ...columns.map((column) => cells[column](row)),
      ...own.map((column) => withoutFormula(row.cells?.[column] ?? "")),
    ]);
  }
}

type CellWriters = Readonly<Record<CsvColumn, (row: ExportRow) => string>>;

function cellWriters({ messages, separator }: CsvOptions, timeText: (time: number) => string): CellWriters {
  const { states, statuses } = messages;
  const time = (value: number | undefined) => (value === undefined ? "" : timeText(value));
  const text = (value: string | number | undefined) => (value === undefined ? "" : withoutFormula(String(value)));
  const isTrial = ({ account }: ExportRow) => account === TRIAL;
  return {
    queuedAt: ({ queuedAt }) => time(queuedAt),
    scheduledAt: ({ scheduledAt }) => time(scheduledAt),
    phone: ({ phone }) => groupedPhone(phone),
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

/** Such as `2026-11-29 09:05`, which every spreadsheet reads, by the clock of the person. */
function localTime(timeZone: string | undefined): (time: number) => string {
  const fields = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const format = new Intl.DateTimeFormat("sv-SE", { ...fields, ...(timeZone !== undefined && { timeZone }) });
  return (time) => format.format(time);
}

/** With a blank behind the first digits, since spreadsheets take a bare `+33612345678` for a sum or for 3.36E+10. */
function groupedPhone(phone: string): string {
  return phone.replace(/^(\+\d{2})(\d)/, "$1 $2");
}

/** What begins with one of these, blanks before it or not, is a formula to some spreadsheet; full-width ones as well. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function withoutFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
