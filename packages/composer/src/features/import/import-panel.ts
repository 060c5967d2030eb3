import { css, html, nothing, type TemplateResult } from "lit";
import type { ImportResult } from "../../draft/recipient-changes.ts";
import type { RowsMessages } from "../../languages/en/rows.ts";
import type { PanelMaker } from "../../view/panel.ts";
import type { ViewModel } from "../../view/view-model.ts";
import { withNumbers } from "../../view/rows/row-edits.ts";
import { problemsByKind, type ProblemsByKind } from "../../view/rows/row-problems.ts";
import { rowsStyles } from "../../view/rows/rows-styles.ts";
import { RowsTable } from "../../view/rows/rows-table.ts";
import { fileStyles } from "./file-styles.ts";
import type { ImportReview } from "./import-review.ts";
import { fileProblems, sheetChoices } from "./sheet-choices.ts";

const NO_PROBLEMS: ProblemsByKind = new Map();

type State =
  | {
      readonly step: "choosing";
      readonly problem?: string;
      /** The result of the file before. */
      readonly imported?: ImportResult;
    }
  | { readonly step: "reading"; readonly done: number; readonly total: number }
  | { readonly step: "review"; readonly review: ImportReview; readonly table: RowsTable };

const ACCEPTED = ".xlsx,.xlsm,.ods,.csv,.tsv,.txt,.vcf,text/csv,text/plain,text/vcard";

/** Keeps the focus in the panel when the focused control makes way for the next step. */
const holdFocus = (control: Element): void => control.closest<HTMLElement>(".panel")?.focus();

/** People from a file or from pasted cells: choose it, see what was read of it, and take it. */
export const importPanel: PanelMaker = (changed) => {
  let state: State = { step: "choosing" };
  const become = (next: State): void => {
    state = next;
    changed();
  };

  const take = async (source: File | string, { actions }: ViewModel, messages: RowsMessages): Promise<void> => {
    const reading: State = { step: "reading", done: 0, total: 0 };
    become(reading);
    try {
      const options = { country: actions.country(), language: messages.locale, changed };
      const { ImportReview: Review } = await import("./import-review.ts");
      const review = await Review.read(source, options);
      // Another file may have been dropped meanwhile.
      if (state !== reading) return;
      if (review.sheet) become({ step: "review", review, table: new RowsTable(changed, true) });
      else become({ step: "choosing", problem: unreadableText(messages, review.file.problems[0]?.code) });
    } catch {
      if (state === reading) become({ step: "choosing", problem: messages.unread });
    }
  };

  const choosing = (view: ViewModel, messages: RowsMessages): TemplateResult => {
    const { imported, problem } = state as Extract<State, { step: "choosing" }>;
    const choose = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      const [file] = input.files ?? [];
      if (!file) return;
      holdFocus(input);
      void take(file, view, messages);
    };
    const paste = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      const text = event instanceof ClipboardEvent ? (event.clipboardData?.getData("text") ?? "") : input.value;
      if (text.trim() === "") return;
      event.preventDefault();
      holdFocus(input);
      void take(text, view, messages);
    };
    return html`
      ${imported ? html`<p class="good" role="status">${messages.imported(imported.added, imported.duplicates, imported.invalid)}</p>` : nothing}
      <div class="actions">
        <div class="file">
          <input
            id="file"
            type="file"
            part="control"
            accept=${ACCEPTED}
            ?disabled=${view.locked}
            aria-describedby="file-hint file-error"
            @change=${choose}
          />
          <label for="file">${messages.chooseFile}</label>
        </div>
        <span class="hint" id="file-hint">${messages.orDropFile}</span>
      </div>
      ${problem ? html`<p class="error" part="error" id="file-error" role="alert">${problem}</p>` : nothing}
      <label for="cells">${messages.pasteCells}</label>
      <input id="cells" type="text" class="box" part="control" autocomplete="off" ?readonly=${view.locked} @paste=${paste} @change=${paste} />
    `;
  };

  const review = (view: ViewModel, messages: RowsMessages): TemplateResult => {
    const { review: read, table } = state as Extract<State, { step: "review" }>;
    const { list, rows, found } = read;
    const { locked } = view;
    const takeBack = (event: Event): void => {
      holdFocus(event.currentTarget as Element);
      become({ step: "choosing" });
    };
    const problems = rows ? problemsByKind(list, found.phoneColumn ?? 0, rows) : NO_PROBLEMS;
    return html`
      <div class="actions">
        <strong>${read.name ?? messages.pastedCells}</strong>
        <button type="button" class="link" @click=${takeBack}>${messages.takeBack}</button>
      </div>
      ${sheetChoices(read, messages, locked)} ${fileProblems(read, messages)}
      ${
        found.phoneColumn === undefined
          ? html`<p class="error" part="error" role="alert">${messages.noNumbers}</p>`
          : html`<p role="status"><strong>${rows ? sumText(messages, list.rows.length, rows.ready, problems) : messages.checking}</strong></p>`
      }
      ${table.render({ list, problems, phoneColumn: found.phoneColumn, locked, change: (edit) => read.replace(edit(read.list)) }, messages)}
      ${rows && rows.ready > 0 ? actions(view, messages, read) : nothing}
    `;
  };

  const actions = (view: ViewModel, messages: RowsMessages, { list, rows, found }: ImportReview): TemplateResult => {
    const { actions, locked } = view;
    const ready = rows?.ready ?? 0;
    const isTable = list.columns.length > 1;
    const useList = (event: Event): void => {
      holdFocus(event.currentTarget as Element);
      state = { step: "choosing" };
      // Numbers that were there already are of the list from here on.
      actions.useList(withNumbers(list, numbersIn(view)));
    };
    const add = async (event: Event): Promise<void> => {
      holdFocus(event.currentTarget as Element);
      const total = list.rows.length;
      const cells = list.rows.map((row) => row[found.phoneColumn ?? 0] ?? "");
      become({ step: "reading", done: 0, total });
      const counts = await actions.importRecipients(cells, (done) => become({ step: "reading", done, total }));
      become({ step: "choosing", ...(counts ? { imported: counts } : { problem: messages.unread }) });
    };
    return html`<div class="actions">
      ${isTable ? html`<button type="button" part="button" class="main" ?disabled=${locked} @click=${useList}>${messages.writeTo(ready)}</button>` : nothing}
      <button type="button" part="button" class=${isTable ? "" : "main"} ?disabled=${locked} @click=${add}>
        ${isTable ? messages.addNumbersOnly(ready) : messages.addNumbers(ready)}
      </button>
    </div>`;
  };

  return {
    styles: css`${rowsStyles}${fileStyles}`,
    take: (file, view, messages) => void take(file, view, messages),
    render(view, _, messages) {
      if (!messages) return html``;
      if (state.step === "choosing") return choosing(view, messages);
      if (state.step === "review") return review(view, messages);
      return html`<p role="status">
        ${messages.reading}
        ${state.total > 0 ? html`<progress part="progress" aria-label=${messages.reading} max=${state.total} .value=${state.done}></progress>` : nothing}
      </p>`;
    },
  };
};

function unreadableText({ unreadable, unread }: RowsMessages, code = ""): string {
  return (unreadable as Readonly<Record<string, string>>)[code] ?? unread;
}

const numbersIn = ({ snapshot }: ViewModel): readonly string[] =>
  snapshot.recipients.entries.map(({ e164, source }) => e164 ?? source);

/** Every row is in one of the counts. */
function sumText(
  messages: RowsMessages,
  all: number,
  ready: number,
  problems: ReturnType<typeof problemsByKind>,
): string {
  const twice = problems.get("duplicate")?.length ?? 0;
  const empty = problems.get("required")?.length ?? 0;
  return messages.sum(all, ready, all - ready - twice - empty, twice, empty);
}
