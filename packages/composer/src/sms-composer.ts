import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Issue, Range, SendDraft, SendField, SendOutcome } from "@sms-composer/core";
import { Announcer } from "./announcer.ts";
import { SmsDraftChangeEvent, SmsErrorEvent, SmsSendEvent, SmsSentEvent } from "./composer-events.ts";
import type { ComposerActions, ComposerView, FieldName } from "./composer-view.ts";
import { type DraftOptions, DraftStore } from "./draft-store.ts";
import { sendToEndpoint } from "./endpoint-transport.ts";
import { formEntries, validityFlags } from "./form-association.ts";
import { issueSentence } from "./issue-words.ts";
import { takeName } from "./labelling.ts";
import { Locale } from "./locale.ts";
import { messageField } from "./message-field.ts";
import { routeFields, switches } from "./options-fields.ts";
import { preview } from "./preview.ts";
import { handedOver, RecipientIntake } from "./recipient-intake.ts";
import { without } from "./recipient-list.ts";
import { recipientsField } from "./recipients-field.ts";
import { estimate, sendBar } from "./send-bar.ts";
import { Sending, type Transport } from "./sending.ts";
import { controls } from "./styles/controls.ts";
import { frame } from "./styles/frame.ts";
import { message as messageStyles } from "./styles/message.ts";
import { replaceText } from "./text-editing.ts";

const DEFAULT_FIELDS = "recipients sender range stop unicode preview send";

/** Attributes that give an option its default. */
const OPTION_ATTRIBUTES = {
  range: "range",
  sender: "sender",
  stop: "stop",
  unicode: "unicode",
  tag: "tag",
  "response-url": "responseUrl",
  "receipt-url": "receiptUrl",
  sandbox: "sandbox",
} as const;

/** Milliseconds that an answer may take. */
const DEFAULT_TIMEOUT = 30_000;
/** A send of more SMS than this is summed up before it leaves. */
const DEFAULT_CONFIRM_ABOVE = 100;

/**
 * Writes an SMS and shows before sending what arrives, how many SMS it is and what it costs.
 *
 * @tag sms-composer
 * @attr value - the text at first, and after a reset
 * @attr recipients - the numbers at first, between commas
 * @attr name - put with a dot before the API's parameter names in the form's data
 * @fires sms-send - `SmsSendEvent`, cancelable: a validated request is about to leave
 * @fires sms-sent - `SmsSentEvent`: the API accepted it
 * @fires sms-error - `SmsErrorEvent`: it was refused, or nobody knows what became of it
 * @fires sms-draft-change - `SmsDraftChangeEvent`: the draft changed
 */
export class SmsComposer extends LitElement {
  static readonly formAssociated = true;

  static override styles = [frame, controls, messageStyles];

  static override properties: PropertyDeclarations = {
    value: { attribute: false, noAccessor: true },
    draft: { attribute: false, noAccessor: true },
    range: { attribute: false, noAccessor: true },
    sender: { attribute: false, noAccessor: true },
    stop: { attribute: false, noAccessor: true },
    unicode: { attribute: false, noAccessor: true },
    name: { attribute: false, noAccessor: true },
    required: { attribute: false, noAccessor: true },
    disabled: { attribute: false, noAccessor: true },
    transport: { attribute: false },
    endpoint: {},
    timeout: { type: Number },
    fields: {},
    country: {},
    confirmAbove: { type: Number, attribute: "confirm-above" },
    pricePremium: { type: Number, attribute: "price-premium" },
    priceLowCost: { type: Number, attribute: "price-low-cost" },
    currency: {},
    credits: { type: Number },
  };

  static override get observedAttributes(): string[] {
    return [
      ...super.observedAttributes,
      "value",
      "recipients",
      "name",
      "required",
      "disabled",
      ...Object.keys(OPTION_ATTRIBUTES),
    ];
  }

  /** Registers the element. A second registration, by a second copy of the module, warns and changes nothing. */
  static define(tag = "sms-composer", registry: CustomElementRegistry = customElements): void {
    const known = registry.get(tag);
    if (!known) registry.define(tag, SmsComposer);
    else if (known !== SmsComposer) console.warn(`<${tag}> is defined already; this copy of it is not used.`);
  }

  /** Sends a validated request. It goes before `endpoint`; a thrown error counts as an unknown outcome. */
  declare transport: Transport | undefined;
  /** Address on the page's own backend that takes a request as JSON by POST and answers a `SendOutcome`. */
  declare endpoint: string | undefined;
  /** Milliseconds to wait for an answer, by default 30,000. */
  declare timeout: number;
  /** Which fields show, between spaces: those of `SendRequest`, `preview` and `send`. The message is always there. */
  declare fields: string;
  /** ISO 3166-1 code of the country whose national numbers are understood, by default `FR`. */
  declare country: string | undefined;
  /** A send of more SMS than this asks before it leaves, by default 100. */
  declare confirmAbove: number;
  /** Price of one Premium SMS in `currency`. */
  declare pricePremium: number | undefined;
  /** Price of one Low Cost SMS in `currency`. */
  declare priceLowCost: number | undefined;
  /** ISO 4217 code, by default `EUR`. */
  declare currency: string;
  /** SMS that the account can still send. */
  declare credits: number | undefined;

  #internals = this.attachInternals();
  #store = new DraftStore(() => this.#draftChanged());
  #intake = new RecipientIntake(this.#store, () => this.country);
  #sending = new Sending(() => this.requestUpdate());
  #locale = new Locale(this, () => this.#localeChanged());
  #announcer = new Announcer((text) => this.#speak(text));
  #actions: ComposerActions = this.#makeActions();
  #isTextTouched = false;
  #isDisabled = false;
  #isAttempted = false;
  #left = new Set<SendField>();
  #refusals = new Map<SendField, string>();

  constructor() {
    super();
    this.timeout = DEFAULT_TIMEOUT;
    this.fields = DEFAULT_FIELDS;
    this.confirmAbove = DEFAULT_CONFIRM_ABOVE;
    this.currency = "EUR";
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
    this.#isTextTouched = true;
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
    const { message, recipients, scheduledAt, ...options } = draft ?? {};
    this.#isTextTouched = true;
    this.#store.replace(asText(message), handedOver(recipients ?? []), {
      ...options,
      ...(scheduledAt ? { scheduledAt: new Date(scheduledAt) } : {}),
    });
    this.#checkNumbers();
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

  get name(): string {
    return this.getAttribute("name") ?? "";
  }
  set name(name: string) {
    this.setAttribute("name", name);
  }

  /** Whether an empty text makes the form invalid. */
  get required(): boolean {
    return this.hasAttribute("required");
  }
  set required(isRequired: boolean) {
    this.toggleAttribute("required", Boolean(isRequired));
  }

  /** Its own; a disabled fieldset around it disables it as well. */
  get disabled(): boolean {
    return this.hasAttribute("disabled");
  }
  set disabled(isDisabled: boolean) {
    this.toggleAttribute("disabled", Boolean(isDisabled));
  }

  get type(): string {
    return "sms-composer";
  }
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }
  get labels(): NodeList {
    return this.#internals.labels;
  }
  get validity(): ValidityState {
    return this.#internals.validity;
  }
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  /** Puts the focus into the text. */
  override focus(options?: FocusOptions): void {
    this.#text?.focus(options);
  }

  /** Does what the Send button does: says what stands in the way, asks where it must, sends. */
  async send(): Promise<void> {
    if (this.#sending.busy || this.#isDisabled) return;
    const typed = this.renderRoot.querySelector<HTMLInputElement>("#recipients");
    if (typed?.value.trim() && (await this.#actions.addRecipients(typed.value))) typed.value = "";
    if (!(await this.#checkNumbers())) return;
    const issues = this.#store.issues(new Date());
    if (issues[0]) return this.#showProblems(issues);
    const { state } = this.#sending;
    const { sms } = estimate({ snapshot: this.#store.snapshot, prices: this.#prices });
    if (state.step === "unknown") this.#sending.set({ step: "confirming", again: state });
    else if (sms > this.confirmAbove) this.#sending.set({ step: "confirming" });
    else await this.#deliver();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#locale.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#locale.disconnect();
    this.#announcer.stop();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (name in OPTION_ATTRIBUTES) {
      const option = OPTION_ATTRIBUTES[name as keyof typeof OPTION_ATTRIBUTES];
      this.#store.setOptions({ [option]: this.#defaultOptions[option] });
    } else if (name === "value" && !this.#isTextTouched) this.#store.setMessage(this.defaultValue);
    else if (name === "recipients") {
      this.#store.setRecipients(handedOver(value ?? ""));
      this.#checkNumbers();
    } else if (name === "name" || name === "required") this.#syncForm();
  }

  formDisabledCallback(isDisabled: boolean): void {
    this.#isDisabled = isDisabled;
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.#isTextTouched = false;
    this.#forgetProblems();
    if (!this.#sending.busy) this.#sending.set({ step: "writing" });
    this.#store.replace(this.defaultValue, handedOver(this.getAttribute("recipients") ?? ""), this.#defaultOptions);
    this.#checkNumbers();
  }

  formStateRestoreCallback(state: string | File | FormData | null): void {
    if (typeof state === "string") this.draft = JSON.parse(state) as SendDraft;
  }

  protected override firstUpdated(): void {
    this.#syncForm();
  }

  protected override updated(): void {
    const labels = [...this.#internals.labels].filter((label) => label instanceof Element);
    if (this.#text) takeName(this.#text, labels, this.renderRoot.querySelector("#message-label"));
  }

  protected override render(): TemplateResult {
    const view = this.#view;
    return html`
      <fieldset
        class="composer"
        part="composer"
        lang=${view.words.locale}
        ?disabled=${this.#isDisabled}
        @focusin=${(event: Event) => this.#focused(event)}
        @change=${() => this.dispatchEvent(new Event("change", { bubbles: true }))}
      >
        <div class=${view.shows("preview") ? "columns" : "columns alone"}>
          <div class="form" part="form">
            ${view.shows("recipients") ? recipientsField(view) : nothing} ${routeFields(view)} ${messageField(view)}
            ${switches(view)}
          </div>
          ${view.shows("preview") ? preview(view) : nothing}
        </div>
        ${view.shows("send") ? sendBar(view) : nothing}
        <div class="spoken" role="status"></div>
      </fieldset>
    `;
  }

  get #text(): HTMLTextAreaElement | null {
    return this.renderRoot?.querySelector("textarea") ?? null;
  }

  get #defaultOptions(): DraftOptions {
    return {
      range: asRange(this.getAttribute("range")),
      sender: asText(this.getAttribute("sender")),
      stop: this.hasAttribute("stop"),
      unicode: this.hasAttribute("unicode"),
      tag: asText(this.getAttribute("tag")),
      responseUrl: asText(this.getAttribute("response-url")),
      receiptUrl: asText(this.getAttribute("receipt-url")),
      sandbox: this.hasAttribute("sandbox"),
    };
  }

  get #prices() {
    const { pricePremium: premium, priceLowCost: lowCost, currency, credits } = this;
    return { premium, lowCost, currency, credits };
  }

  get #view(): ComposerView {
    const shown = new Set(this.fields.split(/\s+/));
    return {
      words: this.#locale.words,
      snapshot: this.#store.snapshot,
      sending: this.#sending.state,
      prices: this.#prices,
      locked: this.#sending.busy,
      actions: this.#actions,
      shows: (field: FieldName) => field === "message" || shown.has(field),
      problemOf: (field: SendField) => this.#problemOf(field),
    };
  }

  #problemOf(field: SendField): string | undefined {
    const refusal = this.#refusals.get(field);
    if (refusal) return refusal;
    const issues = this.#isAttempted ? this.#store.issues(new Date()) : this.#store.liveIssues;
    const issue = issues.find((each) => each.field === field && each.code !== "unsupported-characters");
    const isTold = this.#isAttempted || this.#left.has(field) || field === "message" || field === "recipients";
    return issue && isTold ? issueSentence(this.#locale.words.issue, issue) : undefined;
  }

  #makeActions(): ComposerActions {
    const store = this.#store;
    return {
      setOptions: (change) => {
        for (const field of Object.keys(change)) this.#refusals.delete(field as SendField);
        store.setOptions(change);
      },
      typed: (text) => {
        this.#isTextTouched = true;
        this.#refusals.delete("message");
        store.setMessage(text);
      },
      rewrite: (text) => {
        if (this.#text) replaceText(this.#text, text);
      },
      addRecipients: async (input) => {
        this.#refusals.delete("recipients");
        try {
          const added = await this.#intake.add(input);
          this.#announcer.now(this.#locale.words.numberAdded(added));
          return true;
        } catch {
          this.#refuse("recipients", this.#locale.words.numbersUnchecked);
          return false;
        }
      },
      removeRecipients: (isGone) => {
        this.#refusals.delete("recipients");
        const before = store.snapshot.recipients;
        store.setRecipients(without(before, isGone));
        const gone = before.entries.length - store.snapshot.recipients.entries.length;
        this.#announcer.now(this.#locale.words.numberRemoved(gone));
      },
      leave: (field) => {
        this.#left.add(field);
        this.requestUpdate();
      },
      send: () => void this.send(),
      confirm: () => void this.#deliver(),
      back: () => {
        const { state } = this.#sending;
        if (state.step === "confirming") this.#sending.set(state.again ?? { step: "writing" });
      },
      cancel: () => this.#sending.cancel(),
      startAnew: () => {
        this.formResetCallback();
        this.focus();
      },
    };
  }

  #focused(event: Event): void {
    if ((event.target as Element).id === "recipients") this.#intake.prepare().catch(() => {});
  }

  #draftChanged(): void {
    const { step } = this.#sending.state;
    if (step === "confirming" || step === "sent" || step === "refused") this.#sending.set({ step: "writing" });
    this.#syncForm();
    this.requestUpdate();
    this.#tellFigures();
    this.dispatchEvent(new SmsDraftChangeEvent(this.draft));
  }

  #localeChanged(): void {
    this.#syncForm();
    this.requestUpdate();
  }

  /** In the same task as the change: a form that is read on the next line has it. */
  #syncForm(): void {
    const { snapshot } = this.#store;
    const { message } = snapshot;
    this.#internals.setFormValue(formEntries(this.name, this.#store.request, snapshot), JSON.stringify(this.draft));
    const issues = this.#store.liveIssues;
    const flags = validityFlags(issues, this.required, message);
    const issue: Issue = flags.valueMissing || !issues[0] ? { field: "message", code: "required" } : issues[0];
    this.#internals.setValidity(
      flags,
      Object.keys(flags).length > 0 ? issueSentence(this.#locale.words.issue, issue) : "",
      this.#text ?? undefined,
    );
  }

  #tellFigures(): void {
    const { analysis } = this.#store.snapshot;
    const { words } = this.#locale;
    const sentences = (): string[] => analysis.issues.map((issue) => issueSentence(words.issue, issue));
    const key = [analysis.segments.length, analysis.encoding, ...sentences()].join();
    this.#announcer.settle(key, () => [words.sms(analysis.segments.length), ...sentences()].join(". "));
  }

  #speak(text: string): void {
    const region = this.renderRoot.querySelector(".spoken");
    // A region that is told the same twice says it once; a blank makes it another text.
    if (region) region.textContent = region.textContent === text ? `${text}\u00a0` : text;
  }

  async #checkNumbers(): Promise<boolean> {
    try {
      await this.#intake.check();
      return true;
    } catch {
      this.#refuse("recipients", this.#locale.words.numbersUnchecked);
      return false;
    }
  }

  #refuse(field: SendField, sentence: string): void {
    this.#refusals.set(field, sentence);
    this.#announcer.now(sentence);
    this.requestUpdate();
  }

  #forgetProblems(): void {
    this.#isAttempted = false;
    this.#left.clear();
    this.#refusals.clear();
  }

  #showProblems(issues: readonly Issue[]): void {
    const { words } = this.#locale;
    this.#isAttempted = true;
    this.requestUpdate();
    const [first] = issues;
    if (first) this.#focusField(first.field);
    const sentences = issues.map((issue) => issueSentence(words.issue, issue));
    this.#announcer.now(`${words.problemCount(issues.length)}: ${sentences.join(" ")}`);
  }

  #focusField(field: SendField): boolean {
    const control = this.renderRoot.querySelector<HTMLElement>(
      `[data-field="${field}"] :is(textarea, input:not([type="radio"]), :checked)`,
    );
    control?.focus();
    return Boolean(control);
  }

  async #deliver(): Promise<void> {
    const { request } = this.#store;
    const event = new SmsSendEvent(request);
    this.#forgetProblems();
    this.dispatchEvent(event);
    const { endpoint, transport } = this;
    const words = this.#locale.words;
    const { response } = event;
    const how: Transport | undefined = response
      ? () => response
      : event.defaultPrevented
        ? undefined
        : (transport ??
          (endpoint ? (request, { signal }) => sendToEndpoint(endpoint, request, signal, words) : undefined));
    if (how) return this.#conclude(event, await this.#sending.run(request, how, this.timeout));
    this.#sending.set({ step: "writing" });
    if (!event.defaultPrevented) this.form?.requestSubmit();
  }

  #conclude({ request }: SmsSendEvent, outcome: SendOutcome): void {
    const { words } = this.#locale;
    if (outcome.outcome === "sent") {
      const total = outcome.segments * request.recipients.length;
      this.#announcer.now(words.sent(total, words.money(outcome.cost, outcome.currency)));
      this.dispatchEvent(new SmsSentEvent(request, outcome));
      return;
    }
    for (const { field, message } of outcome.fieldErrors ?? []) if (field) this.#refusals.set(field, message);
    for (const issue of outcome.issues ?? []) this.#refusals.set(issue.field, issueSentence(words.issue, issue));
    const details = [...this.#refusals.values()].join(" ") || (outcome.message ?? "");
    this.#announcer.now(`${outcome.outcome === "unknown" ? words.unknown : words.notSent} ${details}`);
    this.requestUpdate();
    // Only from the button that sent it: somebody who went elsewhere meanwhile is not torn away.
    if (this.shadowRoot?.activeElement?.id === "send")
      [...this.#refusals.keys()].some((field) => this.#focusField(field));
    this.dispatchEvent(new SmsErrorEvent(request, outcome));
  }
}

/** Line ends as a text field has them; anything that is no text is none. */
function asText(value: unknown): string {
  return typeof value === "string" ? value.replace(/\r\n?/g, "\n") : "";
}

/** `lowCost`, as an attribute also `low-cost`; anything else is the default. */
function asRange(value: unknown): Range {
  return typeof value === "string" && /^low-?cost$/i.test(value) ? "lowCost" : "premium";
}

declare global {
  interface HTMLElementTagNameMap {
    "sms-composer": SmsComposer;
  }
}
