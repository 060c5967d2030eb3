import { css, html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import type { CallArgument } from "../../bridge/calls.ts";
import { reasonText } from "../../messages/reason-text.ts";
import type { MessageDetail } from "../../outbox/history/message-detail.ts";
import type { ListedRecipient, RecipientPage } from "../../outbox/history/recipient-list.ts";
import { RECIPIENT_RESULTS } from "../../outbox/history/results.ts";
import { controls } from "../controls.ts";
import { dateTimeText, numberText, phoneText } from "../formats.ts";
import { RESULT_KIND } from "./results-summary.ts";
import type { ViewContext } from "../view-context.ts";

type Query = CallArgument<"listRecipients">;
type Result = NonNullable<Query["result"]>;

const PAGE = 50;
const TYPING_PAUSE = 120;

/** The recipients of a message with the result of each: searched, filtered, page by page. */
export class RecipientTable extends LitElement {
  static override styles = [
    controls,
    css`
      .tools {
        margin-block: 0.8rem 0.4rem;
      }
      .tools input {
        flex: 1 1 10rem;
        min-inline-size: 0;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
      }
      th {
        text-align: start;
        font-weight: 400;
        color: var(--quiet);
        font-size: 0.9rem;
      }
      td {
        vertical-align: top;
        border-block-start: 1px solid var(--line);
        overflow-wrap: break-word;
      }
      th,
      td {
        padding: 0.35rem 0.6rem 0.35rem 0;
      }
      .number,
      .time {
        white-space: nowrap;
      }
      /* Two lines, and all of it once it has the focus. */
      .own div:not(:focus) {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
      }
      .own div {
        white-space: pre-wrap;
      }
      .reason {
        display: block;
        font-size: 0.85rem;
        color: var(--quiet);
        max-inline-size: 16rem;
      }
      @container (max-width: 30rem) {
        thead {
          display: none;
        }
        tr {
          display: grid;
          grid-template-columns: 1fr auto;
          border-block-start: 1px solid var(--line);
          padding-block: 0.3rem;
        }
        td {
          border: 0;
          padding-block: 0.1rem;
        }
        td.own {
          grid-column: 1 / -1;
        }
      }
      :host {
        container-type: inline-size;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    message: { attribute: false },
    search: { state: true },
    result: { state: true },
    page: { state: true },
    count: { state: true },
  };
  declare context: ViewContext;
  declare message: MessageDetail;
  declare search: string;
  declare result: Result | undefined;
  declare page: RecipientPage | undefined;
  /** The number of rows that show. */
  declare count: number;

  #isLoading = false;
  #isOutdated = false;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.search = "";
    this.count = PAGE;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("message")) return;
    const before = changed.get("message") as MessageDetail | undefined;
    if (before?.id !== this.message.id) {
      this.search = "";
      this.result = undefined;
      this.page = undefined;
      this.count = PAGE;
    }
    void this.#load();
  }

  /**
   * Reads what shows. While a long list is read, further changes of its message wait and are read together, with a pause
   * between: deliveries come faster than a hundred thousand recipients are gone through.
   */
  async #load(): Promise<void> {
    this.#isOutdated = true;
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      while (this.#isOutdated) {
        this.#isOutdated = false;
        const begun = performance.now();
        await this.#read();
        if (this.#isOutdated) await new Promise((resolve) => setTimeout(resolve, performance.now() - begun));
      }
    } finally {
      this.#isLoading = false;
    }
  }

  async #read(): Promise<void> {
    const { search, result, count } = this;
    const { id } = this.message;
    const isOther = () => id !== this.message.id || search !== this.search || result !== this.result;
    const query: Query = {
      id,
      limit: Math.min(count, 200),
      ...(search === "" ? {} : { search }),
      ...(result === undefined ? {} : { result }),
    };
    const pages: RecipientPage[] = [];
    for (let offset = 0; offset < count; offset += 200) {
      const page = await this.context.calls.listRecipients({ ...query, offset });
      if (isOther()) return;
      pages.push(page);
      if (offset + page.recipients.length >= page.total) break;
    }
    const [first] = pages;
    if (!first) return;
    this.page = { ...first, recipients: pages.flatMap(({ recipients }) => recipients) };
    this.dispatchEvent(new CustomEvent("stopped-counted", { detail: first.stopped }));
  }

  #typed(event: Event): void {
    this.search = (event.target as HTMLInputElement).value.slice(0, 200);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.#load(), TYPING_PAUSE);
  }

  #chose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.result = value === "" ? undefined : (value as Result);
    this.count = PAGE;
    void this.#load();
  }

  #more(): void {
    this.count += 150;
    void this.#load();
  }

  protected override render() {
    const { page, message, context } = this;
    if (!page) return nothing;
    const { messages } = context;
    const shown = RECIPIENT_RESULTS.filter((result) => message.results[result] > 0);
    const isShort = message.recipients <= 5;
    return html`
      ${
        isShort
          ? nothing
          : html`<div class="row tools">
            <input
              type="search"
              .value=${this.search}
              placeholder=${messages.results.search}
              aria-label=${messages.results.search}
              @input=${this.#typed}
            />
            <select aria-label=${messages.outbox.filter} @change=${this.#chose}>
              <option value="" ?selected=${this.result === undefined}>
                ${messages.outbox.filters.all} ${numberText(message.recipients, context)}
              </option>
              ${shown.map((result) => this.#option(result, message.results[result]))}
              ${page.stopped > 0 ? this.#option("stopped", page.stopped) : nothing}
            </select>
          </div>`
      }
      ${page.recipients.length === 0 ? html`<p class="quiet">${messages.outbox.nothingFound}</p>` : this.#table(page)}
      ${
        page.recipients.length < page.total
          ? html`<p><button @click=${this.#more}>${messages.outbox.more(numberText(page.total - page.recipients.length, context))}</button></p>`
          : nothing
      }
    `;
  }

  #option(result: Result, count: number) {
    const { messages } = this.context;
    return html`<option value=${result} ?selected=${result === this.result}>
      ${messages.results[result]} ${numberText(count, this.context)}
    </option>`;
  }

  #table({ recipients }: RecipientPage) {
    const { results } = this.context.messages;
    const hasNames = recipients.some(({ name }) => name !== undefined);
    const hasTexts = recipients.some(({ text }) => text !== undefined);
    return html`<table aria-label=${this.context.messages.message.recipients}>
      <thead>
        <tr>
          ${hasNames ? html`<th scope="col">${results.name}</th>` : nothing}
          <th scope="col">${results.number}</th>
          ${hasTexts ? html`<th scope="col">${results.text}</th>` : nothing}
          <th scope="col">${results.state}</th>
          <th scope="col">${results.time}</th>
        </tr>
      </thead>
      <tbody>
        ${recipients.map((recipient) => this.#row(recipient, hasNames, hasTexts))}
      </tbody>
    </table>`;
  }

  #row({ phone, name, result, stopped, at, text, reason }: ListedRecipient, hasNames: boolean, hasTexts: boolean) {
    const { messages } = this.context;
    return html`<tr>
      ${hasNames ? html`<td lang="">${name ?? ""}</td>` : nothing}
      <td class="number">${phoneText(phone)}</td>
      ${hasTexts ? html`<td class="own" lang=""><div tabindex="0">${text ?? ""}</div></td>` : nothing}
      <td>
        <span class="badge ${RESULT_KIND[result]}">${messages.statuses[result]}</span>
        ${stopped ? html` <span class="badge doubt">${messages.results.stopped}</span>` : nothing}
        ${reason ? html`<span class="reason">${reasonText(reason, messages)}</span>` : nothing}
      </td>
      <td class="time quiet">${at === undefined ? "" : dateTimeText(at, this.context)}</td>
    </tr>`;
  }
}

customElements.define("recipient-table", RecipientTable);

declare global {
  interface HTMLElementTagNameMap {
    "recipient-table": RecipientTable;
  }
}
