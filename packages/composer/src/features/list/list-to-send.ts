import type { PeopleList, SentList } from "../../draft/people-list.ts";
import type { Snapshot } from "../../draft/draft-store.ts";
import type { ListMessages } from "../../languages/en/list.ts";
import type { FieldProblem } from "../../view/view-model.ts";
import type { ListWork } from "./list-work.ts";
import { issueText } from "./fields/row-issues.ts";

/** Rows after which the page draws and answers. */
const SLICE = 1000;

/** The problem that keeps a list from being sent, and the field that it is about. */
export async function listProblem(
  work: ListWork,
  { message }: Snapshot,
  messages: ListMessages,
): Promise<FieldProblem | undefined> {
  await work.settled();
  const [issue] = work.compiled(message).issues;
  if (issue) return { field: "message", sentence: issueText(messages, issue.code, issue.params) };
  return work.ready.length === 0 ? { field: "recipients", sentence: messages.problem["no-rows"] } : undefined;
}

/** The rows of a list that can be sent, with their numbers and texts. Loads when somebody sends. */
export async function listToSend(work: ListWork, message: string): Promise<SentList> {
  const { list, core, country, phoneColumn, ready } = work;
  const compiled = work.compiled(message);
  const entries: { recipient: string; message: string }[] = [];
  const rows: (readonly string[])[] = [];
  for (const [i, row] of ready.entries()) {
    const cells = list.rows[row] ?? [];
    const cell = cells[phoneColumn] ?? "";
    const recipient = core.toE164(cell, { country }) ?? core.parseRecipients(cell, { country }).valid[0]?.e164 ?? "";
    entries.push({ recipient, message: core.fillCompiled(compiled, (column) => cells[column]).text });
    rows.push(cells);
    if (i % SLICE === SLICE - 1) await new Promise((resolve) => setTimeout(resolve));
  }
  return { columns: list.columns, rows, phoneColumn, country, entries };
}

/** The list without rows that have been sent; `sent`: their indexes in what `listToSend` gave. */
export function withoutSent({ list, ready }: ListWork, sent: ReadonlySet<number>): PeopleList {
  const gone = new Set(ready.filter((_, i) => sent.has(i)));
  const isLeft = (_: unknown, row: number): boolean => !gone.has(row);
  const { lines = list.rows.map((_, row) => row + 1) } = list;
  return { ...list, rows: list.rows.filter(isLeft), lines: lines.filter(isLeft) };
}
