import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Issue, SendField } from "@sms-composer/core";
import { analyzeRequestText } from "@sms-composer/core/validation";
import type { KeptDraft } from "../draft/autosave.ts";
import { readKeptDraft } from "../draft/kept-draft.ts";
import { newIdempotencyKey } from "../draft/idempotency-key.ts";
import type { DraftStore } from "../draft/draft-store.ts";
import { isShallowEqual } from "../draft/shallow-equality.ts";
import type { HostSettings } from "../element/host-settings.ts";
import { takeName } from "../element/labelling.ts";
import { copyTextAttributes, TEXT_ATTRIBUTES } from "../element/text-attributes.ts";
import { estimate, withCredits } from "../features/sending/estimate.ts";
import { message } from "../features/message/message-styles.ts";
import { meter } from "../features/message/meter-styles.ts";
import { ComposerDom } from "../view/composer-dom.ts";
import { PaintWait } from "../view/paint-wait.ts";
import { choices } from "../view/styles/choices.ts";
import { colours } from "../view/styles/colours.ts";
import { controls } from "../view/styles/controls.ts";
import { frame } from "../view/styles/frame.ts";
import type { FieldName } from "../view/view-model.ts";
import { ComposerController } from "./composer-controller.ts";
import { type ComposerModel, composerTemplate } from "./composer-template.ts";
import { OnDemand } from "./on-demand.ts";
import { pricesOf } from "./prices.ts";

/** Time for which it waits for the messages of its language before it appears in English, in milliseconds. */
const PATIENCE = 1000;

/**
 * Everything of `<sms-composer>` that is seen and done. It loads when the element comes on a page: an application that
 * has the element on one page of many carries only the form control.
 */
export class ComposerUi {
  #element: HostSettings;
  #store: DraftStore;
  #onDemand: OnDemand;
  #dom: ComposerDom;
  #controller: ComposerController;
  #paintWait = new PaintWait();
  #isTyping = false;
  #revision = 0;
  #checking: Promise<unknown> = Promise.resolve();
  #attributes = new MutationObserver(() => this.text && copyTextAttributes(this.#element, this.text));
  #connection: AbortController | undefined;
  /** The labels that the text was named after, with the revision that they were of. */
  #named: readonly unknown[] | undefined;

  /** @param changed tells the form in the same task, and has everything drawn again */
  constructor(element: HostSettings, store: DraftStore, changed: () => void) {
    const changedBesidesText = (): void => {
      this.#revision++;
      this.#paintWait.stop();
      changed();
    };
    this.#element = element;
    this.#store = store;
    store.useKeys(newIdempotencyKey);
    store.useAnalysis(analyzeRequestText);
    this.#onDemand = new OnDemand(element, changedBesidesText, (styles) => this.#dom.adoptStyles(styles));
    this.#dom = new ComposerDom(() => element.renderRoot);
    this.#controller = new ComposerController({
      element,
      store,
      dom: this.#dom,
      onDemand: this.#onDemand,
      model: () => this.#model,
      estimate: (snapshot) => estimate(snapshot, pricesOf(element)),
      changed: changedBesidesText,
      typing: () => (this.#isTyping = true),
    });
  }

  /** The text field, once it is drawn. */
  get text(): HTMLTextAreaElement | null {
    return this.#dom.text;
  }

  /**
   * Comes on the page: in its language where that is there soon, and with the draft of an earlier visit.
   * @param keptState what the browser has brought back by the time that it is asked
   */
  async enter(keptState: () => unknown): Promise<void> {
    const element = this.#element;
    await this.#controller.loadStorage();
    const kept = element.isConnected ? this.connect() : undefined;
    // It appears in its language, not in English first; but it appears.
    const { numbers } = this.#controller;
    const { issues, replacements } = this.#store.snapshot.analysis;
    const notes = (issues[0] ?? replacements[0]) && this.#onDemand.prepareIssues();
    const drawable = Promise.all([this.#onDemand.messagesReady, numbers.drawable(), notes]);
    await Promise.race([drawable, new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    this.#dom.adoptStyles(colours, meter, frame, choices, controls, message);
    if (kept && this.#store.snapshot.message === (element.getAttribute("value") ?? "")) this.restore(kept);
    this.restore(keptState());
    if (element.list || element.mergeFields) this.settingsChanged(new Map([["list", undefined]]));
    this.checkNumbers();
  }

  /** @returns the draft that an earlier visit has left */
  connect(): KeptDraft | undefined {
    this.#onDemand.connect();
    this.#attributes.observe(this.#element, { attributeFilter: TEXT_ATTRIBUTES });
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    // A tab that gets hidden has no frame to wait for.
    document.addEventListener("visibilitychange", () => this.#paintWait.stop(), { signal });
    if (this.#element.hasAttribute("autofocus"))
      void import("../element/autofocus.ts").then(({ autofocus }) => autofocus(this.#element, signal));
    return this.#controller.start();
  }

  disconnect(): void {
    this.#connection?.abort();
    this.#attributes.disconnect();
    this.#onDemand.disconnect();
    this.#controller.stop();
  }

  /** Brings back a draft that was kept; only what shows, so that nobody sends what they do not see. */
  restore(kept: unknown): void {
    // Of the same draft the storage has more than the browser's own state: many numbers.
    if (!kept || Object(kept).idempotencyKey === this.#store.idempotencyKey) return;
    const shown = this.#element.fields.split(/\s+/);
    this.#store.put(readKeptDraft(kept, this.#store.snapshot, (field) => shown.includes(field)));
    this.checkNumbers();
  }

  draftChanged(isText: boolean): void {
    if (!isText) this.#revision++;
    // The letter shows first, and what it changes afterwards; a field that it moves takes its colour along at once.
    if (this.#isTyping && !this.#controller.movesFields) this.#paintWait.start();
    else this.#paintWait.stop();
    // A listener of the page that changes the draft is no typing.
    this.#isTyping = false;
    this.#controller.draftChanged();
  }

  /** Resolves when it may be drawn; undefined: at once. */
  get ready(): Promise<void> | undefined {
    return this.#paintWait.ready;
  }

  settingsChanged(changed: PropertyValues): void {
    this.#revision++;
    if (changed.has("optOuts")) void this.#controller.changeOptOuts();
    if (changed.has("autosave")) void this.#keepDraft();
    if (changed.has("list") || changed.has("mergeFields")) void this.#controller.changeList().catch(() => {});
  }

  /** The page wants the draft kept from now on. */
  async #keepDraft(): Promise<void> {
    if ((await this.#controller.loadStorage()) && this.#element.isConnected) this.#controller.start();
  }

  /** Whether the message that shows has certainly been sent, to everybody. */
  get isSent(): boolean {
    return this.#controller.sending.state === "sent";
  }

  /** The issues that show while somebody writes. */
  liveIssues(): readonly Issue[] {
    const issues = this.#controller.problems.issues.live(this.#element.maxRecipients);
    const { text } = this;
    return text && text.minLength > 0 && text.validity.tooShort
      ? [...issues, { field: "message", code: "too-short", params: { min: text.minLength } }]
      : issues;
  }

  /** The sentence for an issue; nothing until its messages have loaded. */
  sentence(issue: Issue): string | undefined {
    return this.#controller.problems.sentence(issue);
  }

  /** Checks numbers that were handed in. */
  checkNumbers(): void {
    this.#checking = this.#controller.numbers.check();
  }

  /** The numbers that were handed in have been checked, or could not be. */
  get checked(): Promise<unknown> {
    return this.#checking;
  }

  async send(): Promise<void> {
    await this.#controller.send();
  }

  /** The page's defaults are back: nothing is wrong, nothing has been sent, nothing is kept. */
  reset(): void {
    this.#controller.reset();
  }

  /** After each drawing: labels outside name the text. */
  drawn(): void {
    const { text } = this;
    const labels = [...this.#element.labels] as Element[];
    const basis = [this.#revision, ...labels];
    if (!text || isShallowEqual(basis, this.#named)) return;
    if (!this.#named) copyTextAttributes(this.#element, text);
    this.#named = basis;
    takeName(text, labels, this.#element.renderRoot.querySelector("#message-label"));
  }

  render(isOff: boolean): TemplateResult {
    const model = this.#model;
    return html`
      <fieldset
        class="composer"
        part="composer"
        aria-label=${this.#element.getAttribute("aria-label") ?? "SMS"}
        lang=${model.messages.locale}
        ?disabled=${isOff}
        @focusin=${this.#focused}
        @keydown=${this.#controller.panels.areClosed ? nothing : this.#keyPressed}
        @dragover=${this.#fileOver}
        @drop=${this.#fileReceived}
        @paste=${this.#fileReceived}
        @pointerdown=${this.#dom.pointer.begin}
        @change=${() => this.#element.dispatchEvent(new Event("change", { bubbles: true }))}
      >
        ${composerTemplate(model)}
        <div class="spoken" role="status"></div>
      </fieldset>
    `;
  }

  get #model(): ComposerModel {
    const { actions, panels, sending, problems } = this.#controller;
    const shown = new Set(this.#element.fields.split(/\s+/));
    const shows = (field: FieldName): boolean => field === "message" || shown.has(field);
    const { list, textFields } = this.#controller;
    const prices = pricesOf(this.#element);
    const model: ComposerModel = {
      revision: this.#revision,
      messages: this.#onDemand.messages,
      report: this.#onDemand.report,
      snapshot: textFields ? { ...this.#store.snapshot, analysis: textFields.analysis } : this.#store.snapshot,
      sending,
      prices,
      list,
      textFields,
      sum: list ? withCredits(list.sum, prices) : estimate(this.#store.snapshot, prices, textFields?.range),
      listTotal: textFields?.total,
      locked: sending.state === "sending" || this.#element.readOnly,
      isAttempted: problems.feedback.isAttempted,
      actions,
      panels,
      numbers: this.#controller.numbers.entry?.view,
      request: () => this.#store.sendableRequest,
      shows,
      hasTemplates: Boolean(this.#element.templates),
      problemsOutOfSight: problems.outOfSight(shows),
      fixes: (arriving) => this.#onDemand.fixes(model, arriving),
      excess: () => this.#onDemand.excess(model.snapshot.analysis),
      sentence: (issue) => this.sentence(issue),
      problemOf: (field: SendField) => problems.problemOf(field),
      detailOf: (field: SendField) => problems.feedback.detail(field),
    };
    return model;
  }

  #focused = (event: Event): void => {
    void this.#controller.prepareSending();
    if ((event.target as Element).id === "recipients") this.#controller.numbers.prepare();
  };

  #fileOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes("Files") && this.#takesFiles) event.preventDefault();
  };

  /** A file that is dropped, or pasted, wherever on the element. */
  #fileReceived = (event: Event): void => {
    const data = event instanceof DragEvent ? event.dataTransfer : (event as ClipboardEvent).clipboardData;
    const [file] = data?.files ?? [];
    // Cells come with a picture of themselves.
    if (!file || data?.types.includes("text/plain") || !this.#takesFiles) return;
    event.preventDefault();
    this.#controller.importFile(file);
  };

  get #takesFiles(): boolean {
    const { shows, locked } = this.#model;
    return shows("recipients") && shows("import") && !locked;
  }

  #keyPressed = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented && this.#controller.closePanel()) event.preventDefault();
  };
}
