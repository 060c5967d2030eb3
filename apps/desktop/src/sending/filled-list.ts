import type { SendRequest } from "@sms-composer/core";
import { parseRecipients, toE164 } from "@sms-composer/core/recipients";
import { compileTemplate, estimateListInSlices, fillCompiled } from "@sms-composer/core/template";
import { inTurns, nextTurn } from "../turns.ts";
import type { QueuedEntry, QueuedList } from "../outbox/store/queueing.ts";

/** A list as the page sends it: the texts are the message with the cells of each row in the places of its fields. */
export interface IncomingList {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Index of the column with the numbers. */
  readonly phoneColumn: number;
  /** ISO 3166-1 code of the country whose national numbers are understood. */
  readonly country: string;
}

/** Rows that are filled before other work of the process gets its turn: a few milliseconds. */
const SLICE = 1000;

/**
 * Fills and judges every row, on this side of the bridge, without holding up the process.
 * @returns `undefined` when a row cannot be sent: the page lets none of these through
 * @throws RangeError when the list has no such column, or the country is none
 */
export async function fillList(list: IncomingList, common: SendRequest): Promise<QueuedList | undefined> {
  const { columns, rows, phoneColumn, country } = list;
  const { message, range = "premium", stop = false, unicode = false } = common;
  const options = { mode: unicode ? "unicode" : "gsm", range, stop } as const;
  const estimate = await inTurns(estimateListInSlices({ message, columns, rows, phoneColumn, country, options }));
  const { issues, rows: judged } = estimate;
  if (issues.length > 0 || judged.invalid.length > 0) return undefined;
  const repeated = new Set(judged.duplicates);
  const template = compileTemplate(message, { fields: columns });
  const entries: QueuedEntry[] = [];
  for (const [row, cells] of rows.entries()) {
    if (row % SLICE === SLICE - 1) await nextTurn();
    const cell = cells[phoneColumn] ?? "";
    const phone = toE164(cell, { country }) ?? parseRecipients(cell, { country }).valid[0]?.e164;
    if (phone === undefined || repeated.has(row)) continue;
    entries.push({ phone, text: fillCompiled(template, (column) => cells[column]).text, cells });
  }
  return { columns, phoneColumn, entries };
}
