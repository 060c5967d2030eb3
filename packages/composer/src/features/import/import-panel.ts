import { html, nothing } from "lit";
import type { ImportResult } from "../../draft/recipient-changes.ts";
import type { PanelMaker } from "../../view/panel.ts";
import { type Column, columnsOf, looksBinary, type NumberFile, readNumberFile } from "./number-file.ts";

type State =
  | {
      readonly step: "choosing";
      readonly problem?: "fileEmpty" | "fileNotText" | "fileUnread";
      /** What came of the file before. */
      readonly imported?: ImportResult;
    }
  | {
      readonly step: "columns";
      readonly file: NumberFile;
      readonly columns: readonly Column[];
      readonly chosen: number;
    }
  | { readonly step: "reading"; readonly done: number; readonly total: number };

/** What has the focus is about to make way for the next step: the panel keeps it. */
const holdFocus = (control: Element): void => control.closest<HTMLElement>(".panel")?.focus();

/** Numbers from a file: choose it, choose the column, and see how far it has got. */
export const importPanel: PanelMaker = (changed) => {
  let state: State = { step: "choosing" };
  const become = (next: State): void => {
    state = next;
    changed();
  };

  const choose = async (input: HTMLInputElement): Promise<void> => {
    const [chosen] = input.files ?? [];
    if (!chosen) return;
    holdFocus(input);
    try {
      if (await looksBinary(chosen)) return become({ step: "choosing", problem: "fileNotText" });
      become({ step: "reading", done: 0, total: 0 });
      const file = await readNumberFile(chosen);
      const columns = columnsOf(file);
      if (columns.length === 0) return become({ step: "choosing", problem: "fileEmpty" });
      const likely = columns.reduce((best, column) => (column.numbers > best.numbers ? column : best));
      become({ step: "columns", file, columns, chosen: likely.index });
    } catch {
      become({ step: "choosing", problem: "fileUnread" });
    }
  };

  return {
    render(view, words) {
      const { actions, locked } = view;
      const add = async (event: Event, file: NumberFile, column: number): Promise<void> => {
        holdFocus(event.currentTarget as Element);
        const total = file.rows.length;
        const cells = file.rows.map((row) => row[column] ?? "");
        become({ step: "reading", done: 0, total });
        const counts = await actions.importRecipients(cells, (done) => become({ step: "reading", done, total }));
        become({ step: "choosing", ...(counts ? { imported: counts } : { problem: "fileUnread" }) });
      };
      switch (state.step) {
        case "choosing": {
          const { imported, problem } = state;
          return html`
            ${imported ? html`<p class="good" role="status">${words.imported(imported.added, imported.duplicates, imported.invalid)}</p>` : nothing}
            <label for="file">${words.chooseFile}</label>
            <input
              id="file"
              type="file"
              part="control"
              accept=".csv,.tsv,.txt,text/csv,text/plain"
              ?disabled=${locked}
              aria-describedby="file-error"
              @change=${(event: Event) => choose(event.target as HTMLInputElement)}
            />
            ${problem ? html`<p class="error" part="error" id="file-error" role="alert">${words[problem]}</p>` : nothing}
          `;
        }
        case "columns": {
          const { file, columns, chosen } = state;
          return html`
            <label for="column">${words.column}</label>
            <div class="ways">
              <select
                id="column"
                class="box choice"
                part="control"
                @change=${(event: Event) =>
                  become({ step: "columns", file, columns, chosen: Number((event.target as HTMLSelectElement).value) })}
              >
                ${columns.map(
                  ({ index, heading, example }) =>
                    html`<option value=${index} ?selected=${index === chosen}>
                      ${heading ? words.columnHeading(heading, example) : words.columnName(index + 1, example)}
                    </option>`,
                )}
              </select>
              <button type="button" part="button" ?disabled=${locked} @click=${(event: Event) => add(event, file, chosen)}>
                ${words.addRows(file.rows.length)}
              </button>
            </div>
          `;
        }
        case "reading":
          return html`<p role="status">
            ${words.reading}
            ${
              state.total > 0
                ? html`<progress part="progress" aria-label=${words.reading} max=${state.total} .value=${state.done}></progress>`
                : nothing
            }
          </p>`;
      }
    },
  };
};
