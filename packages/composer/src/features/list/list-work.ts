import type { MessageAnalysis } from "@sms-composer/core";
import { analyzeRequestText } from "@sms-composer/core/validation";
import { analysisOptionsOf } from "@sms-composer/core/wire";
import type { OptOuts } from "@sms-composer/core/opt-outs";
import type { CompiledTemplate, ListEstimate } from "@sms-composer/core/template";
import type { DraftOptions } from "../../draft/draft-options.ts";
import type { Snapshot } from "../../draft/draft-store.ts";
import type { ListReference, PeopleList } from "../../draft/people-list.ts";
import type { CountryPrices } from "../../element/host-settings.ts";
import { pageSlices } from "../../view/page-slices.ts";
import { blankRows, differentCharacters } from "./column-content.ts";
import { referenceTo } from "./list-reference.ts";
import type { OptedOutRows } from "./opted-out-rows.ts";

type Core = typeof import("@sms-composer/core/template") & typeof import("@sms-composer/core/recipients");

/** Milliseconds without a key after which the list is counted anew. */
const PAUSE = 200;

/** One row as its handset gets it. */
export interface FilledRow {
  readonly row: number;
  readonly message: string;
  readonly analysis: MessageAnalysis;
}

/** The result of counting a list with a text. */
interface Counted {
  /** The text, the options and the prices that were counted, and the state of the opt-outs. */
  readonly basis: string;
  readonly estimate: ListEstimate;
  /** The rows that can be sent. */
  readonly ready: readonly number[];
  /** The rows among them that have nothing in a column that fills the text. */
  readonly empty: ReadonlySet<number>;
  /** The columns that fill the text. */
  readonly textColumns: readonly number[];
  /** Whether some rows have replaced characters, as far as the characters of the columns tell. */
  readonly hasReplaced: boolean;
  /** By column, the number of empty rows that could be sent if they were not empty. */
  readonly blanks: readonly number[];
}

type Given = Pick<ListWork, "list" | "reference" | "country" | "core" | "phoneColumn">;

/** A list and the text that its rows fill: what it comes to, exactly, and the text of each row. Knows no DOM. */
export class ListWork {
  readonly list: PeopleList;
  readonly reference: ListReference;
  /** The names of the fields, in the order of the columns. */
  readonly fields: readonly string[];
  /** Index of the column of the numbers. */
  readonly phoneColumn: number;
  /** Index of the row in view, among those that can be sent. */
  position = 0;
  /** ISO 3166-1 code of the country whose national numbers are understood. */
  readonly country: string;
  /** The functions of core for templates and numbers, once they have loaded. */
  readonly core: Core;
  /** The result of the last count, of whichever text that was. */
  counted: Counted | undefined;
  #optedOut: OptedOutRows | undefined;
  /** The number of times that the rows left out have changed. */
  #optOutChanges = 0;
  #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #basis = "";
  #counting: Promise<void> = Promise.resolve();
  /** The rows of each column that have nothing in it. */
  #blankRows: (readonly number[])[] = [];
  /** The different characters of each column, of those that the text has used. */
  #characters: string[] = [];
  #inView: { readonly snapshot: Snapshot; readonly filled: FilledRow } | undefined;
  #template: { readonly message: string; readonly compiled: CompiledTemplate } | undefined;

  /**
   * @param options.country ISO 3166-1 code of the country whose national numbers are understood
   * @param options.optOuts numbers that want no messages; where nobody could be asked, `askOptOuts` asks again
   * @param changed called when the list is counted
   */
  static async create(
    list: PeopleList,
    { country, optOuts }: { readonly country: string; readonly optOuts?: OptOuts | undefined },
    changed: () => void,
  ): Promise<ListWork> {
    const [template, recipients, reference] = await Promise.all([
      import("@sms-composer/core/template"),
      import("@sms-composer/core/recipients"),
      referenceTo(list),
    ]);
    const core = { ...template, ...recipients };
    let { phoneColumn } = list;
    if (typeof phoneColumn !== "number") {
      const { findPhoneColumn } = await import("./phone-column.ts");
      phoneColumn = findPhoneColumn(list, (cell) => core.toE164(cell, { country }) !== undefined);
    }
    const work = new ListWork({ list, reference, country, core, phoneColumn }, changed);
    await work.askOptOuts(optOuts).catch(() => {});
    return work;
  }

  private constructor(given: Given, changed: () => void) {
    this.list = given.list;
    this.reference = given.reference;
    this.country = given.country;
    this.core = given.core;
    this.phoneColumn = given.phoneColumn;
    this.#changed = changed;
    this.fields = given.core.fieldNames(given.list.columns);
  }

  /** The estimate of the list; that of the text before while it is being counted. */
  get estimate(): ListEstimate | undefined {
    return this.counted?.estimate;
  }

  /** Whether the estimate is that of the text as it stands. */
  get isCurrent(): boolean {
    return this.counted?.basis === this.#basis;
  }

  /** The rows that can be sent. */
  get ready(): readonly number[] {
    return this.counted?.ready ?? [];
  }

  /**
   * Counts anew when typing pauses, where anything has changed that the estimate follows from.
   * @param message the text as it is counted, where that is not the one that is written
   */
  follow({ options }: Snapshot, message: string, prices: CountryPrices): void {
    const basis = JSON.stringify([message, analysisOptionsOf(options), prices, this.#optOutChanges]);
    if (basis === this.#basis) return;
    const isFirst = this.#basis === "";
    this.#basis = basis;
    clearTimeout(this.#timer);
    this.#counting = new Promise((resolve) => {
      this.#timer = setTimeout(
        () => void this.#count(basis, message, options, prices).finally(resolve),
        isFirst ? 0 : PAUSE,
      );
    });
  }

  /** The people who are left out, since they want no messages. */
  get optedOut(): readonly string[] {
    return this.#optedOut?.numbers ?? [];
  }

  /**
   * Asks who wants no messages, where that may have changed, and leaves them out.
   *
   * @returns whether somebody is left out who was not before
   * @throws what the page's function throws
   */
  async askOptOuts(optOuts: OptOuts | undefined): Promise<boolean> {
    if (!optOuts) return false;
    const { country, phoneColumn, core } = this;
    const { OptedOutRows: Made } = await import("./opted-out-rows.ts");
    this.#optedOut ??= new Made(this.list, (cells) => core.toE164(cells[phoneColumn] ?? "", { country }) ?? "");
    const others = await this.#optedOut.ask(optOuts);
    if (!others) return false;
    this.#optOutChanges++;
    this.#changed();
    return others.length > 0;
  }

  /** The estimate is that of the text as it stands. */
  async settled(): Promise<void> {
    while (!this.isCurrent && this.#basis !== "") await this.#counting;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#basis = "";
  }

  compiled(message: string): CompiledTemplate {
    if (this.#template?.message !== message)
      this.#template = { message, compiled: this.core.compileTemplate(message, { fields: this.list.columns }) };
    return this.#template.compiled;
  }

  /** The text of a row, as its handset gets it. */
  fill(row: number, { message, options }: Snapshot): FilledRow {
    const cells = this.list.rows[row] ?? [];
    const { text } = this.core.fillCompiled(this.compiled(message), (column) => cells[column]);
    return { row, message: text, analysis: analyzeRequestText(text, analysisOptionsOf(options)) };
  }

  /** The row in view. */
  inView(snapshot: Snapshot): FilledRow {
    const row = this.ready[this.position] ?? 0;
    if (this.#inView?.snapshot !== snapshot || this.#inView.filled.row !== row)
      this.#inView = { snapshot, filled: this.fill(row, snapshot) };
    return this.#inView.filled;
  }

  /** Shows the row `step` further on. */
  move(step: number): void {
    const { length } = this.ready;
    this.position = length === 0 ? 0 : (this.position + step + length) % length;
    this.#changed();
  }

  /** Shows a row, if it can be sent. */
  show(row: number): void {
    this.position = Math.max(0, this.ready.indexOf(row));
    this.#changed();
  }

  /** The number of empty rows of a column that could be sent if they were not empty. */
  blanksIn(column: number): number {
    return this.counted?.blanks[column] ?? 0;
  }

  /** The line of a row in its file. */
  lineOf(row: number): number {
    return this.list.lines?.[row] ?? row + 1;
  }

  #columnsOf(message: string): readonly number[] {
    return this.compiled(message).parts.flatMap((part) => (typeof part === "string" ? [] : [part.column]));
  }

  async #count(basis: string, message: string, options: DraftOptions, prices: CountryPrices): Promise<void> {
    const { columns, rows } = this.list;
    const optedOut = this.#optedOut?.rows;
    const isLeftOut = (row: number): boolean => optedOut?.has(row) === true;
    const slices = this.core.estimateListInSlices({
      message,
      columns,
      // A row without a number is left out of every sum.
      rows: !optedOut?.size ? rows : rows.map((cells, row) => (isLeftOut(row) ? [] : cells)),
      phoneColumn: this.phoneColumn,
      country: this.country,
      prices,
      options: analysisOptionsOf(options),
    });
    let slice = slices.next();
    for (const pause = pageSlices(); !slice.done; slice = slices.next()) {
      await pause();
      if (this.#basis !== basis) return;
    }
    const textColumns = this.#columnsOf(message);
    for (const column of columns.keys()) this.#blankRows[column] ??= await blankRows(rows, column);
    for (const column of textColumns) this.#characters[column] ??= await differentCharacters(rows, column);
    if (this.#basis !== basis) return;
    const estimate = slice.value;
    // Before anything is written, a text is missing once, and not in each row.
    const invalid = estimate.rows.invalid.filter(({ issues: [issue] }) => message !== "" || issue?.field !== "message");
    const { duplicates } = estimate.rows;
    const left = new Set([...invalid.map(({ row }) => row), ...duplicates]);
    const ready = [...rows.keys()].filter((row) => !left.has(row));
    const beyondHelp = invalid.filter(({ issues }) => issues.some(({ code }) => code !== "empty-field"));
    const hopeless = new Set(beyondHelp.map(({ row }) => row));
    const literals = this.compiled(message).parts.filter((part) => typeof part === "string");
    const characters = textColumns.map((column) => this.#characters[column]);
    const sample = analyzeRequestText([...literals, ...characters].join(""), analysisOptionsOf(options));
    this.counted = {
      basis,
      estimate: {
        ...estimate,
        rows: { ready: ready.length, invalid: invalid.filter(({ row }) => !isLeftOut(row)), duplicates },
      },
      ready,
      textColumns,
      empty: new Set(textColumns.flatMap((column) => this.#blankRows[column]?.filter((row) => !left.has(row)) ?? [])),
      hasReplaced: sample.replacements.length > 0,
      blanks: this.#blankRows.map((blank) => blank.filter((row) => !hopeless.has(row)).length),
    };
    this.position = Math.min(this.position, Math.max(0, ready.length - 1));
    this.#changed();
  }
}
