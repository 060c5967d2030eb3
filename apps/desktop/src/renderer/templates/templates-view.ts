import { analyzeMessage } from "@sms-composer/core/segments";
import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { blanksOf } from "@sms-composer/core/message-templates";
import type { Blank, Template } from "../../templates/template.ts";
import { controls } from "../controls.ts";
import { announceDeletion } from "../undo-banner.ts";
import type { ViewContext } from "../view-context.ts";
import "./template-form.ts";

const EMPTY: Template = { name: "", message: "", blanks: [] };

/** The texts that are written again and again. */
export class TemplatesView extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        max-inline-size: 60rem;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.2rem 1rem;
        padding-block: 0.6rem;
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      li .row {
        grid-column: 2;
        grid-row: 1 / 4;
        align-content: start;
      }
      @media (max-width: 46rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
        }
        li .row {
          grid-column: 1;
          grid-row: auto;
        }
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    templates: { state: true },
    edited: { state: true },
    notice: { state: true },
  };
  declare context: ViewContext;
  declare templates: readonly Template[];
  /** The template in the form; `before`: the name that it has, where it is not new. */
  declare edited: { readonly template: Template; readonly before?: string } | undefined;
  declare notice: string;

  constructor() {
    super();
    this.templates = [];
    this.notice = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.templates = await this.context.calls.listTemplates();
  }

  /** Opens the form with what was written elsewhere. */
  begin(draft: Omit<Template, "blanks" | "name">): void {
    this.edited = { template: { ...draft, name: "", blanks: blanksOf(draft.message, []) } };
  }

  async #save({ detail }: CustomEvent<Template>): Promise<void> {
    const before = this.edited?.before;
    this.templates = await this.context.calls.saveTemplate({
      template: detail,
      ...(before === undefined ? {} : { before }),
    });
    this.edited = undefined;
  }

  #new(): void {
    this.edited = { template: EMPTY };
  }

  #edit(template: Template): void {
    this.edited = { template, before: template.name };
  }

  #close(): void {
    this.edited = undefined;
  }

  async #delete({ name }: Template): Promise<void> {
    this.templates = await this.context.calls.deleteTemplate({ name });
    announceDeletion(this, { what: "template", restored: () => this.#load() });
  }

  async #import(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = "";
    if (!file) return;
    const { templates } = this.context.messages;
    const sum = await file
      .text()
      .then((json) => this.context.calls.importTemplates({ json }))
      .catch(() => undefined);
    this.notice = sum ? templates.imported(sum.added, sum.replaced, sum.invalid) : templates.unreadable;
    await this.#load();
  }

  protected override render() {
    const { context, edited } = this;
    const { messages, calls } = context;
    return html`
      <h1>${messages.views.templates}</h1>
      <div class="row">
        <button class="primary" @click=${this.#new}>${messages.templates.add}</button>
        <label class="file">
          <span>${messages.templates.import}</span>
          <input type="file" accept=".json,application/json" @change=${this.#import} />
        </label>
        <button ?disabled=${this.templates.length === 0} @click=${() => calls.exportTemplates()}>
          ${messages.templates.export}
        </button>
      </div>
      <p role="status" class="quiet">${this.notice}</p>
      ${
        edited
          ? html`<section class="card">
            <template-form .context=${context} .template=${edited.template} @save=${this.#save} @closed=${this.#close}></template-form>
          </section>`
          : nothing
      }
      <section class="card">
        ${
          this.templates.length === 0
            ? html`<p class="quiet">${messages.templates.empty}</p>`
            : html`<ul>${this.templates.map((template) => this.#entry(template))}</ul>`
        }
      </section>
    `;
  }

  #entry(template: Template) {
    const { templates } = this.context.messages;
    const { name, message, stop = false, unicode = false, range = "premium" } = template;
    // A text that was stored is checked by the rules of today.
    const { issues, segments, unitsLeft } = analyzeMessage(message, { stop, range, mode: unicode ? "unicode" : "gsm" });
    const about = [
      templates.length(segments.length, unitsLeft),
      template.sender,
      ...template.blanks.map((blank: Blank) => `{${blank.name}} ${templates.kinds[blank.kind]}`),
    ];
    const named = (label: string) => `${label} ${name}`;
    return html`<li>
      <strong>${name}</strong>
      <span class="text" lang="">${message}</span>
      <span class="quiet">
        ${about.filter(Boolean).join(" · ")}
        ${issues.length > 0 ? html` · <span class="badge bad">${templates.problems(issues.length)}</span>` : nothing}
      </span>
      <span class="row">
        <button
          aria-label=${named(templates.use)}
          @click=${() => this.dispatchEvent(new CustomEvent("use-template", { detail: template, bubbles: true, composed: true }))}
        >
          ${templates.use}
        </button>
        <button aria-label=${named(templates.edit)} @click=${() => this.#edit(template)}>
          ${templates.edit}
        </button>
        <button class="danger" aria-label=${named(templates.delete)} @click=${() => this.#delete(template)}>
          ${templates.delete}
        </button>
      </span>
    </li>`;
  }
}

customElements.define("templates-view", TemplatesView);

declare global {
  interface HTMLElementTagNameMap {
    "templates-view": TemplatesView;
  }
}
