import type { PeopleList } from "../../draft/people-list.ts";

/** Rows that are looked at. */
const SAMPLE = 100;

/** The index of the column of the numbers: the one that the page names, or else the one that has most of them. */
export function findPhoneColumn(
  { columns, rows, phoneColumn }: PeopleList,
  isNumber: (cell: string) => boolean,
): number {
  if (typeof phoneColumn === "number") return phoneColumn;
  const named = phoneColumn === undefined ? -1 : columns.indexOf(phoneColumn);
  if (named >= 0) return named;
  const sample = rows.slice(0, SAMPLE);
  const numbers = columns.map((_, column) => sample.filter((row) => isNumber(row[column] ?? "")).length);
  return numbers.indexOf(Math.max(...numbers));
}
