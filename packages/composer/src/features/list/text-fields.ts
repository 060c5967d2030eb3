import { html, nothing, type TemplateResult } from "lit";
import type { MessageAnalysis } from "@sms-composer/core";
import { analyzeMessage } from "@sms-composer/core/analysis";
import type { CompiledTemplate, fillCompiled } from "@sms-composer/core/template";
import { analysisOptionsOf } from "@sms-composer/core/wire";
import type { DraftOptions } from "../../draft/draft-options.ts";
import type { Snapshot } from "../../draft/draft-store.ts";
import type { ListMessages } from "../../languages/en/list.ts";
import type { ValueMark, ViewModel } from "../../view/view-model.ts";
import { isEmptyForSome } from "./empty-fields.ts";
import { FieldCompletion } from "./field-completion.ts";
import { fieldMarks, hueOf } from "./field-marks.ts";
import type { templateProblems } from "./template-problems.ts";
import { valueMarks } from "./value-marks.ts";

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
  /** Core's, which has loaded by then. */
  readonly fill: typeof fillCompiled;
  /** The hint beside the name of a field. */
  hint(column: number): string;
}

const LIST_ID = "field-options";
/** Maximum count of field buttons; with more fields only the first of them are in sight. */
const MAX_BUTTONS = 19;
const SHOWN_BUTTONS = 8;
const optionId = (index: number): string => `${LIST_ID}-${index}`;
const ARIA = ["aria-autocomplete", "aria-haspopup", "aria-controls", "aria-activedescendant"];

/**
 * The fields of a text as they are written: buttons that insert one, the same as a list of options once a `{` is typed,
 * and their colours in the text. The focus stays in the text area, whose `aria-activedescendant` names the option.
 */
export class TextFields {
  #host: FieldsHost;
  #source: FieldSource;
  #completion = new FieldCompletion();
  #element: HTMLTextAreaElement | undefined;
  #bound: AbortController | undefined;
  #messages: ListMessages | undefined;
  #around: { readonly message: string; readonly options: DraftOptions; readonly analysis: MessageAnalysis } | undefined;
  #problems: typeof templateProblems | undefined;

  constructor(host: FieldsHost, source: FieldSource) {
    this.#host = host;
    this.#source = source;
  }

  /** Follows the keys of the text area. */
  bind(element: HTMLTextAreaElement): void {
    this.#element = element;
    const { signal } = (this.#bound = new AbortController());
    const on = (type: string, listener: (event: Event) => void): void =>
      element.addEventListener(type, listener, { signal });
    on("input", () => this.#follow(true));
    for (const type of ["keyup", "click"]) on(type, () => this.#follow(false));
    on("keydown", (event) => this.#keyPressed(event as KeyboardEvent));
    on("blur", () => this.#close());
    on("scroll", () => this.#alignMarks());
    const sizes = new ResizeObserver(() => this.#alignMarks());
    sizes.observe(element);
    signal.addEventListener("abort", () => sizes.disconnect());
    this.#describe();
  }

  unbind(): void {
    this.#bound?.abort();
    for (const name of ARIA) this.#element?.removeAttribute(name);
  }

  /** Says on the text area what is open. */
  #describe(): void {
    const { field, active } = this.#completion;
    const element = this.#element;
    if (!element) return;
    element.setAttribute("aria-autocomplete", "list");
    element.setAttribute("aria-haspopup", "listbox");
    if (field) {
      element.setAttribute("aria-controls", LIST_ID);
      element.setAttribute("aria-activedescendant", optionId(active));
    } else for (const name of ["aria-controls", "aria-activedescendant"]) element.removeAttribute(name);
  }

  /** The analysis of what is written around the fields. */
  around({ message, options }: Snapshot): MessageAnalysis {
    if (this.#around?.message !== message || this.#around.options !== options) {
      const { parts, issues } = this.#source.compiled(message);
      let masked = message;
      for (const part of [...parts, ...issues])
        if (typeof part !== "string")
          masked = masked.slice(0, part.index) + "x".repeat(part.length) + masked.slice(part.index + part.length);
      this.#around = { message, options, analysis: analyzeMessage(masked, analysisOptionsOf(options)) };
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
    this.#describe();
    const { names } = this.#source;
    const { field, matches, active } = this.#completion;
    if (field && !locked)
      return html`<div class="actions fields" role="listbox" id=${LIST_ID} aria-label=${messages.insertField}>
        ${matches.map(
          (name, index) => html`<div
            role="option"
            part="button"
            id=${optionId(index)}
            aria-selected=${index === active ? "true" : "false"}
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#insert(name)}
          >${this.#label(names.indexOf(name))}</div>`,
        )}
      </div>`;
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
    const isWrong = issues.length > 0 || parts.some((part) => isEmptyForSome(part, blanks));
    if (!isWrong) return nothing;
    if (this.#problems) return this.#problems(view, messages, compiled, blanks, this.#source.names);
    void this.#loadProblems().catch(() => {});
    return nothing;
  }

  /** The colours behind the text. */
  marks({ snapshot: { message } }: ViewModel): TemplateResult | typeof nothing {
    return fieldMarks(message, this.#source.compiled(message));
  }

  /** The values of somebody's fields in the text that arrives. */
  values(
    message: string,
    valueOf: (column: number, name: string) => string | undefined,
    analysis: MessageAnalysis,
  ): readonly ValueMark[] {
    return valueMarks(this.#source.compiled(message), valueOf, analysis, this.#source.fill);
  }

  async #loadProblems(): Promise<void> {
    const { templateProblems } = await import("./template-problems.ts");
    if (this.#problems) return;
    this.#problems = templateProblems;
    this.#host.changed();
  }

  #label(column: number): TemplateResult {
    const hint = this.#source.hint(column);
    return html`<span class="chip ${hueOf(column)}">${this.#source.names[column]}</span>${hint ? html` <small>${hint}</small>` : nothing}`;
  }

  #follow(isTyped: boolean): void {
    const element = this.#element;
    if (!element || element.readOnly) return;
    const { field: before } = this.#completion;
    const { value, selectionEnd } = element;
    if (!this.#completion.follow(value, selectionEnd, this.#source.names, isTyped)) return;
    const { field, matches } = this.#completion;
    if (field && !before && this.#messages) this.#host.announce(this.#messages.fieldsFound(matches.length));
    if (field || before) this.#host.changed();
  }

  #keyPressed(event: KeyboardEvent): void {
    const { field, matches, active } = this.#completion;
    if (!field || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      this.#completion.move(key === "ArrowDown" ? 1 : -1);
      this.#host.changed();
      requestAnimationFrame(() => this.#showActive());
    } else if (key === "Enter") this.#insert(matches[active] ?? "");
    else if (key === "Escape") this.#close();
    else return;
    event.preventDefault();
    // Escape closes this list, and nothing around it.
    event.stopPropagation();
  }

  /** Scrolls the option that Enter takes into sight. */
  #showActive(): void {
    const root = this.#element?.getRootNode() as ShadowRoot | undefined;
    root?.getElementById(optionId(this.#completion.active))?.scrollIntoView({ block: "nearest" });
  }

  #close(): void {
    const wasOpen = this.#completion.field !== undefined;
    this.#completion.close();
    if (wasOpen) this.#host.changed();
  }

  /** Writes a field in place of what is typed of it, in one step of undo. */
  #insert(name: string): void {
    const element = this.#element;
    if (!element || element.readOnly) return;
    const { field } = this.#completion;
    const caret = element.selectionEnd;
    this.#completion.close();
    if (field) element.setSelectionRange(field.index, caret);
    this.#host.insert(`{${name}}`);
    this.#host.changed();
  }

  /** Puts the colours where the text is: under the same lines, beside the same scroll bar. */
  #alignMarks(): void {
    const element = this.#element;
    const marks = element?.previousElementSibling;
    if (!element || !(marks instanceof HTMLElement)) return;
    const { style } = marks;
    style.insetInlineStart = "auto";
    style.left = `${element.clientLeft - 1}px`;
    style.width = `${element.clientWidth + 2}px`;
    marks.scrollTop = element.scrollTop;
  }
}
