import { css, html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { BLANK_KINDS, blanksOf } from "@sms-composer/core/message-templates";
import type { Blank, Template } from "../../templates/template.ts";
import { controls } from "../controls.ts";
import type { ViewContext } from "../view-context.ts";

/** One template to write down: its text, its options, and what its blanks ask for. */
export class TemplateForm extends LitElement {
  static override styles = [
    controls,
    css`
      form {
        display: grid;
        gap: 0.8rem;
      }
      textarea {
        font: inherit;
        color: inherit;
        background: var(--surface);
        border: 1px solid var(--control-line);
        border-radius: 8px;
        padding: 0.5rem 0.6rem;
        min-block-size: 6rem;
        font-weight: 400;
      }
      fieldset {
        border: 0;
        padding: 0;
        margin: 0;
        display: grid;
        gap: 0.4rem;
      }
      legend {
        padding: 0;
        font-weight: 600;
        margin-block-end: 0.3rem;
      }
      .blank {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 8rem minmax(0, 2fr);
        gap: 0.5rem;
        align-items: center;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    template: { attribute: false },
    draft: { state: true },
  };
  declare context: ViewContext;
  declare template: Template;
  /** The template in the form. */
  declare draft: Template;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("template")) this.draft = this.template;
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector("input")?.focus();
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    const { sender, ...rest } = this.draft;
    const detail = { ...rest, name: rest.name.trim(), ...(sender ? { sender } : {}) };
    this.dispatchEvent(new CustomEvent("save", { detail }));
  }

  #set(change: Partial<Template>): void {
    const draft = { ...this.draft, ...change };
    this.draft = { ...draft, blanks: blanksOf(draft.message, draft.blanks) };
  }

  #setBlank(name: string, change: Partial<Blank>): void {
    this.#set({ blanks: this.draft.blanks.map((blank) => (blank.name === name ? { ...blank, ...change } : blank)) });
  }

  protected override render() {
    const { templates, message } = this.context.messages;
    const { name, message: text, sender = "", stop = false, unicode = false, blanks } = this.draft;
    const value = (event: Event) => (event.target as HTMLInputElement).value;
    const checked = (event: Event) => (event.target as HTMLInputElement).checked;
    return html`
      <form @submit=${this.#submit}>
        <label>
          ${templates.name}
          <input required maxlength="100" autocomplete="off" .value=${name} @input=${(event: Event) => this.#set({ name: value(event) })} />
        </label>
        <label>
          ${templates.text}
          <textarea
            required
            maxlength="10000"
            .value=${text}
            aria-describedby="help"
            @input=${(event: Event) => this.#set({ message: value(event) })}
          ></textarea>
        </label>
        <p class="quiet" id="help">${templates.textHelp}</p>
        ${
          blanks.length === 0
            ? nothing
            : html`<fieldset>
              <legend>${templates.blanks}</legend>
              ${blanks.map((blank) => this.#blank(blank))}
            </fieldset>`
        }
        <div class="row">
          <label>
            ${templates.sender}
            <input maxlength="11" autocomplete="off" .value=${sender} @input=${(event: Event) => this.#set({ sender: value(event) })} />
          </label>
          <label class="choice">
            <input type="checkbox" .checked=${stop} @change=${(event: Event) => this.#set({ stop: checked(event) })} />
            ${templates.stop}
          </label>
          <label class="choice">
            <input type="checkbox" .checked=${unicode} @change=${(event: Event) => this.#set({ unicode: checked(event) })} />
            ${templates.unicode}
          </label>
        </div>
        <div class="row">
          <button class="primary">${templates.save}</button>
          <button type="button" @click=${() => this.dispatchEvent(new Event("closed"))}>${message.close}</button>
        </div>
      </form>
    `;
  }

  #blank({ name, kind, choices = [] }: Blank) {
    const { templates } = this.context.messages;
    const split = (text: string) =>
      text
        .split(";")
        .map((choice) => choice.trim())
        .filter(Boolean);
    return html`<div class="blank">
      <span>{${name}}</span>
      <select
        aria-label=${`{${name}}`}
        @change=${(event: Event) => this.#setBlank(name, { kind: (event.target as HTMLSelectElement).value as Blank["kind"] })}
      >
        ${BLANK_KINDS.map((each) => html`<option value=${each} ?selected=${each === kind}>${templates.kinds[each]}</option>`)}
      </select>
      ${
        kind === "choice"
          ? html`<input
            required
            aria-label=${templates.choices(name)}
            placeholder=${templates.choices(name)}
            .value=${choices.join("; ")}
            @change=${(event: Event) => this.#setBlank(name, { choices: split((event.target as HTMLInputElement).value) })}
          />`
          : nothing
      }
    </div>`;
  }
}

customElements.define("template-form", TemplateForm);

declare global {
  interface HTMLElementTagNameMap {
    "template-form": TemplateForm;
  }
}
