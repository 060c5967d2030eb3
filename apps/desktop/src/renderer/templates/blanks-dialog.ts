import { analyzeMessage } from "@sms-composer/core/segments";
import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { Language } from "../../messages/languages.ts";
import { type Blank, fillBlanks, openBlanks, optionalBlanks } from "@sms-composer/core/message-templates";
import type { Template } from "../../templates/template.ts";
import { controls } from "../controls.ts";
import type { ViewContext } from "../view-context.ts";

/** Asks for each blank of a template that no column fills, and shows meanwhile how long the text becomes. */
export class BlanksDialog extends LitElement {
  static override styles = [
    controls,
    css`
      form {
        display: grid;
        gap: 0.8rem;
        min-inline-size: min(26rem, 80vw);
      }
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        background: var(--sunken);
        border-radius: 10px;
        padding: 0.6rem 0.8rem;
        margin: 0;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    template: { state: true },
    blanks: { state: true },
    values: { state: true },
  };
  declare context: ViewContext;
  declare template: Template | undefined;
  declare blanks: readonly Blank[];
  declare values: Readonly<Record<string, string>>;

  #answer: ((message: string | undefined) => void) | undefined;

  constructor() {
    super();
    this.blanks = [];
    this.values = {};
  }

  /** The text without its open blanks; `undefined` when the person would rather not. */
  async ask(template: Template, columns: readonly string[]): Promise<string | undefined> {
    const blanks = openBlanks(template, columns);
    if (blanks.length === 0) return template.message;
    this.template = template;
    this.blanks = blanks;
    this.values = Object.fromEntries(blanks.map(({ name, choices }) => [name, choices?.[0] ?? ""]));
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
    return new Promise((resolve) => (this.#answer = resolve));
  }

  #closed(event: Event): void {
    const isAgreed = (event.target as HTMLDialogElement).returnValue === "insert";
    this.#answer?.(isAgreed ? this.#filled : undefined);
    this.template = undefined;
  }

  get #filled(): string {
    return fillBlanks(this.template?.message ?? "", this.values);
  }

  #typed(blank: Blank, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.values = { ...this.values, [blank.name]: written(blank, value, this.context.language) };
  }

  protected override render() {
    const { template, context } = this;
    if (!template) return nothing;
    const { templates, message } = context.messages;
    const { stop = false, unicode = false, range = "premium" } = template;
    const { segments, unitsLeft } = analyzeMessage(this.#filled, { stop, range, mode: unicode ? "unicode" : "gsm" });
    return html`
      <dialog aria-label=${templates.fill(template.name)} @close=${this.#closed}>
        <form method="dialog">
          <h2>${templates.fill(template.name)}</h2>
          ${this.blanks.map((blank) => html`<label>${blank.name}${this.#field(blank)}</label>`)}
          <p class="text" lang="">${this.#filled}</p>
          <p class="quiet" role="status">${templates.length(segments.length, unitsLeft)}</p>
          <div class="row">
            <button class="primary" value="insert">${templates.insertFilled}</button>
            <button value="close" formnovalidate>${message.close}</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #field(blank: Blank) {
    const typed = (event: Event) => this.#typed(blank, event);
    if (blank.kind === "choice" && blank.choices?.length) {
      return html`<select @change=${typed}>
        ${blank.choices.map((choice) => html`<option value=${choice}>${choice}</option>`)}
      </select>`;
    }
    const type = blank.kind === "choice" ? "text" : blank.kind;
    const isRequired = !optionalBlanks(this.template?.message ?? "").has(blank.name);
    return html`<input type=${type} ?required=${isRequired} autocomplete="off" @input=${typed} />`;
  }
}

/** A date or a time as people write it in a message. */
function written({ kind }: Blank, value: string, language: Language): string {
  if (value === "") return "";
  if (kind === "date") {
    const day = { weekday: "long", day: "numeric", month: "long" } as const;
    const text = new Intl.DateTimeFormat(language === "fr" ? "fr" : "en-GB", day).format(new Date(`${value}T12:00`));
    return language === "fr" ? text.replace(/ 1 /, " 1er ") : text;
  }
  if (kind === "time" && language === "fr") {
    const [hour = "", minute = ""] = value.split(":");
    return minute === "00" ? `${Number(hour)} h` : `${Number(hour)} h ${minute}`;
  }
  return value;
}

customElements.define("blanks-dialog", BlanksDialog);

declare global {
  interface HTMLElementTagNameMap {
    "blanks-dialog": BlanksDialog;
  }
}
