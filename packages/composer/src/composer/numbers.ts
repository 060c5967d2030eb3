import { isOptedOut, isUnchecked } from "../draft/recipient-list.ts";
import type { NumbersHost } from "./composer-parts.ts";
import type { NumberEntry } from "./number-entry.ts";

/** The numbers of the draft. What reads and shows them loads with the first. */
export class Numbers {
  /** Count of the resets: numbers that are read meanwhile were those of another message. */
  resets = 0;
  /** Reads and shows the numbers; undefined before the first. */
  entry: NumberEntry | undefined;
  #host: NumbersHost;
  #loading: Promise<NumberEntry> | undefined;
  #adding: Promise<unknown> | undefined;

  constructor(host: NumbersHost) {
    this.#host = host;
  }

  /** Starts loading what reads numbers and knows the world's. */
  prepare(): void {
    // A failure here is shown when a number is added.
    this.#load()
      .then((entry) => entry.prepare())
      .catch(() => {});
  }

  /** Adds numbers to the draft; undefined when what reads them did not load, or the draft was reset meanwhile. */
  add<T>(act: (entry: NumberEntry) => Promise<T>): Promise<T | undefined> {
    return (this.#adding = this.#with(act));
  }

  /**
   * Checks numbers that were handed in, and asks anew who wants no messages; not true when what checks them did not load,
   * or nobody could be asked.
   */
  async check(): Promise<boolean | undefined> {
    const { store, element } = this.#host.parts;
    const { entries } = store.snapshot.recipients;
    if (!entries.some((entry) => isUnchecked(entry) || element.optOuts || isOptedOut(entry))) return true;
    return this.#with((entry) => entry.check());
  }

  /** Resolves when everything that was typed or imported has been read, also what came meanwhile. */
  async settled(): Promise<void> {
    const adding = this.#adding;
    await adding;
    if (adding !== this.#adding) await this.settled();
  }

  /** Resolves when what draws the numbers of the draft has loaded, or could not be loaded. */
  async drawable(): Promise<void> {
    if (this.#host.parts.store.snapshot.recipients.entries.length > 0) await this.#load().catch(() => {});
  }

  async #with<T>(act: (entry: NumberEntry) => Promise<T>): Promise<T | undefined> {
    const { resets } = this;
    const entry = await this.#load().catch(() => this.fail());
    return entry && resets === this.resets ? act(entry) : undefined;
  }

  #load(): Promise<NumberEntry> {
    this.#loading ??= this.#create().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #create(): Promise<NumberEntry> {
    const { onDemand, changed } = this.#host.parts;
    onDemand.recipients.connect();
    const [{ NumberEntry: Entry }] = await Promise.all([import("./number-entry.ts"), onDemand.recipients.ready]);
    // Without its messages it can say nothing.
    if (!onDemand.recipients.messages) throw new Error("Its messages did not load.");
    this.entry = new Entry(this.#host, this);
    changed();
    return this.entry;
  }

  /** Shows that numbers could not be checked. */
  fail(): undefined {
    const { parts, feedback, announcer } = this.#host;
    const { numbersUnchecked } = parts.onDemand.messages;
    feedback.refuse("recipients", numbersUnchecked);
    announcer.now(numbersUnchecked);
    parts.changed();
  }
}
