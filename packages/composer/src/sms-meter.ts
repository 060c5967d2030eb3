import { html, LitElement, nothing, ReactiveElement, type PropertyDeclarations, type TemplateResult } from "lit";
import { analyzeMessage, type MessageAnalysis } from "@sms-composer/core/segments";
import { Announcer } from "./view/announcer.ts";
import { asRange } from "./draft/attribute-values.ts";
import { visibleCharacter } from "./features/message/visible-character.ts";
import { defineOnce } from "./element/define-once.ts";
import { Locale } from "./languages/locale.ts";
import { meter } from "./features/message/meter.ts";
import { meterMessages } from "./languages/en/meter.ts";
import { colours } from "./view/styles/colours.ts";
import { meter as meterStyles } from "./features/message/meter-styles.ts";

/** Maximum count of characters that are named one by one. */
const MAX_NAMED = 10;

/**
 * The meter alone, beside a page's own text field: a bar for each SMS, and what it says in words.
 *
 * @tag sms-meter
 * @csspart meter - the bars
 * @csspart counts - the counts under the bars
 * @csspart error - what cannot be sent
 */
export class SmsMeter extends LitElement {
  static override styles = [colours, meterStyles];

  static override properties: PropertyDeclarations = {
    for: {},
    range: {},
    stop: { type: Boolean },
    unicode: { type: Boolean },
  };

  /** Id of the text field, in the same document or shadow root; it may come later. */
  declare for: string;
  /** Price range: `premium`, the default, or `lowCost`. */
  declare range: string;
  /** Commercial message: the STOP mention is counted. */
  declare stop: boolean;
  /** Unicode mode: 70 characters in one SMS. */
  declare unicode: boolean;

  #locale = new Locale(this, "meter", () => this.requestUpdate(), { messages: meterMessages });
  #announcer = new Announcer((text) => {
    (this.renderRoot.querySelector(".spoken") as Element).textContent = text;
  });
  #root: (Node & Partial<Pick<Document, "getElementById">>) | undefined;
  #counted: Element | null | undefined;
  #observer: MutationObserver | undefined;

  /** Registers the element; a second registration warns and changes nothing. */
  static define(tag = "sms-meter", registry: CustomElementRegistry = customElements): void {
    defineOnce(tag, SmsMeter, registry);
  }

  constructor() {
    super();
    this.for = "";
    this.range = "premium";
    this.stop = this.unicode = false;
  }

  /** Draws anew, instead of hydrating, where a server has rendered its empty place. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    return ReactiveElement.prototype["createRenderRoot"].call(this);
  }

  /** The analysis of the text as it stands now. */
  get analysis(): MessageAnalysis {
    return analyzeMessage(`${this.#field?.value ?? ""}`, {
      mode: this.unicode ? "unicode" : "gsm",
      range: asRange(this.range),
      stop: this.stop,
    });
  }

  /** Counts again: for a page that has set the field's text by script, which fires no event. */
  refresh(): void {
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#locale.connect();
    this.#root = this.getRootNode();
    this.#root.addEventListener("input", this.#onInput);
    this.#root.addEventListener("reset", this.#onReset);
    // The field may come later, go, or be another one with the same id.
    this.#observer = new MutationObserver(() => {
      if (this.#counted !== (this.#counted = this.#field)) this.requestUpdate();
    });
    this.#observer.observe(this.#root, { attributeFilter: ["id"], subtree: true, childList: true });
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#locale.disconnect();
    this.#root?.removeEventListener("input", this.#onInput);
    this.#root?.removeEventListener("reset", this.#onReset);
    this.#observer?.disconnect();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { messages } = this.#locale;
    const field = this.#field;
    // Another component has its value once it is defined.
    if (field?.matches(":not(:defined)"))
      void customElements.whenDefined(field.localName).then(() => this.requestUpdate());
    // Its language comes first, and not English; a server, which has no text to count, leaves the place empty.
    if (!messages) return nothing;
    const { analysis } = this;
    const { unsupported, segments, encoding } = analysis;
    const characters = [...new Set(unsupported.map(({ character }) => character))];
    const named = characters.slice(0, MAX_NAMED).map(visibleCharacter).join(" ");
    const problem = named && messages.unsupportedCharacters(characters.length, named);
    this.#announcer.settle(() => ({
      key: `${segments.length} ${encoding} ${problem}`,
      text: `${messages.sms(segments.length)}. ${problem}`,
    }));
    return html`<div lang=${messages.locale}>
      ${meter(messages, analysis)} ${problem ? html`<p class="error" part="error">${problem}</p>` : nothing}
      <div class="spoken" role="status"></div></div>`;
  }

  get #field(): (HTMLElement & { readonly value?: unknown }) | null | undefined {
    return this.#root?.getElementById?.(this.for);
  }

  #onInput = (event: Event): void => {
    if ((event.target as Element).id === this.for) this.requestUpdate();
  };

  /** The fields have their old texts only after the event. */
  #onReset = (): void => {
    setTimeout(() => this.requestUpdate());
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "sms-meter": SmsMeter;
  }
}
