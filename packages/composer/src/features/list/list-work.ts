import type { MessageAnalysis } from "@sms-composer/core";
import { analyzeMessage } from "@sms-composer/core/segments";
import type { CompiledTemplate, ListEstimate, TemplateIssue } from "@sms-composer/core/template";
import type { DraftOptions } from "../../draft/draft-options.ts";
import type { Snapshot } from "../../draft/draft-store.ts";
import type { ListReference, PeopleList, SentList } from "../../draft/people-list.ts";
import type { CountryPrices } from "../../element/host-settings.ts";
import { referenceTo } from "./list-reference.ts";

type Core = typeof import("@sms-composer/core/template") & typeof import("@sms-composer/core/recipients");

/** Milliseconds without a key after which the list is counted anew. */
const PAUSE = 200;
/** Milliseconds of work after which the page draws and answers. */
const SLICE = 12;
/** Rows of which the column of the numbers is told. */
const SAMPLE = 100;
/** Rows looked at for one press of a button that searches. */
const MOST_SEARCHED = 3000;

/** One row as its handset gets it. */
export interface FilledRow {
  readonly row: number;
  readonly message: string;
  readonly analysis: MessageAnalysis;
  readonly issues: readonly TemplateIssue[];
}

const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const analysisOptions = ({ unicode, range, stop }: DraftOptions) =>
  ({ mode: unicode ? "unicode" : "gsm", range: range ?? "premium", stop: stop ?? false }) as const;

/** A list and the text that its rows fill: what it comes to, exactly, and the text of each row. Knows no DOM. */
export class ListWork {
  readonly list: PeopleList;
  readonly reference: ListReference;
  /** Index of the column of the numbers. */
  readonly phoneColumn: number;
  /** Index of the row in view, among those that can be sent. */
  position = 0;
  #core: Core;
  #country: string;
  #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #basis = "";
  #counted: { readonly basis: string; readonly estimate: ListEstimate; readonly ready: readonly number[] } | undefined;
  #counting: Promise<void> = Promise.resolve();
  #template: { readonly message: string; readonly compiled: CompiledTemplate } | undefined;

  /**
   * @param country ISO 3166-1 code of the country whose national numbers are understood
   * @param changed called when the list is counted
   */
  static async create(list: PeopleList, country: string, changed: () => void): Promise<ListWork> {
    const [template, recipients] = await Promise.all([
      import("@sms-composer/core/template"),
      import("@sms-composer/core/recipients"),
    ]);
    return new ListWork(list, country, changed, { ...template, ...recipients });
  }

  private constructor(list: PeopleList, country: string, changed: () => void, core: Core) {
    this.list = list;
    this.reference = referenceTo(list);
    this.#country = country;
    this.#changed = changed;
    this.#core = core;
    this.phoneColumn = this.#findPhoneColumn();
  }

  /** What the list comes to; that of the text before while it is being counted. */
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

  /** The names of the fields, in the order of the columns. */
  get fields(): readonly string[] {
    return this.#core.fieldNames(this.list.columns);
  }

  /** Counts anew when typing pauses, where anything has changed that the estimate follows from. */
  follow({ message, options }: Snapshot, prices: CountryPrices): void {
    const basis = JSON.stringify([message, analysisOptions(options), prices]);
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
      this.#template = { message, compiled: this.#core.compileTemplate(message, { fields: this.list.columns }) };
    return this.#template.compiled;
  }

  /** The text of a row, as its handset gets it. */
  fill(row: number, { message, options }: Snapshot): FilledRow {
    const cells = this.list.rows[row] ?? [];
    const { text, issues } = this.#core.fillCompiled(this.compiled(message), (column) => cells[column]);
    return { row, message: text, issues, analysis: analyzeMessage(text, analysisOptions(options)) };
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

  /** Shows the next row that has replaced characters. */
  showReplaced(snapshot: Snapshot): void {
    this.#search((row) => this.fill(row, snapshot).analysis.replacements.length > 0);
  }

  /** Shows the next row with a blank in a column that the text uses. */
  showEmpty({ message }: Snapshot): void {
    const columns = this.#columnsOf(message);
    this.#search((row) => columns.some((column) => (this.list.rows[row]?.[column] ?? "").trim() === ""));
  }

  /** How many rows have nothing in a column. */
  blanksIn(column: number): number {
    return this.#blanks()[column] ?? 0;
  }

  /** The rows that can be sent, with their numbers and texts, without holding up the page. */
  async toSend({ message }: Snapshot): Promise<SentList> {
    const { columns, rows } = this.list;
    const { toE164, parseRecipients, fillCompiled } = this.#core;
    const compiled = this.compiled(message);
    const entries: { recipient: string; message: string }[] = [];
    const sent: (readonly string[])[] = [];
    for (const [i, row] of this.ready.entries()) {
      const cells = rows[row] ?? [];
      const cell = cells[this.phoneColumn] ?? "";
      const country = this.#country;
      const recipient = toE164(cell, { country }) ?? parseRecipients(cell, { country }).valid[0]?.e164 ?? "";
      entries.push({ recipient, message: fillCompiled(compiled, (column) => cells[column]).text });
      sent.push(cells);
      if (i % 1000 === 999) await breathe();
    }
    return { columns, rows: sent, phoneColumn: this.phoneColumn, country: this.#country, entries };
  }

  /** The list without rows that have been sent; `sent`: their indexes in what `toSend` gave. */
  without(sent: ReadonlySet<number>): PeopleList {
    const gone = new Set(this.ready.filter((_, i) => sent.has(i)));
    const isLeft = (_: unknown, row: number): boolean => !gone.has(row);
    const { lines = this.list.rows.map((_, row) => row + 1) } = this.list;
    return { ...this.list, rows: this.list.rows.filter(isLeft), lines: lines.filter(isLeft) };
  }

  /** The line of a row in its file. */
  lineOf(row: number): number {
    return this.list.lines?.[row] ?? row + 1;
  }

  #columnsOf(message: string): readonly number[] {
    return this.compiled(message).parts.flatMap((part) => (typeof part === "string" ? [] : [part.column]));
  }

  #search(isMeant: (row: number) => boolean): void {
    const { ready } = this;
    for (let i = 1; i <= Math.min(ready.length, MOST_SEARCHED); i++) {
      const position = (this.position + i) % ready.length;
      if (!isMeant(ready[position] ?? 0)) continue;
      this.position = position;
      this.#changed();
      return;
    }
  }

  #blankCounts: readonly number[] | undefined;
  #blanks(): readonly number[] {
    const { columns, rows } = this.list;
    this.#blankCounts ??= columns.map((_, column) => rows.filter((row) => (row[column] ?? "").trim() === "").length);
    return this.#blankCounts;
  }

  #findPhoneColumn(): number {
    const { columns, rows, phoneColumn } = this.list;
    if (typeof phoneColumn === "number") return phoneColumn;
    const named = phoneColumn === undefined ? -1 : columns.indexOf(phoneColumn);
    if (named >= 0) return named;
    const sample = rows.slice(0, SAMPLE);
    const numbers = columns.map(
      (_, column) => sample.filter((row) => this.#core.toE164(row[column] ?? "", { country: this.#country })).length,
    );
    return numbers.indexOf(Math.max(...numbers));
  }

  async #count(basis: string, message: string, options: DraftOptions, prices: CountryPrices): Promise<void> {
    const { columns, rows } = this.list;
    const slices = this.#core.estimateListInSlices({
      message,
      columns,
      rows,
      phoneColumn: this.phoneColumn,
      country: this.#country,
      prices,
      options: analysisOptions(options),
    });
    let slice = slices.next();
    for (let began = performance.now(); !slice.done; slice = slices.next()) {
      if (performance.now() - began < SLICE) continue;
      await breathe();
      if (this.#basis !== basis) return;
      began = performance.now();
    }
    const { invalid, duplicates } = slice.value.rows;
    const left = new Set([...invalid.map(({ row }) => row), ...duplicates]);
    this.#counted = { basis, estimate: slice.value, ready: [...rows.keys()].filter((row) => !left.has(row)) };
    this.position = Math.min(this.position, Math.max(0, this.#counted.ready.length - 1));
    this.#changed();
  }
}
