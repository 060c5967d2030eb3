import { html, nothing, type TemplateResult } from "lit";
import type { Snapshot } from "../../draft/draft-store.ts";
import type { PeopleList } from "../../draft/people-list.ts";
import type { CountryPrices } from "../../element/host-settings.ts";
import type { ListMessages } from "../../languages/en/list.ts";
import type { FieldProblem, ListView, ViewModel } from "../../view/view-model.ts";
import { listMeter } from "./list-meter.ts";
import { ListWork } from "./list-work.ts";
import { issueText } from "./row-issues.ts";
import { type FieldsHost, TextFields } from "./text-fields.ts";

/** What the panel does to the element around it. */
export interface ListHost extends FieldsHost {
  remove(): void;
}

/** The list on the page: who it is, the fields of its columns, what it comes to, and the text of each person. */
export class ListPanel implements ListView {
  #host: ListHost;
  #work: ListWork | undefined;
  #words: ListMessages | undefined;
  #snapshot: Snapshot | undefined;
  #textFields: TextFields | undefined;

  constructor(host: ListHost) {
    this.#host = host;
  }

  get work(): ListWork | undefined {
    return this.#work;
  }

  create(list: PeopleList, country: string): Promise<ListWork> {
    return ListWork.create(list, country, this.#host.changed);
  }

  use(work: ListWork | undefined): void {
    this.#work?.stop();
    this.#textFields?.unbind();
    this.#work = work;
    this.#textFields =
      work &&
      new TextFields(this.#host, {
        names: work.fields,
        compiled: (message) => work.compiled(message),
        hint: (column) => this.#hint(work, column),
      });
  }

  follow(snapshot: Snapshot, prices: CountryPrices, words: ListMessages): void {
    this.#words = words;
    this.#snapshot = snapshot;
    this.#work?.follow(snapshot, prices);
  }

  /** What keeps the list from being sent, and the field that it is about. */
  async problem(): Promise<FieldProblem | undefined> {
    const { words, work, snapshot } = this.#parts;
    await work.settled();
    const [issue] = work.compiled(snapshot.message).issues;
    if (issue) return { field: "message", sentence: issueText(words, issue.code, issue.params) };
    return work.ready.length === 0 ? { field: "recipients", sentence: words.problem["no-rows"] } : undefined;
  }

  get sum(): ListView["sum"] {
    const { estimate, ready } = this.#parts.work;
    return {
      recipients: ready.length,
      segments: estimate?.distribution.at(-1)?.segments ?? 0,
      sms: estimate?.segments ?? 0,
      unpriced: estimate?.unpriced ?? 0,
      ...(estimate?.cost !== undefined && { cost: estimate.cost }),
    };
  }

  get total(): string {
    const { words, work } = this.#parts;
    return work.isCurrent ? words.total(work.ready.length, work.estimate?.segments ?? 0) : words.counting;
  }

  recipients({ words: form, locked, problemOf }: ViewModel): TemplateResult {
    const { words, work } = this.#parts;
    const { list, estimate } = work;
    const invalid = estimate?.rows.invalid ?? [];
    const twice = estimate?.rows.duplicates.length ?? 0;
    const problem = problemOf("recipients");
    return html`
      <div class="field" data-field="recipients">
        <span class="label">${form.recipients}</span>
        <div class="box tokens" part="recipients">
          <span class="token" part="token"
            ><span>${list.name ?? words.unnamed} · ${words.people(list.rows.length)}</span
            ><button type="button" class="remove" ?disabled=${locked} aria-label=${words.remove} @click=${this.#host.remove}>×</button></span>
        </div>
        <p class="hint">
          <strong>${words.ready(work.ready.length)}</strong>
          ${invalid.length > 0 ? html` · <span class="wrong">${words.toFix(invalid.length)}</span>` : nothing}
          ${twice > 0 ? html` · ${words.duplicates(twice)}` : nothing}
        </p>
        ${invalid.length > 0 ? this.#invalidRows(form.recipientProblem) : nothing}
        ${problem ? html`<p class="error" part="error" id="recipients-error">${problem}</p>` : nothing}
      </div>
    `;
  }

  marks(view: ViewModel): TemplateResult | typeof nothing {
    return this.#textFields?.marks(view) ?? nothing;
  }

  bind(text: HTMLTextAreaElement): void {
    this.#textFields?.bind(text);
  }

  below(view: ViewModel): TemplateResult {
    const { words, work, snapshot } = this.#parts;
    return html`${this.#textFields?.buttons(view, words)} ${listMeter(words, work, work.longest(snapshot))}
      ${this.#textFields?.problems(view, words, (column) => work.blanksIn(column))}`;
  }

  arriving(): ReturnType<ListView["arriving"]> {
    const { work, snapshot } = this.#parts;
    const { message, analysis } = work.inView(snapshot);
    return { ...snapshot, message, analysis };
  }

  stepper(): TemplateResult {
    const { words, work, snapshot } = this.#parts;
    const { ready, list } = work;
    const longest = work.estimate?.longest[0]?.row;
    const step = (label: string, act: () => boolean | void): TemplateResult => {
      const onClick = (): void => {
        if (act() === false) this.#host.announce(words.noSuchRow);
      };
      return html`<button type="button" part="button" ?disabled=${ready.length === 0} @click=${onClick}>${label}</button>`;
    };
    const row = ready[work.position];
    return html`<div class="stepper" role="group" aria-label=${words.stepper}>
      <div class="ways">
        ${step(words.previous, () => work.move(-1))}
        <span role="status">${words.position(row === undefined ? 0 : work.position + 1, ready.length)}</span>
        ${step(words.next, () => work.move(1))}
      </div>
      <div class="ways">
        ${longest === undefined ? nothing : step(words.longest, () => work.show(longest))}
        ${step(words.firstReplaced, () => work.showReplaced(snapshot))}
        ${step(words.firstEmpty, () => work.showEmpty(snapshot))}
      </div>
      ${
        row === undefined
          ? nothing
          : html`<p class="hint">${words.line(work.lineOf(row))} · ${list.rows[row]?.[work.phoneColumn]}</p>`
      }
    </div>`;
  }

  /** An example of a column, from the row in view, and how many rows have none. */
  #hint(work: ListWork, column: number): string {
    const blanks = work.blanksIn(column);
    const example = work.list.rows[work.ready[work.position] ?? 0]?.[column]?.trim().slice(0, LONGEST_EXAMPLE) ?? "";
    return [example, blanks > 0 ? (this.#words?.emptyFor(blanks) ?? "") : ""].filter(Boolean).join(" · ");
  }

  get #parts(): { readonly words: ListMessages; readonly work: ListWork; readonly snapshot: Snapshot } {
    const { words, work, snapshot } = { words: this.#words, work: this.#work, snapshot: this.#snapshot };
    if (!words || !work || !snapshot) throw new Error("The list is drawn before it has loaded.");
    return { words, work, snapshot };
  }

  #invalidRows(problems: Readonly<Record<string, string>>): TemplateResult {
    const { words, work } = this.#parts;
    const invalid = work.estimate?.rows.invalid ?? [];
    return html`<details>
      <summary>${words.showInvalid}</summary>
      <ul>
        ${invalid.slice(0, MOST_SHOWN).map(({ row, issues }) => {
          const [issue] = issues;
          const cell = work.list.rows[row]?.[work.phoneColumn] ?? "";
          const text = issue && (problems[issue.code] ?? issueText(words, issue.code, issue.params ?? {}));
          return html`<li>${words.line(work.lineOf(row))}: ${cell} ${text}</li>`;
        })}
      </ul>
      ${invalid.length > MOST_SHOWN ? html`<p>${words.more(invalid.length - MOST_SHOWN)}</p>` : nothing}
    </details>`;
  }
}

/** Characters of a cell that stand beside the name of its column. */
const LONGEST_EXAMPLE = 24;
/** More rows than this are told as a number. */
const MOST_SHOWN = 100;
