import { SmsOwnNumbersChangeEvent } from "../element/composer-events.ts";
import type { PeopleList, SentList } from "../draft/people-list.ts";
import type { ListPanel } from "../features/list/list-panel.ts";
import type { MergeFields } from "../features/list/merge-fields.ts";
import type { FieldProblem, FieldsView, ListView, TestHost, TestMessage } from "../view/view-model.ts";
import { insertText } from "../view/text-editing.ts";
import type { ComposerParts } from "./composer-parts.ts";
import { pricesOf } from "./prices.ts";
import type { Problems } from "./problems.ts";
import type { TestSend } from "./test-send.ts";

/** Rows that a backend takes of one list by default. */
const MAX_ROWS = 5000;

/** The list of people that a message goes to, or the fields that the page names; what shows them loads with the first. */
export class Lists {
  #parts: ComposerParts;
  #problems: Problems;
  #test: TestSend | undefined;
  #loading: Promise<void> = Promise.resolve();
  #panel: ListPanel | undefined;
  #list: PeopleList | undefined;
  #fields: string | undefined;
  #mergeFields: MergeFields | undefined;
  #hasStyles = false;
  #sending: typeof import("../features/list/list-to-send.ts") | undefined;

  constructor(parts: ComposerParts, problems: Problems) {
    this.#parts = parts;
    this.#problems = problems;
  }

  /** The list as it shows; none while there is none, or while it loads. */
  get view(): ListView | undefined {
    const { store, element, onDemand } = this.#parts;
    const { messages } = onDemand.list;
    const id = store.snapshot.options.list?.listId;
    if (!messages || id === undefined || this.#panel?.work?.reference.listId !== id) return undefined;
    this.#panel.follow(store.snapshot, pricesOf(element).byCountry, messages);
    return this.#panel;
  }

  /** The fields of the list's columns; without a list, those that the page names. */
  get textFields(): FieldsView | undefined {
    const { store, onDemand } = this.#parts;
    const { messages } = onDemand.list;
    return this.view ?? (messages && this.#mergeFields?.follow(store.snapshot, messages));
  }

  /** Whether the text as it stands has its fields in other places than the one that is drawn. */
  get movesFields(): boolean {
    const fields = this.#panel?.work ? this.#panel : this.#mergeFields;
    return fields?.movesFields(this.#parts.store.written.message) === true;
  }

  /**
   * The page has given another list or other fields, or taken them back.
   * @param isReread whether the same list is read anew, since other numbers want no messages
   */
  change(isReread = false): void {
    const { element } = this.#parts;
    // Until the source of opt-outs has answered, the list cannot be sent.
    if (isReread && this.#list) {
      this.#list = undefined;
      this.#panel?.use(undefined);
    }
    this.#loading = Promise.all([this.#loadList(element.list), this.#loadFields(element.mergeFields)]).then(() => {});
  }

  /**
   * Asks the page again who on the list wants no messages; a list that did not load is loaded again.
   *
   * @returns what keeps the list from being sent now, in the page's language
   */
  async askOptOuts(): Promise<string | undefined> {
    const { element, onDemand } = this.#parts;
    if (element.list && !this.#list) this.change();
    await this.#loading;
    const { messages } = onDemand;
    const work = this.#panel?.work;
    try {
      return (await work?.askOptOuts(element.optOuts)) ? this.#panel?.optedOutMessage(messages) : undefined;
    } catch {
      return messages.numbersUnchecked;
    }
  }

  /** The problem of the list or its fields that keeps the message from being sent, in the page's language. */
  async problem(): Promise<FieldProblem | undefined> {
    await this.#loading;
    const { store, element, onDemand } = this.#parts;
    const id = store.snapshot.options.list?.listId;
    if (id === undefined && !element.mergeFields) return undefined;
    onDemand.list.connect();
    await onDemand.list.ready;
    const { messages } = onDemand.list;
    const atList = (sentence: string): FieldProblem => ({ field: "recipients", sentence });
    if (!messages) return atList(onDemand.messages.notLoaded);
    if (id === undefined) {
      const sentence = this.#mergeFields
        ? this.#mergeFields.follow(store.snapshot, messages).problem
        : onDemand.messages.notLoaded;
      return sentence ? { field: "message", sentence } : undefined;
    }
    if (!this.view || !this.#panel?.work)
      return atList(element.list ? onDemand.messages.notLoaded : messages.problem["list-missing"]);
    // What is missing when it leaves would be sent to nobody.
    this.#sending ??= await import("../features/list/list-to-send.ts").catch(() => undefined);
    if (!this.#sending) return atList(onDemand.messages.notLoaded);
    const problem = await this.#sending.listProblem(this.#panel.work, store.snapshot, messages);
    const max = Math.max(MAX_ROWS, element.maxRecipients);
    return (
      problem ?? (this.#panel.work.ready.length > max ? atList(messages.problem["list-too-long"](max)) : undefined)
    );
  }

  /** Whether braces in the text will arrive as they stand, though they look like fields. */
  async hasFieldLookalikes(): Promise<boolean> {
    const { store, element } = this.#parts;
    const { message, options } = store.snapshot;
    if (options.list || element.mergeFields || !message.includes("{")) return false;
    // What cannot be checked is asked about.
    const rule = await import("../features/message/field-lookalikes.ts").catch(() => undefined);
    return rule === undefined || rule.findFieldLookalikes(message).length > 0;
  }

  /** The rows that are sent; none where there is no list. */
  async toSend(): Promise<SentList | undefined> {
    const { options, message } = this.#parts.store.snapshot;
    const work = this.#panel?.work;
    return options.list && work ? await this.#sending?.listToSend(work, message) : undefined;
  }

  /** Takes rows out that have been sent, by their index in what was sent. */
  removeSent(rows: ReadonlySet<number>): void {
    const work = this.#panel?.work;
    if (work) this.#parts.element.list = this.#sending?.withoutSent(work, rows);
  }

  async #loadList(list: PeopleList | undefined): Promise<void> {
    if (list === this.#list) return;
    this.#list = list;
    const { element, store, onDemand, dom, changed } = this.#parts;
    if (!list) {
      this.#test = undefined;
      this.#panel?.use(undefined);
      store.setOptions({ list: undefined });
      return changed();
    }
    onDemand.list.connect();
    try {
      const { ListPanel: Panel } = await import("../features/list/list-panel.ts");
      await this.#adoptStyles();
      const panel = (this.#panel ??= new Panel({
        ...this.#host,
        replace: (other) => {
          element.list = other;
        },
        rowsMessages: () => {
          onDemand.rows.connect();
          return onDemand.rows.messages;
        },
        adoptStyles: (styles) => dom.adoptStyles(styles),
        test: this.#testHost,
      }));
      const work = await panel.create(list, element.country || "FR", element.optOuts);
      await onDemand.list.ready;
      if (element.list !== list) return;
      panel.use(work);
      store.setOptions({ list: work.reference });
      await this.#bind(panel);
    } catch {
      // Send says that something did not load; the next list tries again.
      this.#list = undefined;
    }
    changed();
  }

  async #loadFields(fields: string | undefined): Promise<void> {
    if (fields === this.#fields) return;
    this.#fields = fields;
    const { element, onDemand, changed } = this.#parts;
    this.#mergeFields?.unbind();
    this.#mergeFields = undefined;
    if (fields) {
      onDemand.list.connect();
      const [loaded] = await Promise.allSettled([
        import("../features/list/merge-fields.ts"),
        this.#adoptStyles(),
        onDemand.list.ready,
      ]);
      if (element.mergeFields !== fields) return;
      if (loaded.status === "fulfilled") {
        const { MergeFields: Made, readMergeFields } = loaded.value;
        this.#mergeFields = new Made(this.#host, readMergeFields(fields));
        if (!element.list) await this.#bind(this.#mergeFields);
      } else this.#fields = undefined;
    }
    changed();
  }

  get #testHost(): TestHost {
    const { element, onDemand, dom } = this.#parts;
    const send = async (message: TestMessage): Promise<void> => {
      try {
        if (!this.#test) {
          const { TestSend: Made } = await import("./test-send.ts");
          this.#test ??= new Made(this.#parts, this.#problems);
        }
        dom.say(await this.#test.send(message));
      } catch {
        dom.say(onDemand.messages.notLoaded);
      }
    };
    return {
      get numbers() {
        return element.ownNumbers ?? "";
      },
      get currency() {
        return element.currency;
      },
      estimate: (entries, analysis) =>
        this.#parts.estimate({
          ...this.#parts.store.snapshot,
          recipients: { entries, duplicates: 0 },
          recipientCount: entries.length,
          analysis,
        }),
      reportOf: (message) => this.#test?.reportOf(message),
      remember: (numbers) => {
        element.ownNumbers = numbers;
        element.dispatchEvent(new SmsOwnNumbersChangeEvent(numbers));
      },
      send,
    };
  }

  get #host() {
    const { changed, dom } = this.#parts;
    return {
      changed,
      announce: (text: string) => dom.say(text),
      insert: (text: string) => {
        if (dom.text) insertText(dom.text, text);
      },
    };
  }

  /** Has the fields follow the text area, once it is drawn. */
  async #bind(fields: Pick<MergeFields, "bind">): Promise<void> {
    const { element, dom, changed } = this.#parts;
    changed();
    await element.updateComplete;
    if (dom.text) fields.bind(dom.text);
  }

  async #adoptStyles(): Promise<void> {
    if (this.#hasStyles) return;
    const [{ fieldStyles }, { outcomeStyles }] = await Promise.all([
      import("../features/list/fields/field-styles.ts"),
      import("../view/styles/outcomes.ts"),
    ]);
    this.#hasStyles = true;
    for (const styles of [outcomeStyles, fieldStyles]) this.#parts.dom.adoptStyles(styles);
  }
}
