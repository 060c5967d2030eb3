import { findColumns } from "@sms-composer/core/lists";
import { parseRecipients, toE164 } from "@sms-composer/core/recipients";
import type { SendRequest } from "@sms-composer/core/requests";
import { compileTemplate, estimateListInSlices, fillCompiled } from "@sms-composer/core/template";
import type { CompiledTemplate, RowIssue, TemplateIssue } from "@sms-composer/core/template";
import { sleep } from "../../time-limit.ts";
import type { ListBody, ListEntry } from "./list-body.ts";
import { rowTurns } from "./turns.ts";

/** A list that was read: what can be sent of it, and what cannot. */
export interface ReadList {
  readonly entries: readonly ListEntry[];
  readonly invalid: readonly { readonly row: number; readonly issues: readonly RowIssue[] }[];
  /** Rows that have the number and the text of an earlier one. */
  readonly duplicates: readonly number[];
  /** Issues of the fields of the text. */
  readonly issues: readonly TemplateIssue[];
}

/** The texts of a list are so long together that no gateway takes them: only reading them would take the server long. */
export class TextsTooLongError extends Error {
  override readonly name = "TextsTooLongError";
}

/** UTF-16 units that the texts of a list may have together, and those of each row beside them. */
const MAX_UNITS = 1_000_000;
const MAX_UNITS_PER_ROW = 2000;
/** Units that a field counts at least: an empty one is an issue of its row. */
const FIELD_UNITS = 100;

/**
 * Fills and judges every row, in slices: other requests are answered between them.
 * @throws TextsTooLongError for texts that are many times as long as those that can be sent.
 * @throws RangeError when no column is the `phoneColumn`, or the country is none.
 */
export async function readList(
  { columns, rows, country = "FR", ...list }: ListBody,
  common: SendRequest,
): Promise<ReadList> {
  const phoneColumn = list.phoneColumn ?? numberColumn(columns, rows, country);
  const { message, range = "premium", stop = false, unicode = false } = common;
  const options = { mode: unicode ? "unicode" : "gsm", range, stop } as const;
  const template = compileTemplate(message, { fields: columns });
  if (unitsOf(template, rows) > MAX_UNITS + rows.length * MAX_UNITS_PER_ROW) throw new TextsTooLongError();
  const slices = estimateListInSlices({ message, columns, rows, phoneColumn, country, options });
  let slice = slices.next();
  for (; !slice.done; slice = slices.next()) await sleep(0);
  const estimate = slice.value;
  const left = new Set([...estimate.rows.invalid.map(({ row }) => row), ...estimate.rows.duplicates]);
  const phoneIndex = typeof phoneColumn === "number" ? phoneColumn : indexOf(columns, phoneColumn);
  const entries: ListEntry[] = [];
  const pause = rowTurns();
  for (const [row, cells] of rows.entries()) {
    if (left.has(row)) continue;
    const cell = cells[phoneIndex] ?? "";
    const recipient = toE164(cell, { country }) ?? parseRecipients(cell, { country }).valid[0]?.e164;
    if (recipient === undefined) continue;
    entries.push({ row, recipient, message: fillCompiled(template, (column) => cells[column]).text });
    await pause();
  }
  const { invalid, duplicates } = estimate.rows;
  return { entries, invalid, duplicates, issues: estimate.issues };
}

/** The length of all texts together, without making them: a short text with many fields of a long cell is megabytes. */
function unitsOf({ parts }: CompiledTemplate, rows: ListBody["rows"]): number {
  let literal = 0;
  const uses = new Map<number, { count: number; fallback: number }>();
  for (const part of parts) {
    if (typeof part === "string") {
      literal += part.length;
      continue;
    }
    const { count, fallback } = uses.get(part.column) ?? { count: 0, fallback: 0 };
    uses.set(part.column, { count: count + 1, fallback: fallback + (part.default?.length ?? 0) });
  }
  let units = literal * rows.length;
  for (const [column, { count, fallback }] of uses) {
    for (const cells of rows) units += Math.max(fallback, count * Math.max(FIELD_UNITS, cells[column]?.length ?? 0));
  }
  return units;
}

/** A column by its heading; `estimateList` has refused what names none. */
function indexOf(columns: readonly string[], heading: string): number {
  const exact = columns.indexOf(heading);
  if (exact >= 0) return exact;
  const [part] = compileTemplate(`{${heading}}`, { fields: columns }).parts;
  return typeof part === "object" ? part.column : 0;
}

/** The column in which most rows have a number; of equal ones that whose heading says so. */
function numberColumn(columns: readonly string[], rows: readonly (readonly string[])[], country: string): number {
  const sheet = { name: "", hidden: false, rows: [columns, ...rows], lines: [] };
  return findColumns(sheet, { country }).phoneColumn ?? 0;
}
