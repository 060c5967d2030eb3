import type { nothing, TemplateResult } from "lit";
import type { PeopleList } from "../../draft/people-list.ts";
import type { ListMessages } from "../../languages/en/list.ts";
import type { RowsMessages } from "../../languages/en/rows.ts";
import { problemsByKind, type RowProblem } from "../../view/rows/row-problems.ts";
import { rowsStyles } from "../../view/rows/rows-styles.ts";
import { RowsTable } from "../../view/rows/rows-table.ts";
import type { ListWork } from "./list-work.ts";
import { issueText } from "./row-issues.ts";

/** The rows of a list that are not sent, in the table where they are put right. Loads when somebody looks at them. */
export class ListRows {
  static readonly styles = rowsStyles;
  #table: RowsTable;

  constructor(changed: () => void) {
    this.#table = new RowsTable(changed, false);
  }

  render(
    { list, phoneColumn, estimate }: ListWork,
    { list: messages, rows }: { readonly list: ListMessages; readonly rows: RowsMessages },
    { locked, change }: { readonly locked: boolean; readonly change: (list: PeopleList) => void },
  ): TemplateResult | typeof nothing {
    const problems = estimate ? problemsByKind(list, phoneColumn, estimate.rows) : new Map();
    const textProblem = ({ code, issue }: RowProblem): string => issueText(messages, code, issue?.params ?? {});
    return this.#table.render({ list, problems, phoneColumn, locked, textProblem, change }, rows);
  }
}
