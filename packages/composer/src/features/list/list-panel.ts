import { type CSSResult, html, nothing, type TemplateResult } from "lit";
import type { MessageAnalysis } from "@sms-composer/core";
import type { OptOuts } from "@sms-composer/core/opt-outs";
import type { Snapshot } from "../../draft/draft-store.ts";
import type { PeopleList } from "../../draft/people-list.ts";
import type { CountryPrices } from "../../element/host-settings.ts";
import type { FormMessages } from "../../languages/en/form.ts";
import type { ListMessages } from "../../languages/en/list.ts";
import type { RowsMessages } from "../../languages/en/rows.ts";
import type { ListView, TestHost, ViewModel } from "../../view/view-model.ts";
import { panelOpener } from "../../view/panel-opener.ts";
import { listMeter } from "./list-meter.ts";
import type { ListRows } from "./list-rows.ts";
import { ListWork } from "./list-work.ts";
import type { testField } from "./test-field.ts";
import { type FieldsHost, TextFields } from "./fields/text-fields.ts";

/** The element around the panel, as the panel uses it. */
export interface ListHost extends FieldsHost {
  /** Puts another list in place of this one, or none. */
  replace(list: PeopleList | undefined): void;
  /** The messages of rows, once they have loaded. */
  rowsMessages(): RowsMessages | undefined;
  /** Adds styles of a part that has loaded later. */
  adoptStyles(styles: CSSResult): void;
  readonly test: TestHost;
}

/** The list on the page: who it is, the fields of its columns, what it comes to, and the text of each person. */
export class ListPanel implements ListView {
  #host: ListHost;
  #work: ListWork | undefined;
  #messages: ListMessages | undefined;
  #snapshot: Snapshot | undefined;
  #textFields: TextFields | undefined;
  #rows: ListRows | undefined;
  #testField: typeof testField | undefined;
  #areRowsOpen = false;
  #isRemoving = false;
  #newest: PeopleList | undefined;

  constructor(host: ListHost) {
    this.#host = host;
  }

  get work(): ListWork | undefined {
    return this.#work;
  }

  create(list: PeopleList, country: string, optOuts: OptOuts | undefined): Promise<ListWork> {
    return ListWork.create(list, { country, optOuts }, this.#host.changed);
  }

  use(work: ListWork | undefined): void {
    this.#work?.stop();
    this.#textFields?.unbind();
    this.#work = work;
    this.#isRemoving = false;
    this.#newest = undefined;
    if (!work) return;
    const source = {
      names: work.fields,
      compiled: (message: string) => work.compiled(message),
      hint: (column: number) => this.#hint(work, column),
    };
    if (this.#textFields) this.#textFields.use(source);
    else this.#textFields = new TextFields(this.#host, source);
  }

  follow(snapshot: Snapshot, prices: CountryPrices, messages: ListMessages): void {
    this.#messages = messages;
    this.#snapshot = snapshot;
    this.#work?.follow(snapshot, this.#textFields?.counted(snapshot) ?? snapshot.message, prices);
  }

  get sum(): ListView["sum"] {
    const { estimate, ready } = this.#parts.work;
    const { distribution = [], segments: sms = 0, unpriced = 0, cost } = estimate ?? {};
    const { segments = 0 } = distribution.at(-1) ?? {};
    return { recipients: ready.length, segments, sms, unpriced, ...(cost !== undefined && { cost }) };
  }

  /** A sentence for the people of the list who want no messages. */
  optedOutMessage(messages: FormMessages): string {
    const { optedOut } = this.#parts.work;
    const names = `${optedOut.slice(0, 3).join(", ")}${optedOut.length > 3 ? "…" : ""}`;
    return messages.optedOutLeftOut(optedOut.length, names);
  }

  get total(): string {
    const { messages, work } = this.#parts;
    return work.isCurrent ? messages.total(work.ready.length, work.estimate?.segments ?? 0) : messages.counting;
  }

  recipients(view: ViewModel): TemplateResult {
    const { messages: form, locked } = view;
    const { messages, work } = this.#parts;
    const { list, estimate, optedOut } = work;
    const problem = view.problemOf("recipients");
    const invalid = estimate?.rows.invalid ?? [];
    const twice = estimate?.rows.duplicates.length ?? 0;
    return html`
      <div class="field" data-field="recipients">
        <span class="label">${form.recipients}</span>
        <div class="box tokens" part="recipients">
          <span class="token" part="token"
            ><span><bdi>${list.name ?? messages.unnamed}</bdi> · ${messages.people(list.rows.length)}</span
            ><button type="button" class="remove" ?disabled=${locked} aria-label=${messages.remove} aria-expanded=${this.#isRemoving} @click=${() => this.#ask(!this.#isRemoving)}>×</button></span>
        </div>
        ${this.#isRemoving ? this.#removal(locked) : nothing}
        <p class="hint">
          <strong>${messages.ready(work.ready.length)}</strong>
          ${invalid.length > 0 ? html` · <span class="wrong">${messages.toFix(invalid.length)}</span>` : nothing}
          ${twice > 0 ? html` · ${messages.duplicates(twice)}` : nothing}
          ${optedOut.length > 0 ? html` · <span class="wrong">${this.optedOutMessage(form)}</span>` : nothing}
        </p>
        ${invalid.length + twice > 0 || this.#areRowsOpen ? this.#rowsToFix(view) : nothing}
        ${problem ? html`<p class="error" part="error" id="recipients-error">${problem}</p>` : nothing}
        ${view.shows("import") ? html`<div class="hint actions quiet">${panelOpener(view, "import", form.importFile)}</div>` : nothing}
        ${view.panels.render("import", view)}
      </div>
    `;
  }

  /** A list that was put right is not gone by one press. */
  #removal(locked: boolean): TemplateResult {
    const { messages } = this.#parts;
    return html`<div class="actions">
      <button type="button" part="button" ?disabled=${locked} @click=${() => this.#host.replace(undefined)}>${messages.remove}</button>
      <button type="button" part="button" @click=${() => this.#ask(false)}>${messages.keep}</button>
    </div>`;
  }

  #ask(isRemoving: boolean): void {
    this.#isRemoving = isRemoving;
    this.#host.changed();
  }

  get analysis(): MessageAnalysis {
    const { snapshot, textFields } = this.#parts;
    return textFields.around(snapshot);
  }

  movesFields(message: string): boolean {
    return this.#textFields?.movesFields(message) === true;
  }

  marks(view: ViewModel): TemplateResult | typeof nothing {
    return this.#parts.textFields.marks(view);
  }

  bind(text: HTMLTextAreaElement): void {
    this.#textFields?.bind(text);
  }

  below(view: ViewModel): TemplateResult {
    const { messages, work, snapshot, textFields } = this.#parts;
    return html`${textFields.buttons(view, messages)} ${listMeter(messages, work, snapshot)}
      ${textFields.problems(view, messages, (column) => work.blanksIn(column))}`;
  }

  arriving(): ReturnType<ListView["arriving"]> {
    const { work, snapshot, textFields } = this.#parts;
    const { row, message, analysis } = work.inView(snapshot);
    const cells = work.list.rows[row] ?? [];
    const values = textFields.values(snapshot.message, (column) => cells[column], analysis);
    return { ...snapshot, message, analysis, values };
  }

  stepper(view: ViewModel): TemplateResult {
    const { messages, work } = this.#parts;
    const { ready, list, estimate, counted } = work;
    const row = ready[work.position];
    const step = (label: string, act: () => void, sign?: string): TemplateResult =>
      html`<button
        type="button"
        part="button"
        aria-label=${sign ? label : nothing}
        ?disabled=${row === undefined}
        @click=${act}
      >${sign ?? label}</button>`;
    const search = async (what: "replaced" | "empty"): Promise<void> => {
      const { showNext } = await import("./row-search.ts");
      if (!showNext(work, this.#parts.snapshot, what)) this.#host.announce(messages.noSuchRow);
    };
    const longest = estimate && estimate.distribution.length > 1 ? estimate.longest[0]?.row : undefined;
    return html`<div class="stepper" role="group" aria-label=${messages.stepper}>
      <div class="actions">
        ${step(messages.previous, () => work.move(-1), "‹")}
        <span role="status">${messages.position(row === undefined ? 0 : work.position + 1, ready.length)}</span>
        ${step(messages.next, () => work.move(1), "›")}
      </div>
      <div class="actions">
        ${longest === undefined ? nothing : step(messages.longest, () => work.show(longest))}
        ${counted?.hasReplaced ? step(messages.firstReplaced, () => void search("replaced").catch(() => {})) : nothing}
        ${counted?.empty.size ? step(messages.firstEmpty, () => void search("empty").catch(() => {})) : nothing}
      </div>
      ${
        row === undefined
          ? nothing
          : html`<p class="hint">${messages.line(work.lineOf(row))} · ${list.rows[row]?.[work.phoneColumn]}</p>`
      }
    </div>
${this.#test(view)}`;
  }

  /** The text in view to oneself, once there is one; it loads with the first text. */
  #test(view: ViewModel): TemplateResult | typeof nothing {
    const { messages, work, snapshot } = this.#parts;
    const inView = work.inView(snapshot);
    if (work.ready.length === 0 || inView.analysis.segments.length === 0) return nothing;
    if (this.#testField) return this.#testField(view, messages, work, inView, this.#host.test);
    void this.#loadTest().catch(() => {});
    return nothing;
  }

  async #loadTest(): Promise<void> {
    ({ testField: this.#testField } = await import("./test-field.ts"));
    this.#host.changed();
  }

  /** An example of a column, from the row in view, and how many rows have none. */
  #hint(work: ListWork, column: number): string {
    const blanks = work.blanksIn(column);
    const example = work.list.rows[work.ready[work.position] ?? 0]?.[column]?.trim().slice(0, MAX_EXAMPLE_LENGTH) ?? "";
    return [example, blanks > 0 ? (this.#messages?.emptyFor(blanks) ?? "") : ""].filter(Boolean).join(" · ");
  }

  get #parts() {
    const messages = this.#messages;
    const work = this.#work;
    const snapshot = this.#snapshot;
    const textFields = this.#textFields;
    if (!messages || !work || !snapshot || !textFields) throw new Error("The list is drawn before it has loaded.");
    return { messages, work, snapshot, textFields };
  }

  /** The rows that are not sent; they show once somebody opens them, and stay until they are closed. */
  #rowsToFix(view: ViewModel): TemplateResult {
    const { messages, work } = this.#parts;
    const rows = this.#areRowsOpen ? this.#host.rowsMessages() : undefined;
    return html`<details @toggle=${this.#toggleRows}>
      <summary>${messages.showInvalid}</summary>
      ${rows ? this.#rows?.render(work, { list: messages, rows }, view, this.#edit) : nothing}
    </details>`;
  }

  /** Until an edited list shows, the next edit is one of it. */
  #edit = (edit: (list: PeopleList) => PeopleList): void => {
    this.#newest = edit(this.#newest ?? this.#parts.work.list);
    this.#host.replace(this.#newest);
  };

  #toggleRows = async (event: Event): Promise<void> => {
    this.#areRowsOpen = (event.target as HTMLDetailsElement).open;
    this.#host.changed();
    if (this.#rows || !this.#areRowsOpen) return;
    const { ListRows } = await import("./list-rows.ts");
    this.#host.adoptStyles(ListRows.styles);
    this.#rows = new ListRows(this.#host.changed);
    this.#host.changed();
  };
}

/** Characters of a cell that stand beside the name of its column. */
const MAX_EXAMPLE_LENGTH = 24;
