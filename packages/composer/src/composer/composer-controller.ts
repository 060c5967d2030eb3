import type { MessageAnalysis } from "@sms-composer/core";
import type { Autosave, KeptDraft } from "../draft/autosave.ts";
import { isOptedOut, NO_RECIPIENTS, without } from "../draft/recipient-list.ts";
import type { SendingStatus } from "../features/sending/sending.ts";
import { Announcer, type CountAnnouncement } from "../view/announcer.ts";
import type { ComposerActions, FieldsView, ListView } from "../view/view-model.ts";
import type { Lists } from "./lists.ts";
import type { ComposerParts } from "./composer-parts.ts";
import { Numbers } from "./numbers.ts";
import { Panels } from "./panels.ts";
import { Problems } from "./problems.ts";
import type { SendFlow } from "./send-flow.ts";

/** Units left in an SMS from which they are announced. */
const NEARLY_FULL = 20;

/** The state before anything was sent. */
const WRITING: SendingStatus = { state: "writing" };

/** One message being written: its draft, its problems and its sending, and the actions of a person. */
export class ComposerController {
  readonly problems: Problems;
  readonly panels: Panels;
  readonly numbers: Numbers;
  readonly actions: ComposerActions;
  #parts: ComposerParts;
  #announcer: Announcer;
  #storage: Autosave | undefined;
  #flow: SendFlow | undefined;
  #lists: Lists | undefined;
  #isPreparing = false;

  constructor(parts: ComposerParts) {
    const { dom } = parts;
    this.#parts = parts;
    this.panels = new Panels({
      element: parts.element,
      messages: parts.onDemand.panels,
      rows: parts.onDemand.rows,
      changed: parts.changed,
      adoptStyles: (styles) => dom.adoptStyles(styles),
    });
    this.problems = new Problems(parts, () => this.#analysis);
    this.#announcer = new Announcer((text) => dom.say(text));
    this.numbers = new Numbers({
      parts,
      feedback: this.problems.feedback,
      announcer: this.#announcer,
      unkept: (change) => this.#unkept(change),
    });
    this.actions = this.#makeActions();
  }

  /** @returns the draft that an earlier visit has left; from now on changes are kept */
  start(): KeptDraft | undefined {
    if (this.#flow) this.#flow.start();
    else if (this.#storage?.begunSend) void this.prepareSending();
    return this.#storage?.start();
  }

  /**
   * Loads what keeps the draft, where the page wants it kept. What does not load keeps nothing.
   * @returns whether it is there from now on
   */
  async loadStorage(): Promise<boolean> {
    const { element, store } = this.#parts;
    if (this.#storage || element.autosave === undefined) return false;
    const loaded = await import("../draft/autosave.ts").catch(() => undefined);
    if (!loaded || this.#storage) return false;
    this.#storage = new loaded.Autosave(
      () => element.autosave,
      () => store.kept,
    );
    return true;
  }

  /** Makes a change that is no edit of a person's, and keeps nothing for it. */
  #unkept(change: () => void): void {
    if (this.#storage) this.#storage.except(change);
    else change();
  }

  /** The element has gone: nothing is announced, kept or looked up any more. */
  stop(): void {
    this.#storage?.stop();
    this.#announcer.stop();
    this.#flow?.stop();
  }

  /** The draft has changed: what was known of the last send is over, the count is announced, the draft is kept. */
  draftChanged(): void {
    this.#flow?.draftChanged();
    this.#announcer.settle(() => this.#counts());
    this.#storage?.keep();
  }

  /** The page's defaults are back: nothing is wrong, nothing has been sent, nothing is kept. */
  reset(): void {
    this.problems.feedback.clear();
    this.#parts.dom.clearPendingNumber();
    this.numbers.resets++;
    this.#storage?.forget();
    this.#parts.element.list = undefined;
    this.#flow?.restart();
  }

  /** The list of people, once it has loaded. */
  get list(): ListView | undefined {
    return this.#lists?.view;
  }

  /** The fields of its columns, or those that the page names. */
  get textFields(): FieldsView | undefined {
    return this.#lists?.textFields;
  }

  /** Whether the text as it stands has its fields in other places than the one that is drawn. */
  get movesFields(): boolean {
    return this.#lists?.movesFields === true;
  }

  /** The page has given another list or other fields, or taken them back. */
  async changeList(): Promise<void> {
    const { element } = this.#parts;
    if (element.list || element.mergeFields || this.#lists) (await this.#loadLists()).change();
  }

  /** The page knows of other opt-outs. */
  async changeOptOuts(): Promise<void> {
    this.#lists?.change(true);
    await this.numbers.check();
  }

  get #optedOut(): number {
    return this.#parts.store.snapshot.recipients.entries.filter(isOptedOut).length;
  }

  async #loadLists(): Promise<Lists> {
    const { Lists: Made } = await import("./lists.ts");
    return (this.#lists ??= new Made(this.#parts, this.problems));
  }

  /** The state of the send. */
  get sending(): SendingStatus {
    return this.#flow?.status ?? WRITING;
  }

  /** Does what Send means now: however it is pressed, nothing is sent twice and no question is answered by it. */
  async send(): Promise<void> {
    const { dom } = this.#parts;
    // Pressed twice while something loads, it goes once.
    if (this.#isPreparing || this.#flow?.command === "nothing") return;
    if (this.#flow?.command === "show-question") return dom.focusFoot();
    this.#isPreparing = true;
    const { store } = this.#parts;
    const { message, options } = store.snapshot;
    try {
      if (!(await this.#prepare())) return;
    } finally {
      this.#isPreparing = false;
    }
    // The press was for what stood there; whoever has changed it meanwhile presses again.
    if (store.snapshot.message !== message || store.snapshot.options !== options) return;
    if (!this.#flow) return this.#showNotLoaded();
    this.problems.feedback.change(["message"]);
    await this.#flow.send();
  }

  /** Reads a file that was dropped or pasted. */
  importFile(file: File): void {
    void this.panels.take(file, this.#parts.model());
  }

  /** Closes the panel that was opened last; false when none is open. */
  closePanel(): boolean {
    const { dom } = this.#parts;
    const isInside = dom.focused?.closest("[part~=panel]");
    const closed = this.panels.closeLast();
    // Whoever writes elsewhere goes on writing.
    if (closed && isInside) dom.focusOpener(closed);
    return closed !== undefined;
  }

  /** The numbers are all known, and what sends is there. */
  async #prepare(): Promise<boolean> {
    const { dom } = this.#parts;
    await this.numbers.settled();
    const { pendingNumber } = dom;
    if (pendingNumber) {
      if (!(await this.actions.addRecipients(pendingNumber))) return false;
      if (dom.pendingNumber === pendingNumber) dom.clearPendingNumber();
    }
    const before = this.#optedOut;
    if (!(await this.numbers.check())) return false;
    // Whoever presses Send has not seen yet who is left out.
    if (this.#optedOut > before) {
      this.numbers.entry?.announceOptedOut();
      return false;
    }
    const problem = await this.#lists?.askOptOuts();
    if (problem) {
      this.#announcer.now(problem);
      return false;
    }
    await this.prepareSending();
    return true;
  }

  /** Loads what sends and what reports it; afterwards it is there, or could not be had. */
  async prepareSending(): Promise<void> {
    const { onDemand, changed, store } = this.#parts;
    const [loaded, lists] = await Promise.allSettled([
      import("./send-flow.ts"),
      this.#loadLists(),
      onDemand.prepareSending(),
    ]);
    await this.numbers.settled();
    // What could not be reported afterwards is not begun.
    if (this.#flow || loaded.status === "rejected" || lists.status === "rejected" || !onDemand.report) return;
    const { SendFlow: Flow } = loaded.value;
    const { problems, panels } = this;
    this.#flow = new Flow(this.#parts, {
      storage: () => this.#storage,
      announcer: this.#announcer,
      problems,
      panels,
      lists: lists.value,
      removeReached: (numbers, key) =>
        store.putChecked(
          without(store.snapshot.recipients, ({ e164 = "" }) => numbers.has(e164)),
          key,
        ),
    });
    this.#flow.start();
    changed();
  }

  #makeActions(): ComposerActions {
    const { element, store, dom, changed } = this.#parts;
    return {
      setOptions: (change) => {
        this.problems.feedback.change(Object.keys(change));
        store.setOptions(change);
      },
      scheduleFrom: (soonest) => {
        this.actions.setOptions({ scheduledAt: soonest });
        import("../features/schedule/proposed-time.ts").then(
          ({ proposeTime }) => proposeTime(store, soonest),
          () => {},
        );
      },
      typed: (text) => {
        this.problems.feedback.change(["message"]);
        this.#parts.typing();
        store.setMessage(text);
      },
      addRecipients: (input) => this.numbers.add((entry) => entry.add(input)),
      importRecipients: (cells, progress) => this.numbers.add((entry) => entry.import(cells, progress)),
      country: () => element.country,
      useList: (list) => {
        this.panels.toggle("import", false);
        element.list = list;
        store.setRecipients(NO_RECIPIENTS);
        dom.text?.focus();
      },
      removeRecipients: (isGone) => this.numbers.entry?.remove(isGone),
      restoreRecipients: (list) => store.setRecipients(list),
      leave: (field) =>
        dom.pointer.after(() => {
          this.problems.feedback.leave(field);
          changed();
        }),
      announce: (text) => this.#announcer.now(text),
      togglePanel: (name, isOpen) => this.panels.toggle(name, isOpen),
      send: () => void this.send(),
      confirm: () => void this.#flow?.confirm(),
      back: () => this.#flow?.back(),
      cancel: () => this.#flow?.cancel(),
      lookUp: () => void this.#flow?.lookUpNow(),
      startAnew: () => {
        // Whoever writes the next message is the same sender; the day, the tag and the list were this one's.
        const kept = { ...store.written.options };
        for (const own of ["scheduledAt", "tag", "list"] as const) delete kept[own];
        element.formResetCallback();
        store.setOptions(kept);
        if (!dom.focusField("recipients")) element.focus();
      },
    };
  }

  #showNotLoaded(): void {
    const { notLoaded } = this.#parts.onDemand.messages;
    this.problems.feedback.refuse("message", notLoaded);
    this.#announcer.now(notLoaded);
    this.#parts.changed();
  }

  /** The analysis of the text, or of what is written around its fields. */
  get #analysis(): MessageAnalysis {
    return this.textFields?.analysis ?? this.#parts.store.snapshot.analysis;
  }

  #counts(): CountAnnouncement {
    const analysis = this.#analysis;
    const { messages } = this.#parts.onDemand;
    const sms = this.textFields?.total ?? messages.sms(analysis.segments.length);
    const sentences = analysis.issues.map((issue) => this.problems.sentence(issue));
    // Who cannot see the meter hears when an SMS is nearly full, and when it is.
    const { unitsLeft } = analysis;
    const isTight = unitsLeft <= NEARLY_FULL && analysis.units > 0 && !this.textFields;
    return {
      key: [sms, analysis.encoding, isTight, isTight && !unitsLeft, ...sentences].join("\n"),
      text: [sms, isTight ? messages.left(unitsLeft) : "", ...sentences].filter(Boolean).join(". "),
    };
  }
}
