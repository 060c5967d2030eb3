import type { PeopleList, SentList } from "../draft/people-list.ts";
import type { ListPanel } from "../features/list/list-panel.ts";
import type { ListView } from "../view/view-model.ts";
import type { ComposerParts } from "./composer-parts.ts";
import { pricesOf } from "./prices.ts";

/** Rows that a backend takes of one list without being told otherwise. */
const MAX_ROWS = 5000;

/** The list of people that a message goes to, and its panel, which loads with the first one. */
export class Lists {
  #parts: ComposerParts;
  #loading: Promise<void> = Promise.resolve();
  #panel: ListPanel | undefined;

  constructor(parts: ComposerParts) {
    this.#parts = parts;
  }

  /** The list as it shows; none while there is none, or while it loads. */
  get view(): ListView | undefined {
    const { store, element, onDemand } = this.#parts;
    const { words } = onDemand.list;
    const id = store.snapshot.options.list?.listId;
    if (!words || id === undefined || this.#panel?.work?.reference.listId !== id) return undefined;
    this.#panel.follow(store.snapshot, pricesOf(element).byCountry, words);
    return this.#panel;
  }

  /** The page has given another list, or taken it back. */
  change(list: PeopleList | undefined): void {
    this.#loading = this.#load(list);
  }

  /** What keeps the list from being sent, in the page's language. */
  async problem(): Promise<string | undefined> {
    await this.#loading;
    const { store, element, onDemand } = this.#parts;
    const id = store.snapshot.options.list?.listId;
    if (id === undefined) return undefined;
    onDemand.list.connect();
    await onDemand.list.ready;
    const { words } = onDemand.list;
    if (!words) return onDemand.words.notLoaded;
    if (!this.view || !this.#panel?.work) return words.problem["list-missing"];
    const problem = await this.#panel.problem();
    const max = Math.max(MAX_ROWS, element.maxRecipients);
    return problem ?? (this.#panel.work.ready.length > max ? words.problem["list-too-long"](max) : undefined);
  }

  /** Whether braces in the text will arrive as they stand, though they look like fields. */
  async hasFieldLookalikes(): Promise<boolean> {
    const { message, options } = this.#parts.store.snapshot;
    if (options.list || !message.includes("{")) return false;
    // What cannot be checked is asked about.
    const rule = await import("../features/message/field-lookalikes.ts").catch(() => undefined);
    return rule === undefined || rule.findFieldLookalikes(message).length > 0;
  }

  /** The rows that are sent; none where there is no list. */
  async toSend(): Promise<SentList | undefined> {
    const { store } = this.#parts;
    return store.snapshot.options.list ? await this.#panel?.work?.toSend(store.snapshot) : undefined;
  }

  /** Takes rows out that have been sent, by their index in what was sent. */
  removeSent(rows: ReadonlySet<number>): void {
    this.#parts.element.list = this.#panel?.work?.without(rows);
  }

  async #load(list: PeopleList | undefined): Promise<void> {
    const { element, store, onDemand, dom, changed } = this.#parts;
    if (!list) {
      this.#panel?.use(undefined);
      store.setOptions({ list: undefined });
      return changed();
    }
    onDemand.list.connect();
    try {
      const { ListPanel: Panel } = await import("../features/list/list-panel.ts");
      const panel = (this.#panel ??= new Panel({
        changed,
        insert: (text) => dom.insert(text),
        remove: () => {
          element.list = undefined;
        },
      }));
      const work = await panel.create(list, element.country || "FR");
      await onDemand.list.ready;
      if (element.list !== list) return;
      panel.use(work);
      store.setOptions({ list: work.reference });
    } catch {
      // Send says that something did not load.
    }
    changed();
  }
}
