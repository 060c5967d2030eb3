import type { DraftStore } from "../../draft/draft-store.ts";
import { type ImportResult, withParsed } from "../../draft/recipient-changes.ts";
import { isUnchecked, type Recipient, type RecipientList } from "../../draft/recipient-list.ts";

type Parser = typeof import("@sms-composer/core/recipients");

const DEFAULT_COUNTRY = "FR";

/** Cells read at once; between two slices the page draws and answers. */
const SLICE = 1000;

/** Brings numbers into the draft. What knows the world's numbers is large, and loads when it is first needed. */
export class RecipientIntake {
  #store: DraftStore;
  #parser: Promise<Parser> | undefined;
  #country: () => string | undefined;

  /** @param country ISO 3166-1 code of the country whose national numbers are understood */
  constructor(store: DraftStore, country: () => string | undefined) {
    this.#store = store;
    this.#country = country;
  }

  /** Starts loading, so that it is there when the first number is complete. */
  prepare(): Promise<Parser> {
    this.#parser ??= import("@sms-composer/core/recipients").catch((error: unknown) => {
      this.#parser = undefined;
      throw error;
    });
    return this.#parser;
  }

  /** @returns how many numbers are new; rejects when the parser did not load, and nothing has changed then */
  async add(input: string): Promise<number> {
    const parser = await this.prepare();
    const before = this.#store.snapshot.recipients;
    const after = withParsed(before, this.#parse(parser, input));
    this.#store.setRecipients(after);
    return after.entries.length - before.entries.length;
  }

  /** Adds the numbers of many cells without holding up the page; `progress` hears how many have been read. */
  async addMany(cells: readonly string[], progress: (done: number) => void): Promise<ImportResult> {
    const parser = await this.prepare();
    const parts: ReturnType<Parser["parseRecipients"]>[] = [];
    for (let from = 0; from < cells.length; from += SLICE) {
      parts.push(this.#parse(parser, cells.slice(from, from + SLICE).join("\n")));
      progress(Math.min(from + SLICE, cells.length));
      await new Promise((resolve) => setTimeout(resolve));
    }
    const before = this.#store.snapshot.recipients;
    const after = withParsed(before, {
      valid: parts.flatMap(({ valid }) => valid),
      invalid: parts.flatMap(({ invalid }) => invalid),
      duplicates: parts.flatMap(({ duplicates }) => duplicates),
    });
    this.#store.setRecipients(after);
    const wrong = (entries: readonly Recipient[]): number => entries.filter(({ code }) => code).length;
    const invalid = wrong(after.entries) - wrong(before.entries);
    return {
      added: after.entries.length - before.entries.length - invalid,
      duplicates: after.duplicates - before.duplicates,
      invalid,
    };
  }

  /** Checks the numbers that were handed in unchecked; `put` puts the list into the draft. */
  async check(put: (numbers: RecipientList) => void): Promise<void> {
    const { entries } = this.#store.snapshot.recipients;
    if (!entries.some(isUnchecked)) return;
    const parser = await this.prepare();
    const { entries: now, duplicates } = this.#store.snapshot.recipients;
    const parsed = this.#parse(
      parser,
      now
        .filter(isUnchecked)
        .map(({ source }) => source)
        .join("\n"),
    );
    put(withParsed({ entries: now.filter((entry) => !isUnchecked(entry)), duplicates }, parsed));
  }

  #parse({ parseRecipients }: Parser, input: string): ReturnType<Parser["parseRecipients"]> {
    try {
      return parseRecipients(input, { country: this.#country() || DEFAULT_COUNTRY });
    } catch {
      // Not a country: a wrong attribute of the page must not lose what a person has pasted.
      return parseRecipients(input, { country: DEFAULT_COUNTRY });
    }
  }
}
