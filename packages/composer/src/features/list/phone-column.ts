import type { PeopleList } from "../../draft/people-list.ts";

/** Rows by which the column of the numbers is found. */
const SAMPLE = 100;

/**
 * The column of the numbers, as its index: the one that is named, else the one with the most numbers. Loads where a
 * page does not give the index.
 * @param isNumber whether a cell holds a number that can be sent to
 */
export function findPhoneColumn(
  { columns, rows, phoneColumn }: PeopleList,
  isNumber: (cell: string) => boolean,
): number {
  const named = typeof phoneColumn === "string" ? columns.indexOf(phoneColumn) : -1;
  if (named >= 0) return named;
  const sample = rows.slice(0, SAMPLE);
  const numbers = columns.map((_, column) => sample.filter((row) => isNumber(row[column] ?? "")).length);
  return numbers.indexOf(Math.max(...numbers));
}
