import type { Issue, SendDraft, SendField } from "@sms-composer/core";
import { Announcer, type Figures } from "../view/announcer.ts";
import type { ComposerDom } from "../view/composer-dom.ts";
import type { ComposerActions } from "../view/view-model.ts";
import type { deliver } from "../features/sending/delivery.ts";
import { Autosave } from "../draft/autosave.ts";
import type { DraftStore } from "../draft/draft-store.ts";
import { FieldFeedback } from "../view/field-feedback.ts";
import type { HostSettings } from "../element/host-settings.ts";
import { issueSentence } from "../languages/issue-words.ts";
import type { FormMessages } from "../languages/en/form.ts";
import type { IssueMessages } from "../languages/en/issues.ts";
import type { SendingMessages } from "../languages/en/sending.ts";
import { DETAIL_FIELDS } from "../view/panel.ts";
import { Panels } from "./panels.ts";
import { RecipientIntake } from "../features/recipients/recipient-intake.ts";
import { additionTold } from "../features/recipients/recipient-messages.ts";
import { type ImportResult, without } from "../draft/recipient-changes.ts";
import { Sending } from "../features/sending/sending.ts";
import { ShownIssues } from "../draft/shown-issues.ts";

/** What the work needs of the element around it. */
export interface ComposerHost {
  readonly settings: HostSettings;
  readonly dom: ComposerDom;
  words(): FormMessages;
  /** What issues say: loads when it is first asked for. */
  issueWords(): IssueMessages | undefined;
  sendingWords(): SendingMessages | undefined;
  /** Waits for the words of issues and of what happens after Send. */
  prepareSending(): Promise<void>;
  /** Something changed: the form is told in the same task, the picture follows. */
  changed(): void;
  /** Puts everything back to the page's defaults. */
  startAnew(): void;
}

/** One message being written: its draft, its problems and its sending, and what a person can do with them. */
export class ComposerController {
  readonly store: DraftStore;
  readonly sending = new Sending(() => this.#host.changed());
  readonly feedback = new FieldFeedback();
  readonly panels = new Panels(() => this.#host.changed());
  readonly actions: ComposerActions;
  #host: ComposerHost;
  #intake: RecipientIntake;
  #announcer: Announcer;
  #shownIssues: ShownIssues;
  #isPreparing = false;
  #adding: Promise<boolean> | undefined;
  #delivery: typeof deliver | undefined;
  #storage = new Autosave(
    () => this.#host.settings.autosave,
    () => this.store.draft,
  );

  constructor(store: DraftStore, host: ComposerHost) {
    this.store = store;
    this.#shownIssues = new ShownIssues(store);
    this.#host = host;
    this.actions = this.#makeActions();
    this.#intake = new RecipientIntake(this.store, () => host.settings.country);
    this.#announcer = new Announcer((text) => host.dom.say(text));
  }

  problemOf(field: SendField): string | undefined {
    return this.feedback.sentence(field, this.#issuesShown(), (issue) => this.sentence(issue));
  }

  /** What an issue says; nothing until its words have loaded. */
  sentence(issue: Issue): string | undefined {
    const words = this.#host.issueWords();
    return words && issueSentence(words.issue, issue);
  }

  /** What keeps the message from being sent and is wrong at a field that this page does not show. */
  problemsOutOfSight(isShown: (field: SendField) => boolean): string[] {
    if (!this.feedback.isAttempted) return [];
    const hidden = this.#issuesShown().filter(({ field }) => !isShown(field));
    return hidden.map((issue) => `${issue.field}: ${this.sentence(issue) ?? ""}`);
  }

  /** @returns the draft that an earlier visit has left; from now on changes are kept */
  start(): SendDraft | undefined {
    if (this.sending.state.step === "writing" && this.#storage.mayHaveSent) this.#recallDoubt();
    return this.#storage.start();
  }

  /** The element has gone: nothing is said or kept any more. */
  stop(): void {
    this.#storage.stop();
    this.#announcer.stop();
  }

  /** The draft has changed: what was said of the last send is over, the figures are told, and the draft is kept. */
  draftChanged(): void {
    this.sending.outdate();
    this.#announcer.settle(() => this.#figures());
    this.#storage.keep();
  }

  /** The page's defaults are back: nothing is wrong, nothing has been sent, nothing is kept. */
  reset(): void {
    this.feedback.clear();
    this.#storage.forget();
    if (!this.sending.isBusy) this.sending.set({ step: "writing" });
  }

  /** Starts loading what knows the world's numbers. */
  prepareNumbers(): void {
    // A failure here is told when a number is added.
    this.#intake.prepare().catch(() => {});
  }

  /** Checks numbers that were handed in; false when what checks them did not load. */
  async checkNumbers(): Promise<boolean> {
    return this.#withNumbers(() =>
      this.#intake.check((numbers) => {
        this.#storage.except(() => this.store.setRecipients(numbers));
      }),
    );
  }

  /** Says what stands in the way, asks where it must, sends. */
  async send(): Promise<void> {
    // Pressed twice while something loads, it goes once.
    if (this.sending.isBusy || this.#isPreparing) return;
    this.#isPreparing = true;
    try {
      if (!(await this.#prepare())) return;
    } finally {
      this.#isPreparing = false;
    }
    const issues = this.#issues();
    if (issues.length > 0) return await this.#showProblems(issues);
    const { state } = this.sending;
    const { recipientCount, analysis } = this.store.snapshot;
    const isLarge = recipientCount * analysis.segments.length > this.#host.settings.confirmAbove;
    if (state.step === "unknown") this.sending.set({ step: "confirming", again: state });
    else if (isLarge) this.sending.set({ step: "confirming" });
    else await this.#deliver();
  }

  /** Starts loading what sends. */
  async prepareDelivery(): Promise<void> {
    if (!this.#delivery) ({ deliver: this.#delivery } = await import("../features/sending/delivery.ts"));
  }

  /** Closes the panel that was opened last, and goes back to where it was opened; false when none is open. */
  closePanel(): boolean {
    const closed = this.panels.closeLast();
    if (closed) this.#host.dom.focusOpener(closed);
    return closed !== undefined;
  }

  /** An earlier visit did not learn what became of its send: this one must not send again without asking. */
  #recallDoubt(): void {
    this.sending.set({ step: "unknown", refusal: { outcome: "unknown" }, accepted: [] });
    void this.#host.prepareSending().then(() => this.#host.changed());
  }

  /** @returns whether the numbers are all known and what sends is there */
  async #prepare(): Promise<boolean> {
    const { dom } = this.#host;
    await this.#numbersAdded();
    const { pendingNumber } = dom;
    if (pendingNumber) {
      if (!(await this.actions.addRecipients(pendingNumber))) return false;
      if (dom.pendingNumber === pendingNumber) dom.clearPendingNumber();
    }
    if (!(await this.checkNumbers())) return false;
    await this.#host.prepareSending();
    return true;
  }

  /** What was typed or imported has been read, also what came while that went on. */
  async #numbersAdded(): Promise<void> {
    const adding = this.#adding;
    await adding;
    if (adding !== this.#adding) await this.#numbersAdded();
  }

  #issuesShown(): readonly Issue[] {
    return this.#shownIssues.read(new Date(), this.#host.settings.maxRecipients, this.feedback.isAttempted);
  }

  #issues(): readonly Issue[] {
    return this.store.issues(new Date(), this.#host.settings.maxRecipients);
  }

  #makeActions(): ComposerActions {
    return {
      setOptions: (change) => {
        this.feedback.change(Object.keys(change));
        this.store.setOptions(change);
      },
      typed: (text) => {
        this.feedback.change(["message"]);
        this.store.setMessage(text);
      },
      rewrite: (text) => this.#host.dom.rewrite(text),
      addRecipients: (input) => {
        this.#adding = this.#withNumbers(async () => {
          this.feedback.change(["recipients"]);
          const added = await this.#intake.add(input);
          const { entries } = this.store.snapshot.recipients;
          this.#announcer.now(additionTold(this.#host.words(), added > 0 ? entries.slice(-added) : []));
        });
        return this.#adding;
      },
      importRecipients: async (cells, progress) => {
        let result: ImportResult | undefined;
        this.#adding = this.#withNumbers(async () => {
          result = await this.#intake.addMany(cells, progress);
        });
        await this.#adding;
        return result;
      },
      removeRecipients: (isGone) => {
        this.feedback.change(["recipients"]);
        const before = this.store.snapshot.recipients;
        const after = without(before, isGone);
        this.store.setRecipients(after);
        this.#announcer.now(this.#host.words().numberRemoved(before.entries.length - after.entries.length));
      },
      leave: (field) =>
        this.#host.dom.press.after(() => {
          this.feedback.leave(field);
          this.#host.changed();
        }),
      togglePanel: (name, isOpen) => this.panels.toggle(name, isOpen),
      send: () => void this.send(),
      confirm: () => void this.#deliver(),
      back: () => {
        if (this.sending.state.step === "confirming") this.sending.outdate();
      },
      cancel: () => this.sending.cancel(),
      startAnew: () => this.#host.startAnew(),
    };
  }

  async #withNumbers(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch {
      const { numbersUnchecked } = this.#host.words();
      this.feedback.refuse("recipients", numbersUnchecked);
      this.#announcer.now(numbersUnchecked);
      this.#host.changed();
      return false;
    }
  }

  #tellNotLoaded(): void {
    const { notLoaded } = this.#host.words();
    this.feedback.refuse("message", notLoaded);
    this.#announcer.now(notLoaded);
    this.#host.changed();
  }

  #figures(): Figures {
    const { analysis } = this.store.snapshot;
    const sms = this.#host.words().sms(analysis.segments.length);
    const sentences = analysis.issues.map((issue) => this.sentence(issue));
    return {
      key: [sms, analysis.encoding, ...sentences].join("\n"),
      text: [sms, ...sentences].filter(Boolean).join(". "),
    };
  }

  async #showProblems(issues: readonly Issue[]): Promise<void> {
    const words = this.#host.words();
    this.feedback.attempt();
    this.#host.changed();
    await this.#reveal(issues.map(({ field }) => field));
    issues.some(({ field }) => this.#host.dom.focusField(field));
    const sentences = issues.map((issue) => this.sentence(issue));
    this.#announcer.now(`${words.problemCount(issues.length)}: ${sentences.join(" ")}`);
  }

  async #reveal(fields: readonly SendField[]): Promise<void> {
    const { settings } = this.#host;
    const shown = settings.fields.split(/\s+/);
    if (!fields.some((field) => DETAIL_FIELDS.includes(field) && shown.includes(field))) return;
    await this.panels.open("details", this.#host.words().locale);
    this.#host.changed();
    await settings.updateComplete;
  }

  async #deliver(): Promise<void> {
    const words = this.#host.sendingWords();
    // What could not be said afterwards is not begun.
    if (!words || !this.#delivery) return this.#tellNotLoaded();
    const { store, sending, feedback } = this;
    const { settings, dom } = this.#host;
    await this.#delivery({
      store,
      sending,
      feedback,
      settings,
      dom,
      storage: this.#storage,
      words,
      formats: this.#host.words().formats,
      problemOf: (field) => this.problemOf(field),
      sentence: (issue) => this.sentence(issue),
      say: (text) => this.#announcer.now(text),
      changed: () => this.#host.changed(),
      reveal: (fields) => this.#reveal(fields),
    });
  }
}
