import type { ListEstimate, RowIssue } from "@sms-composer/core/template";
import type { PeopleList } from "../../draft/people-list.ts";

/** A row that is not sent, and why. */
export interface RowProblem {
  readonly row: number;
  /** The code of its first issue; `duplicate` for a row whose number and text an earlier one has. */
  readonly code: string;
  /** The column whose cell is at fault; none where it is the whole text. */
  readonly column: number | undefined;
  readonly issue: RowIssue | undefined;
}

/** The problems of a list, by kind, the most frequent kind first. */
export type ProblemsByKind = ReadonlyMap<string, readonly RowProblem[]>;

/** Worked out once for each estimate: a list is drawn more often than it is counted. */
const known = new WeakMap<ListEstimate["rows"], ProblemsByKind>();
const sorted = new WeakMap<ProblemsByKind, readonly RowProblem[]>();

/**
 * The problems of the rows of a list, by kind.
 * @param textColumns the columns that fill the text: of what is wrong with a text, the cell that brings it is to be edited
 */
export function problemsByKind(
  list: Pick<PeopleList, "columns" | "rows">,
  phoneColumn: number,
  rows: ListEstimate["rows"],
  textColumns: readonly number[] = [],
): ProblemsByKind {
  const problems = known.get(rows) ?? findProblems(list, phoneColumn, rows, textColumns);
  known.set(rows, problems);
  return problems;
}

/** The problems of every kind, in the order of the rows. */
export function allProblems(problems: ProblemsByKind): readonly RowProblem[] {
  const all = sorted.get(problems) ?? [...problems.values()].flat().sort((one, other) => one.row - other.row);
  sorted.set(problems, all);
  return all;
}

function findProblems(
  { columns, rows: cells }: Pick<PeopleList, "columns" | "rows">,
  phoneColumn: number,
  { invalid, duplicates }: ListEstimate["rows"],
  textColumns: readonly number[],
): ProblemsByKind {
  const kinds = new Map<string, RowProblem[]>();
  const add = (problem: RowProblem, kind: string): void => {
    const others = kinds.get(kind);
    if (others) others.push(problem);
    else kinds.set(kind, [problem]);
  };
  for (const { row, issues } of invalid) {
    const [issue] = issues;
    if (!issue) continue;
    const { field, code, params } = issue;
    const column = field === "recipients" ? phoneColumn : columnAtFault(columns, cells[row] ?? [], textColumns, params);
    // No number, and no text, are two kinds.
    add({ row, code, column, issue }, field === "recipients" ? code : `text-${code}`);
  }
  for (const row of duplicates) add({ row, code: "duplicate", column: phoneColumn, issue: undefined }, "duplicate");
  return new Map([...kinds].sort(([, one], [, other]) => other.length - one.length));
}

/** The column of the field that a problem names, of the character that it names, else the longest of the text's cells. */
function columnAtFault(
  columns: readonly string[],
  cells: readonly string[],
  textColumns: readonly number[],
  params: RowIssue["params"],
): number | undefined {
  const named = columns.indexOf(String(params?.["name"] ?? ""));
  if (named >= 0) return named;
  const [character] = String(params?.["characters"] ?? "");
  const cellOf = (column: number): string => cells[column] ?? "";
  if (character !== undefined) return textColumns.find((column) => cellOf(column).includes(character));
  return textColumns.toSorted((one, other) => cellOf(other).length - cellOf(one).length)[0];
}
