import { html, nothing, type TemplateResult } from "lit";
import type { Issue, SendDraft, SendField } from "@sms-composer/core";
import { validateSendRequest } from "@sms-composer/core/requests";
import { composerLayout } from "./composer-layout.ts";
import { ComposerSurface } from "./composer-surface.ts";
import type { ComposerView, FieldName } from "./composer-view.ts";
import { Composing } from "./composing.ts";
import type { DraftStore } from "./draft-store.ts";
import { formatsOf } from "./formats.ts";
import type { HostSettings } from "./host-settings.ts";
import { takeName } from "./labelling.ts";
import { Locale } from "./locale.ts";
import { type FormMessages, formWords } from "./messages/en/form.ts";
import type { IssueMessages } from "./messages/en/issues.ts";
import type { problems } from "./problems.ts";
import type { SendingReport, sendingReport } from "./sending-report.ts";
import { colours } from "./styles/colours.ts";
import { controls } from "./styles/controls.ts";
import { frame } from "./styles/frame.ts";
import { message } from "./styles/message.ts";
import { meter } from "./styles/meter.ts";

/** Until the page's language is known. */
const ENGLISH = formWords(formatsOf("en"));

/**
 * Everything of `<sms-composer>` that is seen and done. It loads when the element comes on a page: an application that
 * has the element on one page of many carries only the form control.
 */
export class ComposerRoom {
  static readonly styles = [colours, meter, frame, controls, message];

  #element: HostSettings;
  #store: DraftStore;
  #locale: Locale<"form">;
  /** Words that are only asked for in some cases. */
  #rare: { readonly issues: Locale<"issues">; readonly sending: Locale<"sending"> };
  #surface: ComposerSurface;
  #composing: Composing;
  #changed: () => void;
  #problems: typeof problems | undefined;
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
        load: async () => (await import("./messages/en/issues.ts")).issueWords,
      }),
      sending: new Locale(element, "sending", changedBesidesText, {
        load: async () => (await import("./messages/en/sending.ts")).sendingWords,
      }),
    };
    this.#surface = new ComposerSurface(() => element.renderRoot);
    this.#composing = new Composing(store, {
      settings: element,
      surface: this.#surface,
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
    return this.#surface.text;
  }

  /** The words of the page's language are there, or could not be had. */
  get wordsReady(): Promise<void> {
    return this.#locale.ready;
  }

  /** @returns the draft that an earlier visit has left */
  connect(): SendDraft | undefined {
    this.#locale.connect();
    return this.#composing.start();
  }

  disconnect(): void {
    this.#locale.disconnect();
    for (const locale of Object.values(this.#rare)) locale.disconnect();
    this.#composing.stop();
  }

  draftChanged(isText: boolean): void {
    if (!isText) this.#revision++;
    this.#composing.draftChanged();
  }

  settingsChanged(): void {
    this.#revision++;
  }

  /** What an issue says; nothing until its words have loaded. */
  sentence(issue: Issue): string | undefined {
    return this.#composing.sentence(issue);
  }

  /** Checks numbers that were handed in. */
  checkNumbers(): void {
    void this.#composing.checkNumbers();
  }

  async send(): Promise<void> {
    await this.#composing.send();
  }

  /** Nothing is wrong and nothing has been sent: the page's defaults are about to come back. */
  reset(): void {
    const { problems, sending } = this.#composing;
    problems.clear();
    if (!sending.isBusy) sending.set({ step: "writing" });
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
    const view = this.#view;
    return html`
      <fieldset
        class="composer"
        part="composer"
        lang=${view.words.locale}
        ?disabled=${isOff}
        @focusin=${this.#focused}
        @keydown=${this.#keyPressed}
        @change=${() => this.#element.dispatchEvent(new Event("change", { bubbles: true }))}
      >
        ${composerLayout(view)}
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
      this.#loadProblems().catch(() => {});
    }
    return issues.words;
  }

  #problemsIn(view: ComposerView): TemplateResult | typeof nothing {
    const words = this.#issueWords;
    return words && this.#problems ? this.#problems(view, words) : nothing;
  }

  async #loadProblems(): Promise<void> {
    if (this.#problems) return;
    ({ problems: this.#problems } = await import("./problems.ts"));
    this.#changed();
  }

  get #report(): SendingReport | undefined {
    const { words } = this.#rare.sending;
    return words && this.#makeReport?.(words);
  }

  get #view(): ComposerView {
    const { fields, pricePremium: premium, priceLowCost: lowCost, currency, credits } = this.#element;
    const shown = new Set(fields.split(/\s+/));
    const { sending, actions, panels } = this.#composing;
    const shows = (field: FieldName): boolean => field === "message" || shown.has(field);
    const view: ComposerView = {
      revision: this.#revision,
      words: this.#words,
      report: this.#report,
      snapshot: this.#store.snapshot,
      sending: sending.state,
      prices: { premium, lowCost, currency, credits },
      locked: sending.isBusy,
      actions,
      panels,
      request: () => this.#store.sendableRequest,
      shows,
      problemsOutOfSight: this.#composing.problemsOutOfSight(shows),
      problems: () => this.#problemsIn(view),
      sentence: (issue) => this.sentence(issue),
      problemOf: (field: SendField) => this.#composing.problemOf(field),
    };
    return view;
  }

  async #prepareSending(): Promise<void> {
    for (const locale of Object.values(this.#rare)) locale.connect();
    const load = async (): Promise<void> => {
      ({ sendingReport: this.#makeReport } = await import("./sending-report.ts"));
    };
    // Whoever sends is told what did not load.
    await Promise.allSettled([
      load(),
      this.#composing.prepareDelivery(),
      this.#loadProblems(),
      ...Object.values(this.#rare).map(({ ready }) => ready),
    ]);
  }

  #focused = (event: Event): void => {
    void this.#prepareSending();
    if ((event.target as Element).id === "recipients") this.#composing.prepareNumbers();
  };

  #keyPressed = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented && this.#composing.closePanel()) event.preventDefault();
  };
}
