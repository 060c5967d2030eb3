import type { CompiledField, CompiledTemplate } from "@sms-composer/core/template";
import type { PeopleList } from "../../draft/people-list.ts";

/** Whether a cell shows nothing, by the rule of filling a text. */
export const isBlank = (cell: string): boolean => !/[^\s\p{Cf}]/u.test(cell);

/** The number of empty rows of each column. */
export const blanksOf = ({ columns, rows }: PeopleList): readonly number[] =>
  columns.map((_, column) => rows.filter((row) => isBlank(row[column] ?? "")).length);

/** Whether a part of a template is a field without a default that has nothing in some rows, which are not sent then. */
export const isEmptyForSome = (
  part: CompiledTemplate["parts"][number],
  blanks: (column: number) => number,
): part is CompiledField => typeof part !== "string" && part.default === undefined && blanks(part.column) > 0;
