import type { MessageAnalysis } from "@sms-composer/core";
import { analyzeMessage } from "@sms-composer/core/analysis";
import { analysisOptionsOf } from "@sms-composer/core/wire";
import type { OptOuts } from "@sms-composer/core/opt-outs";
import type { CompiledTemplate, ListEstimate, TemplateIssue } from "@sms-composer/core/template";
import type { DraftOptions } from "../../draft/draft-options.ts";
import type { Snapshot } from "../../draft/draft-store.ts";
import type { ListReference, PeopleList } from "../../draft/people-list.ts";
import type { CountryPrices } from "../../element/host-settings.ts";
import { pageSlices } from "../../view/page-slices.ts";
import { differentCharacters } from "./column-characters.ts";
import { blanksOf, isBlank } from "./empty-fields.ts";
import { referenceTo } from "./list-reference.ts";
import { findPhoneColumn } from "./phone-column.ts";
import { findOptedOut, NOBODY } from "./opted-out-rows.ts";

type Core = typeof import("@sms-composer/core/template") & typeof import("@sms-composer/core/recipients");

/** Milliseconds without a key after which the list is counted anew. */
const PAUSE = 200;
/** Rows looked at for one press of a button that searches. */
const MAX_SEARCHED = 3000;

/** One row as its handset gets it. */
export interface FilledRow {
  readonly row: number;
  readonly message: string;
  readonly analysis: MessageAnalysis;
  readonly issues: readonly TemplateIssue[];
}

/** Before anything is written, a text is missing once, and not in each row. */
function withoutText({ rows, ...estimate }: ListEstimate): ListEstimate {
  const invalid = rows.invalid.filter(({ issues: [issue] }) => issue?.field !== "message");
  return { ...estimate, rows: { ...rows, invalid, ready: rows.ready + rows.invalid.length - invalid.length } };
}

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
  /** The rows that are left out, since their people want no messages. */
  optedOut = NOBODY;
  #isUnchecked = false;
  /** The number of times that the rows left out have changed. */
  #optOutChanges = 0;
  #blanks: readonly number[] | undefined;
  #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #basis = "";
  #counted:
    | {
        readonly basis: string;
        readonly estimate: ListEstimate;
        readonly ready: readonly number[];
        readonly textColumns: readonly number[];
      }
    | undefined;
  #counting: Promise<void> = Promise.resolve();
  /** Each different character of a column, of those that the text has used. */
  #characters = new Map<number, string>();
  #longest: { readonly estimate: ListEstimate; readonly texts: readonly MessageAnalysis[] } | undefined;
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
    const work = new ListWork(list, reference, { ...template, ...recipients }, { country, changed });
    if (optOuts) await work.#leaveOut(optOuts).catch(() => (work.#isUnchecked = true));
    return work;
  }

  private constructor(
    list: PeopleList,
    reference: ListReference,
    core: Core,
    { country, changed }: { readonly country: string; readonly changed: () => void },
  ) {
    this.list = list;
    this.reference = reference;
    this.country = country;
    this.#changed = changed;
    this.core = core;
    this.fields = core.fieldNames(list.columns);
    this.phoneColumn = findPhoneColumn(list, (cell) => core.toE164(cell, { country }) !== undefined);
  }

  /** The estimate of the list; that of the text before while it is being counted. */
  get estimate(): ListEstimate | undefined {
    return this.#counted?.estimate;
  }

  /** Whether the estimate is that of the text as it stands. */
  get isCurrent(): boolean {
    return this.#counted?.basis === this.#basis;
  }

  /** The rows that can be sent. */
  get ready(): readonly number[] {
    return this.#counted?.ready ?? [];
  }

  /** The columns that fill the text which was counted. */
  get textColumns(): readonly number[] {
    return this.#counted?.textColumns ?? [];
  }

  /** The longest texts of the list, as far as the estimate names them. */
  longest(snapshot: Snapshot): readonly MessageAnalysis[] {
    const { estimate } = this;
    if (!estimate || !this.isCurrent) return [];
    if (this.#longest?.estimate !== estimate)
      this.#longest = { estimate, texts: estimate.longest.map(({ row }) => this.fill(row, snapshot).analysis) };
    return this.#longest.texts;
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

  /**
   * Asks again who wants no messages, where that may have changed, and leaves them out.
   *
   * @returns whether somebody is left out who was not before
   * @throws what the page's function throws
   */
  async askOptOuts(optOuts: OptOuts | undefined): Promise<boolean> {
    // A list that has changed is another list, which was asked for when it was given.
    if (!optOuts || (typeof optOuts !== "function" && !this.#isUnchecked)) return false;
    const before = new Set(this.optedOut.numbers);
    await this.#leaveOut(optOuts);
    this.#isUnchecked = false;
    const { numbers } = this.optedOut;
    const areOthers = numbers.some((number) => !before.has(number));
    if (areOthers || numbers.length < before.size) {
      this.#optOutChanges++;
      this.#changed();
    }
    return areOthers;
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
    const { text, issues } = this.core.fillCompiled(this.compiled(message), (column) => cells[column]);
    return { row, message: text, issues, analysis: analyzeMessage(text, analysisOptionsOf(options)) };
  }

  /** The row in view. */
  inView(snapshot: Snapshot): FilledRow {
    return this.fill(this.ready[this.position] ?? 0, snapshot);
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

  /** Shows the next row that has replaced characters. @returns whether there is one */
  showReplaced(snapshot: Snapshot): boolean {
    return this.#search((row) => this.fill(row, snapshot).analysis.replacements.length > 0);
  }

  /** Shows the next row with a blank in a column that the text uses. @returns whether there is one */
  showEmpty({ message }: Snapshot): boolean {
    const columns = this.#columnsOf(message);
    return this.#search((row) => columns.some((column) => isBlank(this.list.rows[row]?.[column] ?? "")));
  }

  /** Whether some rows have replaced characters, as far as the characters of the columns tell. */
  hasReplaced({ message, options }: Snapshot): boolean {
    const literals = this.compiled(message).parts.filter((part) => typeof part === "string");
    const columns = this.#columnsOf(message).map((column) => this.#characters.get(column) ?? "");
    const { replacements } = analyzeMessage([...literals, ...columns].join(""), analysisOptionsOf(options));
    return replacements.length > 0;
  }

  /** Whether some rows have nothing in a column that the text uses. */
  hasEmpty({ message }: Snapshot): boolean {
    return this.#columnsOf(message).some((column) => this.blanksIn(column) > 0);
  }

  /** The number of empty rows of a column. */
  blanksIn(column: number): number {
    this.#blanks ??= blanksOf(this.list);
    return this.#blanks[column] ?? 0;
  }

  /** The line of a row in its file. */
  lineOf(row: number): number {
    return this.list.lines?.[row] ?? row + 1;
  }

  #columnsOf(message: string): readonly number[] {
    return this.compiled(message).parts.flatMap((part) => (typeof part === "string" ? [] : [part.column]));
  }

  #search(isMeant: (row: number) => boolean): boolean {
    const { ready } = this;
    for (let i = 1; i <= Math.min(ready.length, MAX_SEARCHED); i++) {
      const position = (this.position + i) % ready.length;
      if (!isMeant(ready[position] ?? 0)) continue;
      this.position = position;
      this.#changed();
      return true;
    }
    return false;
  }

  async #leaveOut(optOuts: OptOuts): Promise<void> {
    const { country, phoneColumn } = this;
    this.optedOut = await findOptedOut(
      this.list,
      optOuts,
      (cells) => this.core.toE164(cells[phoneColumn] ?? "", { country }) ?? "",
    );
  }

  async #count(basis: string, message: string, options: DraftOptions, prices: CountryPrices): Promise<void> {
    const { columns, rows } = this.list;
    const { rows: optedOutRows } = this.optedOut;
    const isLeftOut = (row: number): boolean => optedOutRows.has(row);
    const slices = this.core.estimateListInSlices({
      message,
      columns,
      // A row without a number is left out of every sum.
      rows: optedOutRows.size === 0 ? rows : rows.map((cells, row) => (isLeftOut(row) ? [] : cells)),
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
    for (const column of this.#columnsOf(message)) {
      if (this.#characters.has(column)) continue;
      this.#characters.set(column, await differentCharacters(rows, column));
    }
    if (this.#basis !== basis) return;
    const estimate = message === "" ? withoutText(slice.value) : slice.value;
    const { invalid, duplicates } = estimate.rows;
    const left = new Set([...invalid.map(({ row }) => row), ...duplicates]);
    const judged = { ...estimate.rows, invalid: invalid.filter(({ row }) => !isLeftOut(row)) };
    this.#counted = {
      basis,
      estimate: { ...estimate, rows: judged },
      ready: [...rows.keys()].filter((row) => !left.has(row)),
      textColumns: this.#columnsOf(message),
    };
    this.position = Math.min(this.position, Math.max(0, this.#counted.ready.length - 1));
    this.#changed();
  }
}
