import { html, nothing, type TemplateResult } from "lit";
import type { MessageAnalysis } from "@sms-composer/core";
import { analyzeRequestText } from "@sms-composer/core/validation";
import type { CompiledField, CompiledTemplate } from "@sms-composer/core/template";
import { analysisOptionsOf } from "@sms-composer/core/wire";
import type { DraftOptions } from "../../../draft/draft-options.ts";
import type { Snapshot } from "../../../draft/draft-store.ts";
import type { ListMessages } from "../../../languages/en/list.ts";
import type { ValueMark, ViewModel } from "../../../view/view-model.ts";
import type { FieldOptions } from "./field-options.ts";
import type { templateProblems } from "./template-problems.ts";

/** The element around the fields, as they use it. */
export interface FieldsHost {
  changed(): void;
  /** Says a text through the live region. */
  announce(text: string): void;
  /** Writes a text in place of the selection, in one step of undo. */
  insert(text: string): void;
}

/** The fields that a text can have: the columns of a list, or what the page names. */
export interface FieldSource {
  readonly names: readonly string[];
  compiled(message: string): CompiledTemplate;
  /** The hint beside the name of a field. */
  hint(column: number): string;
}

/** Maximum count of field buttons; with more fields only the first of them are in sight. */
const MAX_BUTTONS = 19;
const SHOWN_BUTTONS = 8;
/** Colours of columns; the name of a field says what it is, and its colour only where it is. */
const HUES = 6;
const hueOf = (column: number): string => `hue-${column % HUES}`;

const placesOf = ({ fields, issues }: CompiledTemplate): string =>
  [...fields, ...issues].map(({ index, length }) => `${index}+${length}`).join();

type FieldColours = typeof import("./field-colours.ts");

/**
 * The fields of a text as they are written: buttons that insert one, and their colours in the text. The options that a
 * typed `{` opens load when somebody comes to write.
 */
export class TextFields {
  #host: FieldsHost;
  #source: FieldSource;
  #options: FieldOptions | undefined;
  #element: HTMLTextAreaElement | undefined;
  #bound: AbortController | undefined;
  #messages: ListMessages | undefined;
  #around: { readonly message: string; readonly options: DraftOptions; readonly analysis: MessageAnalysis } | undefined;
  #problems: typeof templateProblems | undefined;
  #colours: FieldColours | undefined;
  #places = "";

  constructor(host: FieldsHost, source: FieldSource) {
    this.#host = host;
    this.#source = source;
  }

  /** Takes the fields of another list. */
  use(source: FieldSource): void {
    this.#source = source;
    this.#around = undefined;
  }

  /** Follows the text area. */
  bind(element: HTMLTextAreaElement): void {
    this.unbind();
    this.#element = element;
    const { signal } = (this.#bound = new AbortController());
    const load = (): void => void this.#loadOptions(element, signal).catch(() => {});
    element.addEventListener("focus", load, { signal });
    if (element.matches(":focus")) load();
    this.#colours?.alignMarks(element, signal);
  }

  unbind(): void {
    this.#bound?.abort();
    this.#options = undefined;
  }

  async #loadOptions(element: HTMLTextAreaElement, signal: AbortSignal): Promise<void> {
    const { FieldOptions: Options } = await import("./field-options.ts");
    if (this.#options || signal.aborted) return;
    this.#options = new Options(element, signal, {
      names: this.#source.names,
      label: (column) => this.#label(column),
      insert: (name) => this.#insert(name),
      changed: this.#host.changed,
      opened: (count) => this.#messages && this.#host.announce(this.#messages.fieldsFound(count)),
    });
  }

  /** The analysis of what is written around the fields. */
  around({ message, options, analysis: whole }: Snapshot): MessageAnalysis {
    if (this.#around?.message !== message || this.#around.options !== options) {
      const { parts, issues } = this.#source.compiled(message);
      let masked = message;
      for (const part of [...parts, ...issues])
        if (typeof part !== "string")
          masked = masked.slice(0, part.index) + "x".repeat(part.length) + masked.slice(part.index + part.length);
      const analysis = masked === message ? whole : analyzeRequestText(masked, analysisOptionsOf(options));
      this.#around = { message, options, analysis };
    }
    return this.#around.analysis;
  }

  /**
   * The text as its rows are counted. What is wrong with it around its fields is said once, of the text: a row is judged
   * by the values that it brings.
   */
  counted(snapshot: Snapshot): string {
    const { unsupported, issues } = this.around(snapshot);
    let { message } = snapshot;
    for (const { index, character } of unsupported.toReversed())
      message = message.slice(0, index) + message.slice(index + character.length);
    const mention = issues.find(({ code }) => code === "no-pub-stop-required")?.params?.fix;
    return mention === undefined ? message : `${message} ${mention}`;
  }

  /** The buttons that insert a field; while one is being typed, the options that it can become. */
  buttons({ locked }: ViewModel, messages: ListMessages): TemplateResult {
    this.#messages = messages;
    const { names } = this.#source;
    if (this.#options?.isOpen && !locked) return this.#options.render(messages);
    const buttons = names.map(
      (name, column) => html`<button
        type="button"
        part="button"
        ?disabled=${locked}
        @click=${() => this.#insert(name)}
      >${this.#label(column)}</button>`,
    );
    const more = names.length > MAX_BUTTONS ? buttons.splice(SHOWN_BUTTONS) : [];
    return html`<div class="actions fields" role="group" aria-label=${messages.insertField}>
      ${buttons} <span class="hint">${messages.orType}</span>
      ${
        more.length > 0
          ? html`<details><summary>${messages.moreFields(more.length)}</summary><div class="actions">${more}</div></details>`
          : nothing
      }
    </div>`;
  }

  /**
   * The problems of the fields of the text; what says it loads with the first mistake.
   * @param blanks how many rows have nothing in a column
   */
  problems(
    view: ViewModel,
    messages: ListMessages,
    blanks: (column: number) => number,
  ): TemplateResult | typeof nothing {
    const compiled = this.#source.compiled(view.snapshot.message);
    const { issues, parts } = compiled;
    const isEmptyForSome = (part: string | CompiledField): part is CompiledField =>
      typeof part !== "string" && part.default === undefined && blanks(part.column) > 0;
    const empty = parts.filter(isEmptyForSome);
    if (issues.length + empty.length === 0) return nothing;
    if (this.#problems) return this.#problems(view, messages, compiled, empty, blanks, this.#source.names);
    void this.#loadProblems().catch(() => {});
    return nothing;
  }

  /** Whether a text has its fields and mistakes in other places than the one that is drawn. */
  movesFields(message: string): boolean {
    return placesOf(this.#source.compiled(message)) !== this.#places;
  }

  /** The colours behind the text. */
  marks({ snapshot: { message } }: ViewModel): TemplateResult | typeof nothing {
    const compiled = this.#source.compiled(message);
    this.#places = placesOf(compiled);
    if (this.#colours) return this.#colours.fieldMarks(message, compiled, hueOf);
    if (compiled.fields.length + compiled.issues.length > 0) void this.#loadColours().catch(() => {});
    return nothing;
  }

  /** The values of somebody's fields in the text that arrives. */
  values(
    message: string,
    valueOf: (column: number, name: string) => string | undefined,
    analysis: MessageAnalysis,
  ): readonly ValueMark[] {
    return this.#colours?.valueMarks(this.#source.compiled(message), valueOf, analysis, hueOf) ?? [];
  }

  async #loadColours(): Promise<void> {
    const { alignMarks, fieldMarks, valueMarks } = await import("./field-colours.ts");
    if (this.#colours) return;
    this.#colours = { alignMarks, fieldMarks, valueMarks };
    if (this.#element && this.#bound) alignMarks(this.#element, this.#bound.signal);
    this.#host.changed();
  }

  async #loadProblems(): Promise<void> {
    const { templateProblems } = await import("./template-problems.ts");
    if (this.#problems) return;
    this.#problems = templateProblems;
    this.#host.changed();
  }

  #label(column: number): TemplateResult {
    const hint = this.#source.hint(column);
    return html`<bdi class="chip ${hueOf(column)}">${this.#source.names[column]}</bdi>${hint ? html` <small>${hint}</small>` : nothing}`;
  }

  /** Writes a field in place of what is typed of it, in one step of undo. */
  #insert(name: string): void {
    const element = this.#element;
    if (!element || element.readOnly) return;
    const start = this.#options?.take();
    if (start !== undefined) element.setSelectionRange(start, element.selectionEnd);
    this.#host.insert(`{${name}}`);
    this.#host.changed();
  }
}
