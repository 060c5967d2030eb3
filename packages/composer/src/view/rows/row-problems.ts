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

/** What is wrong with the rows of a list. */
export function problemsByKind(
  list: Pick<PeopleList, "columns">,
  phoneColumn: number,
  rows: ListEstimate["rows"],
): ProblemsByKind {
  const problems = known.get(rows) ?? findProblems(list, phoneColumn, rows);
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
  { columns }: Pick<PeopleList, "columns">,
  phoneColumn: number,
  { invalid, duplicates }: ListEstimate["rows"],
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
    const named = columns.indexOf(String(params?.["name"] ?? ""));
    const column = field === "recipients" ? phoneColumn : named < 0 ? undefined : named;
    // No number, and no text, are two kinds.
    add({ row, code, column, issue }, field === "recipients" ? code : `text-${code}`);
  }
  for (const row of duplicates) add({ row, code: "duplicate", column: phoneColumn, issue: undefined }, "duplicate");
  return new Map([...kinds].sort(([, one], [, other]) => other.length - one.length));
}
