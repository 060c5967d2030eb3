import type { PeopleList } from "../../draft/people-list.ts";
import type { RowProblem } from "./row-problems.ts";

/** Text that a spreadsheet would take for a formula, such as `=HYPERLINK(…)`; a number with its plus is none. */
const FORMULA = /^(?:[=@\t\r]|[+-](?![\d\s().]*$))/;

const inert = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The rows as cells: the headings and each row, with its line and what is wrong behind it. */
function cellsOf(
  { columns, rows, lines }: PeopleList,
  problems: readonly RowProblem[],
  lineLabel: string,
  reason: (problem: RowProblem) => string,
): readonly (readonly string[])[] {
  const body = problems.map((problem) => [
    ...columns.map((_, column) => inert(rows[problem.row]?.[column] ?? "")),
    String(lines?.[problem.row] ?? problem.row + 1),
    reason(problem),
  ]);
  return [[...columns.map(inert), lineLabel, ""], ...body];
}

/** Tab-separated text, which a spreadsheet takes by its clipboard. */
export const asPastedCells = (...list: Parameters<typeof cellsOf>): string =>
  cellsOf(...list)
    .map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t"))
    .join("\n");

/** A CSV file, in UTF-8 with its mark, which Excel needs. */
export const asCsv = (...list: Parameters<typeof cellsOf>): Blob =>
  new Blob(
    [
      "\ufeff",
      cellsOf(...list)
        .map((row) => row.map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(";"))
        .join("\r\n"),
    ],
    { type: "text/csv" },
  );

/** Has the browser save a file. */
export function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Where a download starts later than the click, it still finds its bytes.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
