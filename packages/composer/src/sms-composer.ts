import { html, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Issue, Range, SendDraft, SendField } from "@sms-composer/core";
import { asRange, asText, OPTION_ATTRIBUTES, optionDefault, optionDefaults } from "./attribute-defaults.ts";
import { COMPOSER_LANGUAGES } from "./composer-languages.ts";
import { composerLayout } from "./composer-layout.ts";
import { ComposerSurface } from "./composer-surface.ts";
import type { ComposerView, FieldName } from "./composer-view.ts";
import { Composing } from "./composing.ts";
import { defineOnce } from "./define-once.ts";
import { readDraft } from "./draft-intake.ts";
import type { DraftStore } from "./draft-store.ts";
import { formEntries, validityFlags } from "./form-association.ts";
import { HostSettings } from "./host-settings.ts";
import { issueSentence } from "./issue-words.ts";
import { takeName } from "./labelling.ts";
import { Locale } from "./locale.ts";
import { handedOver } from "./recipient-intake.ts";
import { colours } from "./styles/colours.ts";
import { controls } from "./styles/controls.ts";
import { frame } from "./styles/frame.ts";
import { message as messageStyles } from "./styles/message.ts";
import { meter as meterStyles } from "./styles/meter.ts";

/**
 * Writes an SMS and shows before sending what arrives, how many SMS it is and what it costs.
 *
 * @tag sms-composer
 * @fires {SmsSendEvent} sms-send - cancelable: a validated request is about to leave
 * @fires {SmsSentEvent} sms-sent - the API accepted a request
 * @fires {SmsErrorEvent} sms-error - a request was refused, or nobody knows what became of it
 * @fires {SmsDraftChangeEvent} sms-draft-change - the draft changed, by hand or by script
 * @fires {InputEvent} input - the browser's own, of the text and of the other fields
 * @fires {Event} change - a field was left changed
 *
 * @csspart composer - the frame around everything
 * @csspart form - what is written
 * @csspart preview - the column of what arrives
 * @csspart handset - the handset
 * @csspart bubble - the message on it
 * @csspart boundary - where an SMS ends and the next begins
 * @csspart stop-mention - the STOP mention in the message
 * @csspart recipients - the box of the numbers
 * @csspart token - one number
 * @csspart message - the text
 * @csspart meter - the bars
 * @csspart bar - one SMS
 * @csspart bar-fill - what is used of it
 * @csspart bar-stop - what the STOP mention uses of it
 * @csspart counts - the figures under the bars
 * @csspart problems - what cannot be sent
 * @csspart way-out - a button that puts it right
 * @csspart replacements - what the network replaces
 * @csspart error - what is wrong with a field
 * @csspart panel - a part that was opened
 * @csspart send-bar - the foot
 * @csspart receipt - what was sent
 * @csspart refusal - why it was not
 * @csspart send - the button that sends
 * @csspart button - any other button
 * @csspart control - any other field
 * @csspart range - the choice of the range
 * @csspart switch - an option that is on or off
 * @csspart progress - how far a send or an import has got
 * @csspart code - the composed request as a program
 *
 * @cssprop [--sms-accent=light-dark(#0b6b63, #45c4b4)] - the button that sends, bars, focus
 * @cssprop [--sms-accent-text=light-dark(#fff, #04211e)] - text on it
 * @cssprop [--sms-surface=light-dark(#fff, #171b20)] - background
 * @cssprop [--sms-sunken=light-dark(#f6f8f9, #11151a)] - background of the preview, the foot and the panels
 * @cssprop [--sms-text=light-dark(#14181d, #e8ecf0)] - text
 * @cssprop [--sms-quiet=light-dark(#55616d, #a2adb8)] - text that is less important
 * @cssprop [--sms-line=light-dark(#d3dae0, #313943)] - lines between parts
 * @cssprop [--sms-edge=light-dark(#76828e, #7c8894)] - borders of what can be operated
 * @cssprop [--sms-warning=light-dark(#8a5200, #f0b45b)] - warnings
 * @cssprop [--sms-warning-surface=light-dark(#fff5e3, #2a2114)] - background of warnings
 * @cssprop [--sms-error=light-dark(#b3261e, #ff9a92)] - errors
 * @cssprop [--sms-error-surface=light-dark(#fdeceb, #2f1917)] - background of wrong numbers
 * @cssprop [--sms-bubble=light-dark(#e7ebef, #262d35)] - background of the message on the handset
 * @cssprop [--sms-radius=10px] - corners
 * @cssprop [--sms-gap=1.25rem] - space between parts
 * @cssprop [--sms-preview-width=18.5rem] - width of the preview beside the form
 */
export class SmsComposer extends HostSettings {
  static override styles = [colours, meterStyles, frame, controls, messageStyles];

  static override properties: PropertyDeclarations = Object.fromEntries(
    ["value", "draft", "range", "sender", "stop", "unicode", "name", "required", "disabled"].map((property) => [
      property,
      // Theirs are the accessors below; named here, so that what was set before the definition is kept.
      { attribute: false, noAccessor: true },
    ]),
  );

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "value", "recipients", ...OPTION_ATTRIBUTES];
  }

  /** Registers the element. A second registration, by a second copy of the module, warns and changes nothing. */
  static define(tag = "sms-composer", registry: CustomElementRegistry = customElements): void {
    defineOnce(tag, SmsComposer, registry);
  }

  #locale = new Locale(this, COMPOSER_LANGUAGES, () => this.#changed());
  #surface = new ComposerSurface(() => this.renderRoot ?? document.createDocumentFragment());
  #composing = new Composing({
    settings: this,
    surface: this.#surface,
    words: () => this.#locale.words,
    changed: () => this.#changed(),
    startAnew: () => {
      this.formResetCallback();
      this.focus();
    },
  });

  constructor() {
    super();
    this.addEventListener("click", (event) => {
      // A label outside was clicked: the browser clicks the element that it is for.
      if (event.composedPath()[0] === this) this.focus();
    });
  }

  /** The text as it was written. */
  get value(): string {
    return this.#store.snapshot.message;
  }
  set value(text: string) {
    this.#store.setMessage(asText(text));
  }

  /** The text at first and after a reset: the attribute `value`. */
  get defaultValue(): string {
    return asText(this.getAttribute("value"));
  }
  set defaultValue(text: string) {
    this.setAttribute("value", text);
  }

  /** The whole draft, wrong numbers included; what is not set is left out. */
  get draft(): SendDraft {
    return this.#store.draft;
  }
  set draft(draft: SendDraft | null | undefined) {
    const { message, recipients, options } = readDraft(draft);
    this.#store.replace(message, recipients, options);
    void this.#composing.checkNumbers();
  }

  /** Price range, by default `premium`. */
  get range(): Range {
    return this.#store.snapshot.options.range ?? "premium";
  }
  set range(range: Range) {
    this.#store.setOptions({ range: asRange(range) });
  }

  /** Sender ID, 3 to 11 characters; empty: the operator's short code. */
  get sender(): string {
    return this.#store.snapshot.options.sender ?? "";
  }
  set sender(sender: string) {
    this.#store.setOptions({ sender: asText(sender) });
  }

  /** Commercial message: the STOP mention is added. */
  get stop(): boolean {
    return this.#store.snapshot.options.stop ?? false;
  }
  set stop(stop: boolean) {
    this.#store.setOptions({ stop: Boolean(stop) });
  }

  /** Unicode mode: every character as it is, 70 in one SMS. */
  get unicode(): boolean {
    return this.#store.snapshot.options.unicode ?? false;
  }
  set unicode(unicode: boolean) {
    this.#store.setOptions({ unicode: Boolean(unicode) });
  }

  /** Puts the focus into the text. */
  override focus(options?: FocusOptions): void {
    this.#surface.text?.focus(options);
  }

  /** Does what the Send button does: says what stands in the way, asks where it must, sends. */
  async send(): Promise<void> {
    if (!this.isOff) await this.#composing.send();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#locale.connect();
    const kept = this.#composing.startKeeping();
    if (kept && this.value === this.defaultValue) this.draft = kept;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#locale.disconnect();
    this.#composing.stop();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    const option = optionDefault(name, value);
    if (option) this.#store.setOptions(option);
    else if (name === "value") this.#store.setDefaultMessage(this.defaultValue);
    else if (name === "recipients") {
      this.#store.setRecipients(handedOver(value ?? ""));
      void this.#composing.checkNumbers();
    }
  }

  formResetCallback(): void {
    const { problems, sending } = this.#composing;
    problems.clear();
    if (!sending.isBusy) sending.set({ step: "writing" });
    this.#store.replace(
      this.defaultValue,
      handedOver(this.getAttribute("recipients") ?? ""),
      optionDefaults(this),
      true,
    );
    void this.#composing.checkNumbers();
  }

  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state === "string") this.draft = JSON.parse(state) as SendDraft;
  }

  protected override firstUpdated(): void {
    this.tellForm();
  }

  protected override updated(): void {
    const labels = [...this.labels].filter((label) => label instanceof Element);
    if (this.#surface.text) takeName(this.#surface.text, labels, this.renderRoot.querySelector("#message-label"));
  }

  protected override render(): TemplateResult {
    const view = this.#view;
    return html`
      <fieldset
        class="composer"
        part="composer"
        lang=${view.words.locale}
        ?disabled=${this.isOff}
        @focusin=${this.#focused}
        @keydown=${this.#keyPressed}
        @change=${() => this.dispatchEvent(new Event("change", { bubbles: true }))}
      >
        ${composerLayout(view)}
        <div class="spoken" role="status"></div>
      </fieldset>
    `;
  }

  get #store(): DraftStore {
    return this.#composing.store;
  }

  get #view(): ComposerView {
    const shown = new Set(this.fields.split(/\s+/));
    const { store, sending, actions, panels } = this.#composing;
    return {
      words: this.#locale.words,
      snapshot: store.snapshot,
      sending: sending.state,
      prices: {
        premium: this.pricePremium,
        lowCost: this.priceLowCost,
        currency: this.currency,
        credits: this.credits,
      },
      locked: sending.isBusy,
      actions,
      panels,
      request: store.sendableRequest,
      shows: (field: FieldName) => field === "message" || shown.has(field),
      problemOf: (field: SendField) => this.#composing.problemOf(field),
    };
  }

  #focused(event: Event): void {
    if ((event.target as Element).id === "recipients") this.#composing.prepareNumbers();
  }

  #keyPressed(event: KeyboardEvent): void {
    if (event.key === "Escape" && !event.defaultPrevented && this.#composing.closePanel()) event.preventDefault();
  }

  /** In the same task as the change: a form that is read on the next line has it. */
  protected override tellForm(): void {
    const { store, liveIssues } = this.#composing;
    const { snapshot } = store;
    const validity = validityFlags(liveIssues, this.required, snapshot.message);
    const [issue] = liveIssues;
    const told: Issue = validity.valueMissing || !issue ? { field: "message", code: "required" } : issue;
    this.report({
      entries: formEntries(this.name, store.sendableRequest, snapshot),
      state: JSON.stringify(store.draft),
      validity,
      message: issueSentence(this.#locale.words.issue, told),
      anchor: this.#surface.text,
    });
  }

  #changed(): void {
    this.tellForm();
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sms-composer": SmsComposer;
  }
}
