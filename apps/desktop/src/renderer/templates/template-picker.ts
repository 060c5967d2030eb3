import type { SmsComposer } from "@sms-composer/composer";
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { RecentWriting } from "../../outbox/history/recent.ts";
import type { Template } from "../../templates/template.ts";
import { controls } from "../controls.ts";
import type { ViewContext } from "../view-context.ts";
import "./blanks-dialog.ts";

/** Templates, the last texts and the last senders, to be put into the draft that is written. */
export class TemplatePicker extends LitElement {
  static override styles = [controls];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    templates: { state: true },
    recent: { state: true },
  };
  declare context: ViewContext;
  declare templates: readonly Template[];
  declare recent: RecentWriting;

  /** The element that is written in. */
  composer: (() => SmsComposer | null) | undefined;

  constructor() {
    super();
    this.templates = [];
    this.recent = { texts: [], senders: [] };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.reload();
  }

  async reload(): Promise<void> {
    const { calls } = this.context;
    [this.templates, this.recent] = await Promise.all([calls.listTemplates(), calls.readRecent()]);
  }

  async #choose(event: Event): Promise<void> {
    const select = event.target as HTMLSelectElement;
    const [kind, index] = select.value.split(" ");
    select.selectedIndex = 0;
    const n = Number(index);
    if (kind === "template") await this.use(this.templates[n]);
    else if (kind === "text") this.#insert(this.recent.texts[n] ?? "");
    else this.#change({ sender: this.recent.senders[n] ?? "" });
  }

  /** Puts a template into the draft, after the questions that it has. */
  async use(template: Template | undefined): Promise<void> {
    const composer = this.composer?.();
    if (!template || !composer) return;
    const columns = composer.list?.columns ?? [];
    const message = await this.renderRoot.querySelector("blanks-dialog")?.ask(template, columns);
    if (message === undefined) return;
    const { sender, range, stop, unicode } = template;
    const set = Object.entries({ sender, range, stop, unicode }).filter(([, value]) => value !== undefined);
    this.#insert(message, Object.fromEntries(set));
  }

  /** Behind what is written already. */
  #insert(text: string, options: SmsComposer["draft"] = {}): void {
    const before = this.composer?.()?.draft.message ?? "";
    this.#change({ ...options, message: before.trim() === "" ? text : `${before.trimEnd()}\n${text}` });
    this.composer?.()?.focus();
  }

  #change(draft: SmsComposer["draft"]): void {
    const composer = this.composer?.();
    if (composer) composer.draft = { ...composer.draft, ...draft };
  }

  protected override render() {
    const { templates: messages } = this.context.messages;
    const { templates, recent } = this;
    const isEmpty = templates.length + recent.texts.length + recent.senders.length === 0;
    const group = (label: string, kind: string, entries: readonly string[]) =>
      entries.length === 0
        ? nothing
        : html`<optgroup label=${label}>
          ${entries.map((entry, n) => html`<option value=${`${kind} ${n}`}>${entry.slice(0, 70)}</option>`)}
        </optgroup>`;
    return html`
      <p class="row" ?hidden=${isEmpty}>
        <select aria-label=${messages.insert} @change=${this.#choose}>
          <option selected value="">${messages.insert}</option>
          ${group(
            messages.stored,
            "template",
            templates.map(({ name }) => name),
          )}
          ${group(messages.texts, "text", recent.texts)} ${group(messages.senders, "sender", recent.senders)}
        </select>
      </p>
      <blanks-dialog .context=${this.context}></blanks-dialog>
    `;
  }
}

customElements.define("template-picker", TemplatePicker);

declare global {
  interface HTMLElementTagNameMap {
    "template-picker": TemplatePicker;
  }
}
