import { html, nothing, type TemplateResult } from "lit";
import type { PeopleList } from "../../draft/people-list.ts";
import type { RowsMessages } from "../../languages/en/rows.ts";
import { fieldValue } from "../field-value.ts";
import { withCell, withoutRows } from "./row-edits.ts";
import { allProblems, type ProblemsByKind, type RowProblem } from "./row-problems.ts";

/** The rows as the table shows them. */
export interface RowsModel {
  readonly list: PeopleList;
  readonly problems: ProblemsByKind;
  /** Index of the column of the numbers, if there is one. */
  readonly phoneColumn: number | undefined;
  readonly locked: boolean;
  /** The sentence for a problem of a row that is not its number. */
  readonly textProblem?: ((problem: RowProblem) => string) | undefined;
  /** Edits a cell, or removes rows, of the list as it is by then: another edit may not be drawn yet. */
  readonly change: (edit: (list: PeopleList) => PeopleList) => void;
}

/** Rows of one kind that show at first, and how many more at a press. */
const SHOWN = 10;
const MORE = 50;
/** The first rows of a list. */
const FIRST = 5;
/** Columns that show; the others are in the file. */
const MAX_COLUMNS = 8;
const NO_PROBLEMS: readonly RowProblem[] = [];

/** The first rows of a list, and the rows that cannot be sent, one kind at a time, each with its reason. */
export class RowsTable {
  #changed: () => void;
  #hasFirstRows: boolean;
  #kind: string | undefined;
  #shown = SHOWN;
  /** Lines that were edited while their kind shows: they stay in sight. */
  #edited = new Set<number>();
  #undo: { readonly list: PeopleList; readonly count: number } | undefined;
  #isCopied = false;

  /**
   * @param changed has the table drawn again
   * @param hasFirstRows whether the first rows show, before anything that is wrong
   */
  constructor(changed: () => void, hasFirstRows: boolean) {
    this.#changed = changed;
    this.#hasFirstRows = hasFirstRows;
  }

  render(model: RowsModel, messages: RowsMessages): TemplateResult | typeof nothing {
    const { problems } = model;
    const kinds = [...(this.#hasFirstRows ? [undefined] : []), ...problems.keys()];
    // A kind whose last row has been put right stays until another one is chosen.
    const isKept = this.#kind !== undefined && this.#edited.size > 0;
    if (!isKept && !kinds.includes(this.#kind)) this.#kind = kinds[0];
    if (kinds.length === 0 && !isKept && !this.#undo) return nothing;
    return html`
      <div class="rows" part="rows" tabindex="-1">
        ${kinds.length > 1 ? this.#tabs(kinds, model, messages) : nothing} ${this.#table(model, messages)}
        <div class="actions" role="status">${this.#undone(model, messages)}</div>
        ${this.#actions(model, messages)}
      </div>
    `;
  }

  #tabs(kinds: readonly (string | undefined)[], { problems }: RowsModel, messages: RowsMessages): TemplateResult {
    return html`<div class="actions" role="group" aria-label=${messages.show}>
      ${kinds.map((kind) => {
        const of = kind === undefined ? undefined : problems.get(kind);
        return html`<button type="button" part="button" aria-pressed=${kind === this.#kind ? "true" : "false"} @click=${() => this.#choose(kind)}>
          ${of ? messages.counted(kindLabel(messages, of[0]), of.length) : messages.firstRows}
        </button>`;
      })}
    </div>`;
  }

  #choose(kind: string | undefined): void {
    this.#kind = kind;
    this.#shown = SHOWN;
    this.#edited.clear();
    this.#changed();
  }

  #table(model: RowsModel, messages: RowsMessages): TemplateResult | typeof nothing {
    const { list, problems } = model;
    const rows = this.#rows(model);
    const [first] = rows;
    if (!first) return nothing;
    const total = this.#kind === undefined ? 0 : (problems.get(this.#kind)?.length ?? 0);
    const left = total - this.#shown;
    const columns = shownColumns(list, first.column ?? model.phoneColumn);
    return html`
      <div class="scroll" role="region" tabindex="0" aria-label=${messages.tableOfRows}>
        <table>
          <thead>
            <tr>
              <th scope="col">${messages.line}</th>
              ${columns.map((column) => html`<th scope="col">${list.columns[column]}</th>`)}
              ${this.#kind === undefined ? nothing : html`<th scope="col"><span class="spoken">${messages.remove}</span></th>`}
            </tr>
          </thead>
          <tbody>${rows.map((problem) => this.#row(problem, columns, model, messages))}</tbody>
        </table>
      </div>
      ${left > 0 ? html`<button type="button" class="link" @click=${() => this.#showMore()}>${messages.more(Math.min(left, MORE))}</button>` : nothing}
    `;
  }

  #row(problem: RowProblem, columns: readonly number[], model: RowsModel, messages: RowsMessages): TemplateResult {
    const { list, locked } = model;
    const line = lineOf(list, problem.row);
    const reason = problem.code === "" ? "" : reasonOf(problem, model, messages);
    const isFixed = problem.code === "" && this.#kind !== undefined;
    const note = isFixed ? messages.fixed : reason;
    return html`<tr>
      <td>${line}</td>
      ${columns.map((column) => {
        const cell = list.rows[problem.row]?.[column] ?? "";
        if (column !== problem.column) return html`<td><span class="clip" title=${cell}>${cell}</span></td>`;
        return html`<td class="cell">
          <input
            class="box"
            part="control"
            ${fieldValue(cell)}
            ?disabled=${locked}
            autocomplete="off"
            aria-label=${messages.cell(list.columns[column] ?? "", line)}
            aria-invalid=${reason ? "true" : "false"}
            aria-describedby=${`row-${line}`}
            @change=${(event: Event) => this.#edit(model, problem.row, column, (event.target as HTMLInputElement).value)}
          />
          <p id=${`row-${line}`} class=${isFixed ? "good" : "wrong"}>${note}</p>
        </td>`;
      })}
      ${
        this.#kind === undefined
          ? nothing
          : html`<td>
            ${problem.column === undefined ? html`<p class="wrong">${note}</p>` : nothing}
            <button type="button" part="button" ?disabled=${locked} aria-label=${messages.removeRow(line)} @click=${(event: Event) => this.#remove(event, model, [problem.row])}>
              ${messages.remove}
            </button>
          </td>`
      }
    </tr>`;
  }

  /** The rows that show: those of the kind, and those that have been put right while it shows. */
  #rows({ list, problems }: RowsModel): readonly RowProblem[] {
    if (this.#kind === undefined) {
      const wrong = allProblems(problems).slice(0, FIRST);
      return list.rows
        .slice(0, FIRST)
        .map(
          (_, row) =>
            wrong.find((problem) => problem.row === row) ?? { row, code: "", column: undefined, issue: undefined },
        );
    }
    const wrong = problems.get(this.#kind) ?? NO_PROBLEMS;
    const shown = wrong.slice(0, this.#shown);
    if (this.#edited.size === 0) return shown;
    const others = new Map(allProblems(problems).map((problem) => [problem.row, problem]));
    const known = new Set(shown.map(({ row }) => row));
    const column = this.#editedColumn;
    const edited = list.rows
      .map((_, row) => row)
      .filter((row) => this.#edited.has(lineOf(list, row)) && !known.has(row))
      .map((row) => others.get(row) ?? { row, code: "", column, issue: undefined });
    return [...shown, ...edited].sort((one, other) => one.row - other.row);
  }

  #editedColumn: number | undefined;

  #edit({ list, change }: RowsModel, row: number, column: number, value: string): void {
    this.#edited.add(lineOf(list, row));
    this.#editedColumn = column;
    change((newest) => withCell(newest, sameRow(list, row, newest), column, value));
  }

  #remove(event: Event, { list, change }: RowsModel, rows: readonly number[]): void {
    const button = event.currentTarget as HTMLElement;
    // The next row takes the place of this one, and its button the focus; behind the last one there is none.
    if (!button.closest("tr")?.nextElementSibling) button.closest<HTMLElement>(".rows")?.focus();
    change((newest) => {
      this.#undo = { list: newest, count: rows.length };
      return withoutRows(
        newest,
        rows.map((row) => sameRow(list, row, newest)),
      );
    });
  }

  #undone({ change, locked }: RowsModel, messages: RowsMessages): TemplateResult | typeof nothing {
    const before = this.#undo;
    if (!before) return nothing;
    const undo = (event: Event): void => {
      (event.currentTarget as HTMLElement).closest<HTMLElement>(".rows")?.focus();
      this.#undo = undefined;
      change(() => before.list);
    };
    return html`<span>${messages.removed(before.count)}</span>
      <button type="button" class="link" ?disabled=${locked} @click=${undo}>${messages.undo}</button>`;
  }

  /** The actions on all the rows that are wrong. */
  #actions(model: RowsModel, messages: RowsMessages): TemplateResult | typeof nothing {
    const { list, problems, locked } = model;
    const all = allProblems(problems);
    if (all.length === 0) return nothing;
    const kind = this.#kind === undefined ? [] : (problems.get(this.#kind) ?? []);
    const cells = [list, all, messages.line, (problem: RowProblem) => reasonOf(problem, model, messages)] as const;
    const saveFile = async (): Promise<void> => {
      const { asCsv, save } = await import("./rows-file.ts");
      save(asCsv(...cells), messages.fileName);
    };
    const copy = async (): Promise<void> => {
      const { asPastedCells } = await import("./rows-file.ts");
      await navigator.clipboard.writeText(asPastedCells(...cells));
      this.#isCopied = true;
      this.#changed();
    };
    return html`<div class="actions">
      ${
        // Without a secure page there is no clipboard; the file says the same.
        navigator.clipboard
          ? html`<button type="button" part="button" @click=${() => void copy().catch(saveFile)}>${this.#isCopied ? messages.copied : messages.copyRows(all.length)}</button>`
          : nothing
      }
      <button type="button" part="button" @click=${() => void saveFile()}>${messages.saveRows(all.length)}</button>
      ${
        kind.length > 1
          ? html`<button type="button" part="button" ?disabled=${locked} @click=${(event: Event) =>
              this.#remove(
                event,
                model,
                kind.map(({ row }) => row),
              )}>${messages.removeRows(kind.length)}</button>`
          : nothing
      }
    </div>`;
  }

  #showMore(): void {
    this.#shown += MORE;
    this.#changed();
  }
}

const lineOf = ({ lines }: PeopleList, row: number): number => lines?.[row] ?? row + 1;

/** The row of a list in the same list after an edit; -1 where it was removed. */
const sameRow = (list: PeopleList, row: number, newest: PeopleList): number =>
  newest === list ? row : newest.rows.findIndex((_, index) => lineOf(newest, index) === lineOf(list, row));

/** The column that it is about, and behind it the first others: on a narrow page it is in sight. */
function shownColumns({ columns }: PeopleList, about: number | undefined): readonly number[] {
  const others = columns.map((_, column) => column).filter((column) => column !== about);
  return [...(about === undefined ? [] : [about]), ...others].slice(0, MAX_COLUMNS);
}

const kindOf = <Kind extends string>(kinds: Readonly<Record<Kind, string>>, code: string): string | undefined =>
  (kinds as Readonly<Record<string, string>>)[code];

function kindLabel({ kind }: RowsMessages, problem: RowProblem | undefined): string {
  const code = problem?.issue?.field === "message" ? "text" : (problem?.code ?? "");
  return kindOf(kind, code) ?? code;
}

function reasonOf(problem: RowProblem, { textProblem }: RowsModel, { reason }: RowsMessages): string {
  if (problem.issue?.field === "message") return textProblem?.(problem) ?? reason.text;
  return kindOf(reason, problem.code) ?? problem.code;
}
