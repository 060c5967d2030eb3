import type { Issue, SendDraft, SendField, SendRequest } from "@sms-composer/core";
import { LIMITS } from "@sms-composer/core/requests";
import { Announcer, type Figures } from "./announcer.ts";
import { SmsErrorEvent, SmsSendEvent, SmsSentEvent } from "./composer-events.ts";
import type { ComposerSurface } from "./composer-surface.ts";
import type { ComposerActions } from "./composer-view.ts";
import { DraftStorage } from "./draft-storage.ts";
import type { DraftStore, Snapshot } from "./draft-store.ts";
import { sendToEndpoint } from "./endpoint-transport.ts";
import { FieldProblems } from "./field-problems.ts";
import type { HostSettings } from "./host-settings.ts";
import { issueSentence } from "./issue-words.ts";
import type { FormMessages } from "./messages/en/form.ts";
import type { IssueMessages } from "./messages/en/issues.ts";
import type { SendingMessages } from "./messages/en/sending.ts";
import { Panels } from "./panels.ts";
import { type ImportResult, RecipientIntake } from "./recipient-intake.ts";
import { without } from "./recipient-changes.ts";
import { acceptance, type Accepted, Sending, type SendResult, type Transport } from "./sending.ts";

/** These show in a panel only: it opens when there is something to say of one. */
const IN_DETAILS: ReadonlySet<SendField> = new Set(["tag", "responseUrl", "receiptUrl", "sandbox"]);

/** What the work needs of the element around it. */
export interface ComposingHost {
  readonly settings: HostSettings;
  readonly surface: ComposerSurface;
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
export class Composing {
  readonly store: DraftStore;
  readonly sending = new Sending(() => this.#host.changed());
  readonly problems = new FieldProblems();
  readonly panels = new Panels(() => this.#host.changed());
  readonly actions: ComposerActions;
  #host: ComposingHost;
  #intake: RecipientIntake;
  #announcer: Announcer;
  #isKeeping = false;
  #shownIssues: { readonly snapshot: Snapshot; readonly issues: readonly Issue[] } | undefined;
  #storage = new DraftStorage(
    () => this.#host.settings.autosave,
    () => this.store.draft,
  );

  constructor(store: DraftStore, host: ComposingHost) {
    this.store = store;
    this.#host = host;
    this.actions = this.#makeActions();
    this.#intake = new RecipientIntake(this.store, () => host.settings.country);
    this.#announcer = new Announcer((text) => host.surface.say(text));
  }

  problemOf(field: SendField): string | undefined {
    return this.problems.sentence(field, this.#issuesShown(), (issue) => this.sentence(issue));
  }

  /** What an issue says; nothing until its words have loaded. */
  sentence(issue: Issue): string | undefined {
    const words = this.#host.issueWords();
    return words && issueSentence(words.issue, issue);
  }

  /** What keeps the message from being sent and is wrong at a field that this page does not show. */
  problemsOutOfSight(isShown: (field: SendField) => boolean): string[] {
    if (!this.problems.isAttempted) return [];
    const hidden = this.#issuesShown().filter(({ field }) => !isShown(field));
    return hidden.map((issue) => `${issue.field}: ${this.sentence(issue) ?? ""}`);
  }

  /**
   * From now on the draft is kept: before, it is only the page's defaults.
   * @returns what an earlier visit has left
   */
  start(): SendDraft | undefined {
    this.#isKeeping = true;
    return this.#storage.kept;
  }

  /** The element has gone: nothing is said or kept any more. */
  stop(): void {
    this.#isKeeping = false;
    this.#storage.flush();
    this.#announcer.stop();
  }

  /** The draft has changed: what was said of the last send is over, the figures are told, and the draft is kept. */
  draftChanged(): void {
    const { step } = this.sending.state;
    if (step === "confirming" || step === "sent" || step === "refused") this.sending.set({ step: "writing" });
    this.#announcer.settle(() => this.#figures());
    if (this.#isKeeping) this.#storage.keep();
  }

  /** Starts loading what knows the world's numbers. */
  prepareNumbers(): void {
    // A failure here is told when a number is added.
    this.#intake.prepare().catch(() => {});
  }

  /** Checks numbers that were handed in; false when what checks them did not load. */
  async checkNumbers(): Promise<boolean> {
    return this.#withNumbers(() => this.#intake.check());
  }

  /** Says what stands in the way, asks where it must, sends. */
  async send(): Promise<void> {
    if (this.sending.isBusy) return;
    const { surface } = this.#host;
    if (surface.pendingNumber) {
      if (!(await this.actions.addRecipients(surface.pendingNumber))) return;
      surface.clearPendingNumber();
    }
    if (!(await this.checkNumbers())) return;
    await this.#host.prepareSending();
    const issues = this.#issues();
    if (issues.length > 0) return await this.#showProblems(issues);
    const { state } = this.sending;
    const { recipientCount, analysis } = this.store.snapshot;
    const isLarge = recipientCount * analysis.segments.length > this.#host.settings.confirmAbove;
    if (state.step === "unknown") this.sending.set({ step: "confirming", again: state });
    else if (isLarge) this.sending.set({ step: "confirming" });
    else await this.#deliver();
  }

  /** Closes the panel that was opened last, and goes back to where it was opened; false when none is open. */
  closePanel(): boolean {
    const closed = this.panels.closeLast();
    if (closed) this.#host.surface.focusOpener(closed);
    return closed !== undefined;
  }

  /** Asked for by every field of every drawing: worked out once for each moment of writing. */
  #issuesShown(): readonly Issue[] {
    const { snapshot } = this.store;
    const { maxRecipients } = this.#host.settings;
    if (!this.problems.isAttempted) return this.store.liveIssues(maxRecipients);
    if (this.#shownIssues?.snapshot !== snapshot) this.#shownIssues = { snapshot, issues: this.#issues() };
    return this.#shownIssues.issues;
  }

  #issues(): readonly Issue[] {
    return this.store.issues(new Date(), this.#host.settings.maxRecipients);
  }

  #makeActions(): ComposerActions {
    return {
      setOptions: (change) => {
        this.problems.change(Object.keys(change));
        this.store.setOptions(change);
      },
      typed: (text) => {
        this.problems.change(["message"]);
        this.store.setMessage(text);
      },
      rewrite: (text) => this.#host.surface.rewrite(text),
      addRecipients: (input) =>
        this.#withNumbers(async () => {
          this.problems.change(["recipients"]);
          const added = await this.#intake.add(input);
          this.#announcer.now(this.#host.words().numberAdded(added));
        }),
      importRecipients: async (cells, progress) => {
        let result: ImportResult | undefined;
        await this.#withNumbers(async () => {
          result = await this.#intake.addMany(cells, progress);
        });
        return result;
      },
      removeRecipients: (isGone) => {
        this.problems.change(["recipients"]);
        const before = this.store.snapshot.recipients;
        const after = without(before, isGone);
        this.store.setRecipients(after);
        this.#announcer.now(this.#host.words().numberRemoved(before.entries.length - after.entries.length));
      },
      leave: (field) => {
        this.problems.leave(field);
        this.#host.changed();
      },
      togglePanel: (name, isOpen) => this.panels.toggle(name, isOpen),
      send: () => void this.send(),
      confirm: () => void this.#deliver(),
      back: () => {
        const { state } = this.sending;
        if (state.step === "confirming") this.sending.set(state.again ?? { step: "writing" });
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
      this.problems.refuse("recipients", numbersUnchecked);
      this.#announcer.now(numbersUnchecked);
      this.#host.changed();
      return false;
    }
  }

  #tellNotLoaded(): void {
    const { notLoaded } = this.#host.words();
    this.problems.refuse("message", notLoaded);
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
    this.problems.attempt();
    this.#host.changed();
    await this.#reveal(issues.map(({ field }) => field));
    issues.some(({ field }) => this.#host.surface.focusField(field));
    const sentences = issues.map((issue) => this.sentence(issue));
    this.#announcer.now(`${words.problemCount(issues.length)}: ${sentences.join(" ")}`);
  }

  async #reveal(fields: readonly SendField[]): Promise<void> {
    const { settings } = this.#host;
    const shown = settings.fields.split(/\s+/);
    if (!fields.some((field) => IN_DETAILS.has(field) && shown.includes(field))) return;
    await this.panels.open("details", this.#host.words().locale);
    this.#host.changed();
    await settings.updateComplete;
  }

  async #deliver(): Promise<void> {
    const { settings } = this.#host;
    const words = this.#host.sendingWords();
    // What could not be said afterwards is not begun.
    if (!words) return this.#tellNotLoaded();
    const { request } = this.store;
    const event = new SmsSendEvent(request, inBatches(request));
    this.problems.clear();
    // What becomes of the page meanwhile must not cost what is being sent.
    this.#storage.flush();
    settings.dispatchEvent(event);
    const transport = this.#transportAfter(event, words);
    if (transport) {
      const segments = this.store.snapshot.analysis.segments.length;
      const requests = event.response ? [request] : event.batches;
      await this.#conclude(
        requests,
        await this.sending.run(requests, transport, { timeout: settings.timeout, segments }),
        words,
      );
    } else {
      this.sending.set({ step: "writing" });
      if (!event.defaultPrevented) settings.form?.requestSubmit();
    }
  }

  /** The page's own way first, then its function, then its address; none: the page sends, and says nothing of it. */
  #transportAfter({ response, defaultPrevented }: SmsSendEvent, words: SendingMessages): Transport | undefined {
    const { endpoint, transport } = this.#host.settings;
    if (response) return () => response;
    if (defaultPrevented) return undefined;
    if (transport) return transport;
    return endpoint ? (request, { signal }) => sendToEndpoint(endpoint, request, signal, words) : undefined;
  }

  async #conclude(
    requests: readonly SendRequest[],
    { accepted, refusal }: SendResult,
    words: SendingMessages,
  ): Promise<void> {
    const { settings, surface } = this.#host;
    for (const { request, receipt } of accepted) settings.dispatchEvent(new SmsSentEvent(request, receipt));
    const stopped = requests[accepted.length];
    if (!refusal || !stopped) {
      this.#storage.forget();
      return this.#announcer.now(acceptance(words, this.#host.words().formats, accepted));
    }
    if (accepted.length > 0) this.#keepOnlyUnsent(accepted);
    for (const { field, message } of refusal.fieldErrors ?? []) if (field) this.problems.refuse(field, message);
    for (const issue of refusal.issues ?? []) this.problems.refuse(issue.field, this.sentence(issue) ?? "");
    this.#host.changed();
    const { refused } = this.problems;
    const details = refused.map((field) => this.problemOf(field)).join(" ") || (refusal.message ?? "");
    this.#announcer.now(`${refusal.outcome === "unknown" ? words.unknown : words.notSent} ${details}`);
    await this.#reveal(refused);
    // Only from the button that sent it: somebody who went elsewhere meanwhile is not torn away.
    if (surface.hasFocusOnSend) refused.some((field) => surface.focusField(field));
    settings.dispatchEvent(new SmsErrorEvent(stopped, refusal));
  }

  /** Some batches have gone: whoever sends the rest must not reach those again. */
  #keepOnlyUnsent(accepted: readonly Accepted[]): void {
    const { state } = this.sending;
    const reached = new Set(accepted.flatMap(({ request }) => request.recipients));
    this.store.setRecipients(
      without(this.store.snapshot.recipients, ({ e164 }) => e164 !== undefined && reached.has(e164)),
    );
    this.sending.set(state);
  }
}

/** As many requests as the API's limit of recipients asks for. */
function inBatches(request: SendRequest): SendRequest[] {
  const { recipients } = request;
  return Array.from({ length: Math.ceil(recipients.length / LIMITS.recipients) }, (_, batch) => ({
    ...request,
    recipients: recipients.slice(batch * LIMITS.recipients, (batch + 1) * LIMITS.recipients),
  }));
}
