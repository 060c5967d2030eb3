import { type ImportResult, importResult, isOptedOut, withParsed, without } from "../draft/recipient-changes.ts";
import { isUnchecked, type Recipient, type RecipientList } from "../draft/recipient-list.ts";
import { additionMessage, optedOutMessage } from "../features/recipients/recipient-messages.ts";
import type { Announcer } from "../view/announcer.ts";
import type { FieldFeedback } from "../view/field-feedback.ts";
import type { ComposerParts } from "./composer-parts.ts";

type Parser = typeof import("../features/recipients/number-parser.ts");

/** Numbers on their way into the draft: typed, imported or handed in, and read by a parser that loads with the first. */
export class NumberEntry {
  #parts: ComposerParts;
  #feedback: FieldFeedback;
  #announcer: Announcer;
  #unkept: (change: () => void) => void;
  #parser: Promise<Parser> | undefined;
  #adding: Promise<boolean> | undefined;

  /** @param unkept makes a change that is no edit of a person's */
  constructor(
    parts: ComposerParts,
    feedback: FieldFeedback,
    announcer: Announcer,
    unkept: (change: () => void) => void,
  ) {
    this.#parts = parts;
    this.#feedback = feedback;
    this.#announcer = announcer;
    this.#unkept = unkept;
  }

  /** Starts loading what knows the world's numbers. */
  prepare(): void {
    // A failure here is shown when a number is added.
    this.#load().catch(() => {});
  }

  /** Adds the numbers of a text; false when what reads them did not load. */
  add(input: string): Promise<boolean> {
    const { onDemand } = this.#parts;
    return this.#read(input, (before, after) => {
      this.#feedback.change(["recipients"]);
      const added = after.entries.slice(before.entries.length);
      this.#announcer.now(additionMessage(onDemand.messages, added, after.duplicates - before.duplicates));
    });
  }

  /** Adds the numbers of cells; nothing comes back when what reads them did not load. */
  async import(cells: readonly string[], progress: (done: number) => void): Promise<ImportResult | undefined> {
    let result: ImportResult | undefined;
    await this.#read(cells, (before, after) => (result = importResult(before, after)), progress);
    return result;
  }

  remove(isGone: (recipient: Recipient) => boolean): void {
    const { store, onDemand } = this.#parts;
    this.#feedback.change(["recipients"]);
    const before = store.snapshot.recipients;
    const after = without(before, isGone);
    const removed = before.entries.length - after.entries.length;
    store.setRecipients(removed > 1 ? { ...after, before } : after);
    this.#announcer.now(onDemand.messages.numberRemoved(removed));
  }

  /**
   * Checks numbers that were handed in, and asks anew who wants no messages; false when what checks them did not load, or
   * nobody could be asked.
   */
  async check(): Promise<boolean> {
    const { store, element } = this.#parts;
    const { entries: all } = store.snapshot.recipients;
    if (!all.some((entry) => isUnchecked(entry) || element.optOuts || isOptedOut(entry))) return true;
    return this.#withParser(async ({ parseNumbers, withOptOuts }) => {
      for (;;) {
        const { recipients } = store.snapshot;
        const { entries, duplicates } = recipients;
        const pending = entries.filter(isUnchecked).map(({ source }) => source);
        const known = { entries: entries.filter((entry) => !isUnchecked(entry)), duplicates };
        const read =
          pending.length > 0 ? withParsed(known, await parseNumbers(pending, element.country), true) : recipients;
        const checked = await withOptOuts(read, element.optOuts);
        // A list that changed meanwhile is read again.
        if (store.snapshot.recipients !== recipients) continue;
        if (checked !== recipients) this.#unkept(() => store.putChecked(checked));
        return;
      }
    });
  }

  /** What was found of those who want no messages, aloud. */
  announceOptedOut(): void {
    const { store, onDemand } = this.#parts;
    this.#announcer.now(optedOutMessage(onDemand.messages, store.snapshot.recipients.entries.filter(isOptedOut)));
  }

  /** What was typed or imported has been read, also what came while that went on. */
  async settled(): Promise<void> {
    const adding = this.#adding;
    await adding;
    if (adding !== this.#adding) await this.settled();
  }

  #read(
    input: string | readonly string[],
    added: (before: RecipientList, after: RecipientList) => void,
    progress?: (done: number) => void,
  ): Promise<boolean> {
    const { store, element } = this.#parts;
    this.#adding = this.#withParser(async ({ parseNumbers, withOptOuts }) => {
      const parsed = await parseNumbers(input, element.country, progress);
      for (;;) {
        const before = store.snapshot.recipients;
        const after = await withOptOuts(withParsed(before, parsed), element.optOuts);
        // A list that changed meanwhile gets them as well.
        if (store.snapshot.recipients !== before) continue;
        store.setRecipients(after);
        return added(before, after);
      }
    });
    return this.#adding;
  }

  #load(): Promise<Parser> {
    this.#parser ??= import("../features/recipients/number-parser.ts").catch((error: unknown) => {
      this.#parser = undefined;
      throw error;
    });
    return this.#parser;
  }

  async #withParser(work: (parser: Parser) => Promise<void> | void): Promise<boolean> {
    try {
      await work(await this.#load());
      return true;
    } catch {
      const { numbersUnchecked } = this.#parts.onDemand.messages;
      this.#feedback.refuse("recipients", numbersUnchecked);
      this.#announcer.now(numbersUnchecked);
      this.#parts.changed();
      return false;
    }
  }
}
