import type { ColumnsFound, Sheet, SheetFile } from "@sms-composer/core/lists";
import type { ListEstimate } from "@sms-composer/core/template";
import type { PeopleList } from "../../draft/people-list.ts";
import { pageSlices } from "../../view/page-slices.ts";

type Core = typeof import("@sms-composer/core/lists") &
  typeof import("@sms-composer/core/template") &
  typeof import("@sms-composer/core/recipients");

const DEFAULT_COUNTRY = "FR";

const NO_SHEET: Sheet = { name: "", hidden: false, rows: [], lines: [] };
const NOTHING_FOUND: ColumnsFound = {
  columns: [],
  rows: [],
  lines: [],
  phoneColumn: undefined,
  heading: undefined,
  titleRows: 0,
  numbers: [],
};

/** Options of reading a file. */
export interface ReviewOptions {
  /** ISO 3166-1 code of the country whose national numbers are understood. */
  readonly country: string | undefined;
  /** BCP 47 tag of the language in which numbers and dates show that name none. */
  readonly language: string;
  /** Called when something is known that was not known before. */
  readonly changed: () => void;
}

/** The choices of a person about a file; the rest is found. */
interface Choice {
  readonly sheet: number;
  readonly heading?: number | false;
  readonly phoneColumn?: number;
}

/** A file of people between its choice and its use: which sheet, which columns, which rows. Knows no DOM. */
export class ImportReview {
  /** The name of the file; none for pasted cells. */
  readonly name: string | undefined;
  readonly file: SheetFile;
  #core: Core;
  #options: ReviewOptions;
  #choice: Choice;
  #found: ColumnsFound = NOTHING_FOUND;
  #list: PeopleList = NOTHING_FOUND;
  #estimate: ListEstimate | undefined;

  /** Reads a file, or pasted cells, without holding up the page. */
  static async read(source: File | string, options: ReviewOptions): Promise<ImportReview> {
    const [lists, template, recipients] = await Promise.all([
      import("@sms-composer/core/lists"),
      import("@sms-composer/core/template"),
      import("@sms-composer/core/recipients"),
    ]);
    const { language } = options;
    const reading = { language, pause: pageSlices() };
    const file =
      typeof source === "string"
        ? await lists.readPastedCells(source, reading)
        : await lists.readSheets(new Uint8Array(await source.arrayBuffer()), reading);
    const name = typeof source === "string" ? undefined : source.name;
    const review = new ImportReview(name, file, { ...lists, ...template, ...recipients }, options);
    await review.#find();
    return review;
  }

  private constructor(name: string | undefined, file: SheetFile, core: Core, options: ReviewOptions) {
    this.name = name;
    this.file = file;
    this.#core = core;
    this.#options = options;
    const seen = file.sheets.findIndex(({ hidden }) => !hidden);
    this.#choice = { sheet: Math.max(0, seen) };
  }

  get sheet(): Sheet | undefined {
    return this.file.sheets[this.#choice.sheet];
  }

  get sheetIndex(): number {
    return this.#choice.sheet;
  }

  get found(): ColumnsFound {
    return this.#found;
  }

  /** The rows as they stand, edits included. */
  get list(): PeopleList {
    return this.#list;
  }

  /** The estimate of the rows; undefined while they are checked, or without a column of numbers. */
  get rows(): ListEstimate["rows"] | undefined {
    return this.#estimate?.rows;
  }

  /** Takes another sheet, other headings, another column: edits of rows are gone. */
  choose(choice: Partial<Choice>): void {
    this.#choice = choice.sheet === undefined ? { ...this.#choice, ...choice } : { sheet: choice.sheet };
    void this.#find();
  }

  /** Takes edited rows. */
  replace(list: PeopleList): void {
    this.#list = list;
    void this.#check();
    this.#options.changed();
  }

  async #find(): Promise<void> {
    const choice = this.#choice;
    const { sheet: _, ...chosen } = choice;
    const slices = this.#core.findColumnsInSlices(this.sheet ?? NO_SHEET, { ...chosen, country: this.#country });
    const pause = pageSlices();
    let slice = slices.next();
    for (; !slice.done; slice = slices.next()) await pause();
    // Another choice may have been made meanwhile.
    if (this.#choice !== choice) return;
    this.#found = slice.value;
    this.replace(this.#asList());
  }

  get #country(): string {
    const { country = DEFAULT_COUNTRY } = this.#options;
    return this.#core.isKnownCountry(country) ? country : DEFAULT_COUNTRY;
  }

  #asList(): PeopleList {
    const { columns, rows, lines, phoneColumn } = this.#found;
    const { name } = this;
    return { columns, rows, lines, ...(phoneColumn !== undefined && { phoneColumn }), ...(name && { name }) };
  }

  async #check(): Promise<void> {
    const list = this.#list;
    const { columns, rows } = list;
    const { phoneColumn } = this.#found;
    if (phoneColumn === undefined) {
      this.#estimate = undefined;
      return;
    }
    // Any text: what counts here are the numbers.
    const input = { message: "x", columns, rows, phoneColumn, country: this.#country };
    const slices = this.#core.estimateListInSlices(input);
    const pause = pageSlices();
    for (;;) {
      const slice = slices.next();
      if (this.#list !== list) return;
      if (slice.done) {
        this.#estimate = slice.value;
        return this.#options.changed();
      }
      await pause();
    }
  }
}
