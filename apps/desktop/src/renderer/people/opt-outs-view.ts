import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { OptOutEntry, OptOutList } from "../../people/opt-out-list.ts";
import { controls } from "../controls.ts";
import { dateTimeText, numberText, phoneText } from "../formats.ts";
import { askForText } from "../question.ts";
import type { ViewContext } from "../view-context.ts";
import { PEOPLE_FILES, readPeopleFile } from "./people-file.ts";

/** Maximum count of entries that show: more than a person scrolls through, and the search finds the others. */
const SHOWN = 300;
/** Numbers that one call takes. */
const NUMBERS_PER_CALL = 100_000;

/** The people who want no messages: the account's STOP list and what was put on the list here. */
export class OptOutsView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        max-inline-size: 46rem;
      }
      li {
        display: grid;
        grid-template-columns: 10rem 1fr auto;
        gap: 0.2rem 1rem;
        align-items: center;
        padding-block: 0.4rem;
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
      details {
        margin-block-start: 0.8rem;
      }
      summary {
        cursor: pointer;
      }
      .tools input[type="search"] {
        flex: 1 1 14rem;
      }
      form {
        display: grid;
        gap: 0.7rem;
        grid-template-columns: 1fr auto;
        align-items: end;
      }
      form > .wide {
        grid-column: 1 / -1;
      }
      @media (max-width: 46rem) {
        li {
          grid-template-columns: 1fr auto;
        }
        li .about {
          grid-column: 1 / -1;
          grid-row: 2;
        }
        form {
          grid-template-columns: 1fr;
        }
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    list: { state: true },
    search: { state: true },
    notice: { state: true },
    busy: { state: true },
  };
  declare context: ViewContext;
  declare list: OptOutList | undefined;
  declare search: string;
  /** The notice about the last change. */
  declare notice: string;
  declare busy: boolean;

  constructor() {
    super();
    this.search = "";
    this.notice = "";
    this.busy = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.list = await this.context.calls.listOptOuts();
  }

  async #add(numbers: readonly string[], since: number, note: string): Promise<boolean> {
    const { optOuts } = this.context.messages;
    this.busy = true;
    let added = 0;
    let onlyHere = 0;
    const invalid: string[] = [];
    for (let start = 0; start < numbers.length; start += NUMBERS_PER_CALL) {
      const slice = numbers.slice(start, start + NUMBERS_PER_CALL);
      const answer = await this.context.calls.addOptOuts({ numbers: slice, since, note });
      added += answer.added;
      onlyHere += answer.onlyHere;
      invalid.push(...answer.invalid);
    }
    this.busy = false;
    this.notice = [
      optOuts.added(added),
      onlyHere > 0 ? optOuts.onlyHere(onlyHere) : "",
      invalid.length > 0 ? optOuts.invalid(invalid.slice(0, 5).join(", ")) : "",
    ]
      .filter(Boolean)
      .join(" ");
    await this.#load();
    return invalid.length === 0;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const value = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value;
    const numbers = value("numbers")
      .split(/[,;\n]/)
      .filter((number) => number.trim() !== "");
    if (numbers.length === 0) return;
    const since = Date.parse(value("since"));
    if (await this.#add(numbers, Number.isNaN(since) ? Date.now() : since, value("note").trim())) form.reset();
  }

  async #import(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = "";
    if (!file) return;
    const { settings, language, messages } = this.context;
    const table = await readPeopleFile(file, settings.country, language);
    if (!table) {
      this.notice = messages.people.unreadable;
      return;
    }
    const numbers = table.rows.map((row) => row[table.phoneColumn] ?? "").filter((cell) => cell.trim() !== "");
    await this.#add(numbers, Date.now(), file.name);
  }

  async #remove({ phone }: OptOutEntry): Promise<void> {
    const { optOuts, message } = this.context.messages;
    const reason = await askForText(this.renderRoot as ShadowRoot, {
      text: optOuts.removeQuestion(phoneText(phone)),
      label: optOuts.reason,
      yes: optOuts.removeYes,
      no: message.close,
    });
    if (reason === undefined) return;
    const isRemoved = await this.context.calls.removeOptOut({ phone, reason });
    this.notice = isRemoved ? "" : optOuts.notRemoved;
    await this.#load();
  }

  protected override render() {
    const { messages, calls } = this.context;
    const { optOuts } = messages;
    return html`
      <h1>${messages.views["opt-outs"]}</h1>
      <p>${optOuts.intro}</p>
      ${this.list && !this.list.isComplete ? html`<p class="notice">${optOuts.unavailable} <button @click=${this.#load}>${messages.banner.tryAgain}</button></p>` : nothing}
      <section class="card" aria-labelledby="add">
        <h2 id="add">${optOuts.addHeading}</h2>
        <form @submit=${this.#submit}>
          <label>${optOuts.numbers}<input name="numbers" autocomplete="off" required /></label>
          <label>${optOuts.date}<input name="since" type="date" /></label>
          <label>${optOuts.note}<input name="note" maxlength="1000" autocomplete="off" /></label>
          <button class="primary" ?disabled=${this.busy}>${optOuts.save}</button>
        </form>
        <p class="quiet wide" role="status">${this.notice}</p>
      </section>
      <section class="card" aria-busy=${!this.list}>
        <div class="row tools">
          <input
            type="search"
            placeholder=${optOuts.search}
            aria-label=${optOuts.search}
            .value=${this.search}
            @input=${this.#typed}
          />
          <label class="file"><span>${optOuts.import}</span><input type="file" accept=${PEOPLE_FILES} @change=${this.#import} /></label>
          <button @click=${() => calls.exportOptOuts()}>${optOuts.export}</button>
        </div>
        ${this.list ? this.#entries(this.list) : "…"}
        ${this.list && this.list.removed.length > 0 ? this.#removals(this.list) : nothing}
      </section>
    `;
  }

  #typed(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
  }

  #entries({ entries }: OptOutList) {
    const { optOuts } = this.context.messages;
    if (entries.length === 0) return html`<p class="quiet">${optOuts.empty}</p>`;
    const wanted = this.search.toLowerCase().replaceAll(" ", "");
    const found = entries.filter(({ phone, note }) =>
      `${phone} ${phoneText(phone)} ${note}`.toLowerCase().replaceAll(" ", "").includes(wanted),
    );
    if (found.length === 0) return html`<p class="quiet">${this.context.messages.outbox.nothingFound}</p>`;
    return html`<ul>
        ${found.slice(0, SHOWN).map((entry) => this.#entry(entry))}
      </ul>
      ${found.length > SHOWN ? html`<p class="quiet">${this.context.messages.outbox.more(numberText(found.length - SHOWN, this.context))}</p>` : nothing}`;
  }

  /** The entries that were taken off the list: whoever asks why a number is written to again finds it here. */
  #removals({ removed }: OptOutList) {
    const { optOuts, outbox } = this.context.messages;
    return html`<details>
      <summary>${optOuts.removedHeading(removed.length)}</summary>
      <ul>
        ${removed.slice(0, SHOWN).map(
          ({ phone, removedAt, reason, since, note }) => html`<li>
            <span>${phoneText(phone)}</span>
            <span class="about">
              ${optOuts.removedAt(dateTimeText(removedAt, this.context))} · ${reason}
              <span class="quiet">
                (${[`${optOuts.since} ${dateTimeText(since, this.context)}`, note].filter(Boolean).join(" · ")})
              </span>
            </span>
          </li>`,
        )}
      </ul>
      ${removed.length > SHOWN ? html`<p class="quiet">${outbox.more(numberText(removed.length - SHOWN, this.context))}</p>` : nothing}
    </details>`;
  }

  #entry(entry: OptOutEntry) {
    const { optOuts } = this.context.messages;
    const { phone, since, note, isAtProvider } = entry;
    const about = [
      `${optOuts.since} ${dateTimeText(since, this.context)}`,
      isAtProvider ? optOuts.atProvider : optOuts.onlyHereMark,
      note,
    ];
    return html`<li>
      <span>${phoneText(phone)}</span>
      <span class="quiet about">${about.filter(Boolean).join(" · ")}</span>
      <button aria-label=${`${optOuts.remove} ${phoneText(phone)}`} @click=${() => this.#remove(entry)}>
        ${optOuts.remove}
      </button>
    </li>`;
  }
}

customElements.define("opt-outs-view", OptOutsView);

declare global {
  interface HTMLElementTagNameMap {
    "opt-outs-view": OptOutsView;
  }
}
