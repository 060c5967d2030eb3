import { findColumns } from "@sms-composer/core/lists";
import { parseRecipients, toE164 } from "@sms-composer/core/recipients";
import type { SendRequest } from "@sms-composer/core/requests";
import { compileTemplate, estimateList, fillCompiled } from "@sms-composer/core/template";
import type { RowIssue, TemplateIssue } from "@sms-composer/core/template";
import type { ListBody, ListEntry } from "./list-body.ts";

/** A list that was read: what can be sent of it, and what cannot. */
export interface ReadList {
  readonly entries: readonly ListEntry[];
  readonly invalid: readonly { readonly row: number; readonly issues: readonly RowIssue[] }[];
  /** Rows that have the number and the text of an earlier one. */
  readonly duplicates: readonly number[];
  /** Issues of the fields of the text. */
  readonly issues: readonly TemplateIssue[];
}

/**
 * Fills and judges every row.
 * @throws RangeError when no column is the `phoneColumn`, or the country is none.
 */
export function readList({ columns, rows, country = "FR", ...list }: ListBody, common: SendRequest): ReadList {
  const phoneColumn = list.phoneColumn ?? numberColumn(columns, rows, country);
  const { message, range = "premium", stop = false, unicode = false } = common;
  const options = { mode: unicode ? "unicode" : "gsm", range, stop } as const;
  const estimate = estimateList({ message, columns, rows, phoneColumn, country, options });
  const template = compileTemplate(message, { fields: columns });
  const left = new Set([...estimate.rows.invalid.map(({ row }) => row), ...estimate.rows.duplicates]);
  const phoneIndex = typeof phoneColumn === "number" ? phoneColumn : indexOf(columns, phoneColumn);
  const entries = rows.flatMap((cells, row): ListEntry[] => {
    if (left.has(row)) return [];
    const cell = cells[phoneIndex] ?? "";
    const recipient = toE164(cell, { country }) ?? parseRecipients(cell, { country }).valid[0]?.e164;
    if (recipient === undefined) return [];
    return [{ row, recipient, message: fillCompiled(template, (column) => cells[column]).text }];
  });
  const { invalid, duplicates } = estimate.rows;
  return { entries, invalid, duplicates, issues: estimate.issues };
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
