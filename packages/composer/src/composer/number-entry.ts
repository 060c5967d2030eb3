import { type ImportResult, importResult, withParsed } from "../draft/recipient-changes.ts";
import { isOptedOut, isUnchecked, type Recipient, type RecipientList, without } from "../draft/recipient-list.ts";
import { additionMessage, optedOutMessage } from "../features/recipients/recipient-messages.ts";
import { recipientTokens } from "../features/recipients/recipient-tokens.ts";
import type { RecipientMessages } from "../languages/en/recipients.ts";
import { pageTurn } from "../view/page-slices.ts";
import type { NumbersView } from "../view/view-model.ts";
import type { NumbersHost } from "./composer-parts.ts";

type Parser = typeof import("../features/recipients/number-parser.ts");

/** The numbers of an element, which are others after a reset. */
interface Resettable {
  readonly resets: number;
  /** Shows that the numbers could not be checked. */
  fail(): void;
}

/** Numbers on their way into the draft: typed, imported or handed in, and read by a parser that loads with the first. */
export class NumberEntry {
  #host: NumbersHost;
  #numbers: Resettable;
  #parser: Promise<Parser> | undefined;
  #view: { readonly messages: RecipientMessages; readonly view: NumbersView } | undefined;

  constructor(host: NumbersHost, numbers: Resettable) {
    this.#host = host;
    this.#numbers = numbers;
  }

  /** The numbers as they show in the language of the page. */
  get view(): NumbersView | undefined {
    const { messages } = this.#host.parts.onDemand.recipients;
    if (messages && this.#view?.messages !== messages) this.#view = { messages, view: recipientTokens(messages) };
    return this.#view?.view;
  }

  /** Starts loading what knows the world's numbers. */
  prepare(): void {
    // A failure here is shown when a number is added.
    this.#load().catch(() => {});
  }

  /** Adds the numbers of a text; undefined when what reads them did not load, or they are not wanted any more. */
  add(input: string): Promise<true | undefined> {
    const { onDemand } = this.#host.parts;
    return this.#read(input, (before, after) => {
      this.#host.feedback.change(["recipients"]);
      const added = after.entries.slice(before.entries.length);
      const duplicates = after.duplicates - before.duplicates;
      this.#say((messages) => additionMessage(messages, onDemand.messages, added, duplicates));
      return true;
    });
  }

  /** Adds the numbers of cells; undefined when what reads them did not load, or they are not wanted any more. */
  import(cells: readonly string[], progress: (done: number) => void): Promise<ImportResult | undefined> {
    return this.#read(cells, importResult, progress);
  }

  remove(isGone: (recipient: Recipient) => boolean): void {
    const { store } = this.#host.parts;
    this.#host.feedback.change(["recipients"]);
    const before = store.snapshot.recipients;
    const after = without(before, isGone);
    const removed = before.entries.length - after.entries.length;
    store.setRecipients(removed > 1 ? { ...after, before } : after);
    this.#say((messages) => messages.numberRemoved(removed));
  }

  /** Checks numbers that were handed in, and asks anew who wants no messages; undefined when that could not be done. */
  check(): Promise<boolean | undefined> {
    const { store, element } = this.#host.parts;
    return this.#withParser(async ({ parseNumbers, withOptOuts }) => {
      for (;;) {
        const { recipients } = store.snapshot;
        const { entries, duplicates } = recipients;
        await pageTurn(entries.length);
        const pending = entries.filter(isUnchecked).map(({ source }) => source);
        const known = { entries: entries.filter((entry) => !isUnchecked(entry)), duplicates };
        const read =
          pending.length > 0 ? withParsed(known, await parseNumbers(pending, element.country), true) : recipients;
        const checked = await withOptOuts(read, element.optOuts);
        // A list that changed meanwhile is read again.
        if (store.snapshot.recipients !== recipients) continue;
        if (checked !== recipients) this.#host.unkept(() => store.putChecked(checked));
        return true;
      }
    });
  }

  /** Announces those of the numbers who want no messages. */
  announceOptedOut(): void {
    const { store, onDemand } = this.#host.parts;
    this.#host.announcer.now(optedOutMessage(onDemand.messages, store.snapshot.recipients.entries.filter(isOptedOut)));
  }

  #say(text: (messages: RecipientMessages) => string): void {
    const { messages } = this.#host.parts.onDemand.recipients;
    if (messages) this.#host.announcer.now(text(messages));
  }

  #read<T>(
    input: string | readonly string[],
    added: (before: RecipientList, after: RecipientList) => T,
    progress?: (done: number) => void,
  ): Promise<T | undefined> {
    const { store, element } = this.#host.parts;
    const { resets } = this.#numbers;
    return this.#withParser(async ({ parseNumbers, withOptOuts }) => {
      const parsed = await parseNumbers(input, element.country, progress);
      for (;;) {
        const before = store.snapshot.recipients;
        const after = await withOptOuts(withParsed(before, parsed), element.optOuts);
        // They were typed for another message.
        if (resets !== this.#numbers.resets) return undefined;
        // A list that changed meanwhile gets them as well.
        if (store.snapshot.recipients !== before) continue;
        store.setRecipients(after);
        return added(before, after);
      }
    });
  }

  #load(): Promise<Parser> {
    this.#parser ??= import("../features/recipients/number-parser.ts").catch((error: unknown) => {
      this.#parser = undefined;
      throw error;
    });
    return this.#parser;
  }

  async #withParser<T>(work: (parser: Parser) => Promise<T>): Promise<T | undefined> {
    try {
      return await work(await this.#load());
    } catch {
      this.#numbers.fail();
      return undefined;
    }
  }
}
