import { estimateList } from "@sms-composer/core/template";
import type { CommandHost, ExitStatus } from "../command-host.ts";
import type { ListOrder } from "../list-options.ts";
import { paintFor } from "../terminal/paint.ts";
import { openSource } from "../terminal/text-input.ts";
import { writerFor } from "../terminal/text-output.ts";
import { readListFile } from "./list-file.ts";
import { listReport } from "./list-report.ts";

/** Estimates a text that the rows of a file fill, and writes what was asked for. */
export async function estimateFile(order: ListOrder, { stdin, stdout }: CommandHost): Promise<ExitStatus> {
  const { file: path, text: message, country, form, analysis: options } = order;
  const source = await openSource(path === "-" ? { from: "stdin" } : { from: "file", path }, stdin);
  const file = await readListFile(source, order);
  const { columns, rows, lines, phoneColumn, problems } = file;
  const estimate = estimateList({ message, columns, rows, phoneColumn, country, options });
  const write = writerFor(stdout);
  if (form === "json")
    await write(
      `${JSON.stringify({ columns, phoneColumn: columns[phoneColumn], ...withLines(estimate, lines), problems })}\n`,
    );
  else await write(listReport(source.name, file, estimate, paintFor(stdout)));
  const { invalid } = estimate.rows;
  return invalid.length > 0 || estimate.issues.length > 0 || estimate.recipients === 0 ? 1 : 0;
}

/** Rows are named by their line in the file, which is where they are put right. */
function withLines({ longest, rows, ...estimate }: ReturnType<typeof estimateList>, lines: readonly number[]) {
  const line = (row: number): number => lines[row] ?? row + 1;
  return {
    ...estimate,
    longest: longest.map(({ row, ...rest }) => ({ line: line(row), ...rest })),
    rows: {
      ready: rows.ready,
      invalid: rows.invalid.map(({ row, issues }) => ({ line: line(row), issues })),
      duplicates: rows.duplicates.map(line),
    },
  };
}
