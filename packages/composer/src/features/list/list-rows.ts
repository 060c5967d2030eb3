import type { nothing, TemplateResult } from "lit";
import type { Issue } from "@sms-composer/core";
import type { PeopleList } from "../../draft/people-list.ts";
import type { ListMessages } from "../../languages/en/list.ts";
import type { RowsMessages } from "../../languages/en/rows.ts";
import { problemsByKind, type RowProblem } from "../../view/rows/row-problems.ts";
import { rowsStyles } from "../../view/rows/rows-styles.ts";
import { RowsTable } from "../../view/rows/rows-table.ts";
import type { ListWork } from "./list-work.ts";
import { issueText } from "./fields/row-issues.ts";

/** The rows of a list that are not sent, in the table where they are put right. Loads when somebody looks at them. */
export class ListRows {
  static readonly styles = rowsStyles;
  #table: RowsTable;

  constructor(changed: () => void) {
    this.#table = new RowsTable(changed, false);
  }

  render(
    { list, phoneColumn, estimate, counted }: ListWork,
    { list: messages, rows }: { readonly list: ListMessages; readonly rows: RowsMessages },
    { locked, sentence }: { readonly locked: boolean; sentence(issue: Issue): string | undefined },
    change: (edit: (list: PeopleList) => PeopleList) => void,
  ): TemplateResult | typeof nothing {
    const problems = estimate ? problemsByKind(list, phoneColumn, estimate.rows, counted?.textColumns) : new Map();
    // What is wrong with a field has its sentence among the list's, what is wrong with the text among those of texts.
    const textProblem = ({ code, issue }: RowProblem): string =>
      code in messages.problem
        ? issueText(messages, code, issue?.params ?? {})
        : (sentence({ ...issue, field: "message", code: code as Issue["code"] }) ?? "");
    return this.#table.render({ list, problems, phoneColumn, locked, textProblem, change }, rows);
  }
}
