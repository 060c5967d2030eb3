import { html, nothing, type TemplateResult } from "lit";
import type { Issue, SendDraft, SendField } from "@sms-composer/core";
import { validateSendRequest } from "@sms-composer/core/requests";
import { type ComposerModel, composerTemplate } from "./composer-template.ts";
import { ComposerDom } from "../view/composer-dom.ts";
import type { ViewModel, FieldName } from "../view/view-model.ts";
import { ComposerController } from "./composer-controller.ts";
import type { DraftStore } from "../draft/draft-store.ts";
import { formatsOf } from "../languages/formats.ts";
import type { HostSettings } from "../element/host-settings.ts";
import { takeName } from "../element/labelling.ts";
import { Locale } from "../languages/locale.ts";
import { type FormMessages, formWords } from "../languages/en/form.ts";
import type { IssueMessages } from "../languages/en/issues.ts";
import type { fixes } from "../features/message/fixes.ts";
import type { SendingReport } from "../features/sending/send-bar-model.ts";
import type { sendingReport } from "../features/sending/sending-report.ts";
import { choices } from "../view/styles/choices.ts";
import { colours } from "../view/styles/colours.ts";
import { controls } from "../view/styles/controls.ts";
import { frame } from "../view/styles/frame.ts";
import { message } from "../features/message/message-styles.ts";
import { meter } from "../features/message/meter-styles.ts";

/** Until the page's language is known. */
const ENGLISH = formWords(formatsOf("en"));

/**
 * Everything of `<sms-composer>` that is seen and done. It loads when the element comes on a page: an application that
 * has the element on one page of many carries only the form control.
 */
export class ComposerUi {
  static readonly styles = [colours, meter, frame, choices, controls, message];

  #element: HostSettings;
  #store: DraftStore;
  #locale: Locale<"form">;
  /** Words that are only asked for in some cases. */
  #rare: { readonly issues: Locale<"issues">; readonly sending: Locale<"sending"> };
  #dom: ComposerDom;
  #controller: ComposerController;
  #changed: () => void;
  #fixes: typeof fixes | undefined;
  #makeReport: typeof sendingReport | undefined;
  #revision = 0;
  #named: { readonly revision: number; readonly labels: readonly Element[] } | undefined;

  /** @param changed tells the form in the same task, and has everything drawn again */
  constructor(element: HostSettings & { formResetCallback(): void }, store: DraftStore, changed: () => void) {
    const changedBesidesText = (): void => {
      this.#revision++;
      changed();
    };
    this.#changed = changedBesidesText;
    this.#element = element;
    this.#store = store;
    store.useRules(validateSendRequest);
    this.#locale = new Locale(element, "form", changedBesidesText, { words: formWords });
    this.#rare = {
      issues: new Locale(element, "issues", changedBesidesText, {
        load: async () => (await import("../languages/en/issues.ts")).issueWords,
      }),
      sending: new Locale(element, "sending", changedBesidesText, {
        load: async () => (await import("../languages/en/sending.ts")).sendingWords,
      }),
    };
    this.#dom = new ComposerDom(() => element.renderRoot);
    this.#controller = new ComposerController(store, {
      settings: element,
      dom: this.#dom,
      words: () => this.#words,
      issueWords: () => this.#issueWords,
      sendingWords: () => this.#report && this.#rare.sending.words,
      prepareSending: () => this.#prepareSending(),
      changed: changedBesidesText,
      startAnew: () => {
        element.formResetCallback();
        element.focus();
      },
    });
  }

  /** The text field, once it is drawn. */
  get text(): HTMLTextAreaElement | null {
    return this.#dom.text;
  }

  /** The words of the page's language are there, or could not be had. */
  get wordsReady(): Promise<void> {
    return this.#locale.ready;
  }

  /** @returns the draft that an earlier visit has left */
  connect(): SendDraft | undefined {
    this.#locale.connect();
    // Moved on the page while something is asked or told: that follows the language as well.
    if (this.#rare.sending.words) this.#rare.sending.connect();
    return this.#controller.start();
  }

  disconnect(): void {
    this.#locale.disconnect();
    for (const locale of Object.values(this.#rare)) locale.disconnect();
    this.#controller.stop();
  }

  draftChanged(isText: boolean): void {
    if (!isText) this.#revision++;
    this.#controller.draftChanged();
  }

  settingsChanged(): void {
    this.#revision++;
  }

  /** What an issue says; nothing until its words have loaded. */
  sentence(issue: Issue): string | undefined {
    return this.#controller.sentence(issue);
  }

  /** Checks numbers that were handed in. */
  checkNumbers(): void {
    void this.#controller.checkNumbers();
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
    const labels = [...this.#element.labels].filter((label) => label instanceof Element);
    const revision = this.#revision;
    const isNamed = this.#named?.revision === revision && labels.every((label, i) => label === this.#named?.labels[i]);
    if (!this.text || (isNamed && labels.length === this.#named?.labels.length)) return;
    this.#named = { revision, labels };
    takeName(this.text, labels, this.#element.renderRoot.querySelector("#message-label"));
  }

  render(isOff: boolean): TemplateResult {
    const model = this.#model;
    return html`
      <fieldset
        class="composer"
        part="composer"
        lang=${model.words.locale}
        ?disabled=${isOff}
        @focusin=${this.#focused}
        @keydown=${this.#keyPressed}
        @pointerdown=${this.#dom.press.begin}
        @change=${() => this.#element.dispatchEvent(new Event("change", { bubbles: true }))}
      >
        ${composerTemplate(model)}
        <div class="spoken" role="status"></div>
      </fieldset>
    `;
  }

  get #words(): FormMessages {
    return this.#locale.words ?? ENGLISH;
  }

  get #issueWords(): IssueMessages | undefined {
    const { issues } = this.#rare;
    if (!issues.isConnected && this.#element.isConnected) {
      issues.connect();
      // Without it the sentences are still said; Send tries again.
      this.#loadFixes().catch(() => {});
    }
    return issues.words;
  }

  #fixesIn(view: ViewModel): TemplateResult | typeof nothing {
    const words = this.#issueWords;
    return words && this.#fixes ? this.#fixes(view, words) : nothing;
  }

  async #loadFixes(): Promise<void> {
    if (this.#fixes) return;
    ({ fixes: this.#fixes } = await import("../features/message/fixes.ts"));
    this.#changed();
  }

  get #report(): SendingReport | undefined {
    const { words } = this.#rare.sending;
    return words && this.#makeReport?.(words);
  }

  get #model(): ComposerModel {
    const { fields, pricePremium: premium, priceLowCost: lowCost, currency, credits } = this.#element;
    const shown = new Set(fields.split(/\s+/));
    const { sending, actions, panels } = this.#controller;
    const shows = (field: FieldName): boolean => field === "message" || shown.has(field);
    const model: ComposerModel = {
      revision: this.#revision,
      words: this.#words,
      report: this.#report,
      snapshot: this.#store.snapshot,
      sending: sending.state,
      prices: { premium, lowCost, currency, credits },
      locked: sending.isBusy || this.#element.readOnly,
      actions,
      panels,
      request: () => this.#store.sendableRequest,
      shows,
      problemsOutOfSight: this.#controller.problemsOutOfSight(shows),
      fixes: () => this.#fixesIn(model),
      sentence: (issue) => this.sentence(issue),
      problemOf: (field: SendField) => this.#controller.problemOf(field),
    };
    return model;
  }

  async #prepareSending(): Promise<void> {
    for (const locale of Object.values(this.#rare)) locale.connect();
    const load = async (): Promise<void> => {
      ({ sendingReport: this.#makeReport } = await import("../features/sending/sending-report.ts"));
    };
    // Whoever sends is told what did not load.
    await Promise.allSettled([
      load(),
      this.#controller.prepareDelivery(),
      this.#loadFixes(),
      ...Object.values(this.#rare).map(({ ready }) => ready),
    ]);
  }

  #focused = (event: Event): void => {
    void this.#prepareSending();
    if ((event.target as Element).id === "recipients") this.#controller.prepareNumbers();
  };

  #keyPressed = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented && this.#controller.closePanel()) event.preventDefault();
  };
}
