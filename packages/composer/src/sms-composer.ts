import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import type { Issue, PriceRange } from "@sms-composer/core";
import { type ComposerDraft, OPTION_ATTRIBUTES, optionDefault, optionDefaults } from "./draft/draft-options.ts";
import { asRange, asText } from "./draft/attribute-values.ts";
import { SmsDraftChangeEvent } from "./element/draft-change-event.ts";
import type { ComposerUi } from "./composer/composer-ui.ts";
import { defineOnce } from "./element/define-once.ts";
import { readDraft } from "./draft/draft-reader.ts";
import { DraftStore } from "./draft/draft-store.ts";
import { FormEntries, issuesBeforeAnalysis, validityFlags } from "./element/form-association.ts";
import { TextSelection } from "./element/text-selection.ts";
import { place } from "./view/styles/place.ts";
import { toRecipientList } from "./draft/recipient-list.ts";

const NOT_YET = "This message cannot be sent yet.";

/**
 * Writes an SMS and shows before sending what arrives, how many SMS it is and what it costs.
 *
 * @tag sms-composer
 * @fires {SmsSendEvent} sms-send - cancelable: a validated request is about to leave
 * @fires {SmsSentEvent} sms-sent - the API accepted a request
 * @fires {SmsFoundEvent} sms-found - a request whose answer was lost turned out to have been accepted
 * @fires {SmsErrorEvent} sms-error - a request was refused, or nobody knows what became of it
 * @fires {SmsOwnNumbersChangeEvent} sms-own-numbers-change - somebody wrote other numbers of their own for tests
 * @fires {SmsTemplatesChangeEvent} sms-templates-change - somebody saved a template
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
 * @csspart counts - the counts under the bars
 * @csspart problems - what cannot be sent
 * @csspart fix - a button that puts it right
 * @csspart link-share - how much of the text its links take
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
 * @csspart rows - the rows of a file or of a list
 * @csspart template - the text of a template that is about to be inserted
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
 * @cssprop [--sms-gap=min(1.25rem, 5cqi)] - space between parts
 * @cssprop [--sms-preview-width=18.5rem] - width of the preview beside the form
 */
export class SmsComposer extends TextSelection {
  static override styles = place;
  static override properties: PropertyDeclarations = Object.fromEntries(
    ["value", "draft", "range", "sender", "stop", "unicode", "name", "required", "disabled", "readOnly"].map(
      (property) => [
        property,
        // Theirs are the accessors below; named here, so that what was set before the definition is kept.
        { attribute: false, noAccessor: true },
      ],
    ),
  );

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "value", "recipients", ...OPTION_ATTRIBUTES];
  }

  /** Registers the element. A second registration, by a second copy of the module, warns and changes nothing. */
  static define(tag = "sms-composer", registry: CustomElementRegistry = customElements): void {
    defineOnce(tag, SmsComposer, registry);
  }

  #store = new DraftStore((isText) => this.#draftChanged(isText));
  #entries = new FormEntries();
  #ui: ComposerUi | undefined;
  #uiReady: Promise<void> | undefined;
  #isFocusWanted = false;
  #isChangeHeld = false;
  /** The state that the browser brought back before the element was drawn. */
  #keptState: unknown;

  constructor() {
    super();
    this.addEventListener("click", (event) => {
      // A label outside was clicked: the browser clicks the element that it is for.
      if (event.composedPath()[0] === this) this.focus();
    });
  }

  /** The text as it was written. */
  get value(): string {
    return this.#store.written.message;
  }
  set value(text: string) {
    this.#store.setMessage(asText(`${text ?? ""}`));
  }

  /** The whole draft, wrong numbers included; what is not set is left out. */
  get draft(): ComposerDraft {
    return this.#store.draft;
  }
  set draft(draft: ComposerDraft | null | undefined) {
    this.#store.replace(readDraft(draft));
    this.#ui?.checkNumbers();
  }

  /** Every number of the draft, wrong ones as they were written: more than 1,000 are a reference in `draft`. */
  get numbers(): readonly string[] {
    return this.#store.numbers;
  }

  /** Price range, by default `premium`. */
  get range(): PriceRange {
    return this.#store.written.options.range ?? "premium";
  }
  set range(range: PriceRange) {
    this.#store.setOptions({ range: asRange(range) });
  }

  /** Sender ID, 3 to 11 characters; empty: the operator's short code. */
  get sender(): string {
    return this.#store.written.options.sender ?? "";
  }
  set sender(sender: string) {
    this.#store.setOptions({ sender: asText(sender) });
  }

  /** Commercial message: the STOP mention is added. */
  get stop(): boolean {
    return this.#store.written.options.stop ?? false;
  }
  set stop(stop: boolean) {
    this.#store.setOptions({ stop: Boolean(stop) });
  }

  /** Unicode mode: every character as it is, 70 in one SMS. */
  get unicode(): boolean {
    return this.#store.written.options.unicode ?? false;
  }
  set unicode(unicode: boolean) {
    this.#store.setOptions({ unicode: Boolean(unicode) });
  }

  /** A copy with the same draft, as a text area gives its text to its copy. */
  override cloneNode(isDeep?: boolean): Node {
    const copy = super.cloneNode(isDeep) as SmsComposer;
    copy.#store.put(this.#store.written);
    return copy;
  }

  /** Puts the focus into the text, now or as soon as it is drawn. */
  override focus(options?: FocusOptions): void {
    this.#isFocusWanted = !this.#ui?.text;
    this.#ui?.text?.focus(options);
  }

  /** Does what the Send button does: says what stands in the way, asks where it must, sends. */
  async send(): Promise<void> {
    await this.updateComplete;
    if (!this.isOff) await this.#ui?.send();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#ui) this.#ui.connect();
    else this.#uiReady ??= this.#enterUi();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ui?.disconnect();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    const option = optionDefault(name, value);
    if (option) this.#store.setOptions(option);
    else if (name === "value") this.#store.setDefaultMessage(this.defaultValue);
    else if (name === "recipients") {
      this.#store.setRecipients(toRecipientList(value ?? ""));
      this.#ui?.checkNumbers();
    }
  }

  override formResetCallback(): void {
    const recipients = toRecipientList(this.getAttribute("recipients") ?? "");
    this.#store.put({ message: this.defaultValue, recipients, options: optionDefaults(this) }, true);
    this.#ui?.reset();
    this.#ui?.checkNumbers();
  }

  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state !== "string") return;
    this.#keptState = JSON.parse(state) as unknown;
    this.#ui?.restore(this.#keptState);
  }

  /** The first drawing waits for what draws: the element appears whole. */
  protected override async scheduleUpdate(): Promise<void> {
    await (this.#ui ? this.#ui.ready : this.#uiReady);
    super.scheduleUpdate();
  }

  protected override firstUpdated(): void {
    this.updateForm();
    // What the page has set comes to one change, told once its numbers are read.
    void this.#ui?.checked.then(() => this.#isChangeHeld && this.#dispatchChange());
    if (this.#isFocusWanted) this.focus();
  }

  protected override willUpdate(settings: PropertyValues): void {
    if (settings.size > 0) this.#ui?.settingsChanged(settings);
  }

  protected override updated(): void {
    this.#ui?.drawn();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.#ui) return this.#ui.render(this.isOff);
    // Without it, a page has tried in vain to load it; a server has not.
    return this.isConnected
      ? html`<p role="alert" lang="en">This did not load. <button type="button" @click=${this.#tryAgain}>Try again</button></p>`
      : nothing;
  }

  /** Updates the form in the same task as the change: a form that is read on the next line has it. */
  protected override updateForm(): void {
    const { message, options } = this.#store.written;
    const issues = this.#ui?.liveIssues() ?? issuesBeforeAnalysis(message, options);
    const validity = validityFlags(issues, this.required, message);
    const issue: Issue | undefined = validity.valueMissing ? { field: "message", code: "required" } : issues[0];
    this.report({
      // Without a form nobody reads them, and of many numbers they are long.
      entries: this.form && this.#entries.read(this.name, this.#store),
      // Back would restore a message that has gone, and Send would send it to the same people again.
      state: this.#ui?.isSent ? "null" : this.#store.keptState,
      validity,
      message: (issue && this.#ui?.sentence(issue)) ?? NOT_YET,
      anchor: this.#ui?.text ?? null,
    });
  }

  protected override get textField(): HTMLTextAreaElement | null {
    return this.#ui?.text ?? null;
  }

  #tryAgain = (): void => {
    this.#uiReady ??= this.#enterUi();
    this.requestUpdate();
  };

  async #enterUi(): Promise<void> {
    try {
      const { ComposerUi } = await import("./composer/composer-ui.ts");
      this.#ui = new ComposerUi(this, this.#store, () => this.#changed());
    } catch {
      // Said in place of the element; the next time on the page tries again.
      this.#uiReady = undefined;
      return;
    }
    await this.#ui.enter(() => this.#keptState);
    this.#changed();
  }

  #draftChanged(isText: boolean): void {
    this.#ui?.draftChanged(isText);
    this.#changed();
    this.#isChangeHeld = true;
    if (this.hasUpdated) this.#dispatchChange();
  }

  #dispatchChange(): void {
    this.#isChangeHeld = false;
    this.dispatchEvent(new SmsDraftChangeEvent(this.draft));
  }

  #changed(): void {
    this.changeForm(this.#ui?.ready);
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "sms-composer": SmsComposer;
  }
}
