import { html, nothing, type TemplateResult } from "lit";
import type { MessageAnalysis } from "@sms-composer/core";
import { analyzeRequestText } from "@sms-composer/core/validation";
import {
  type CompiledTemplate,
  compileTemplate,
  estimateRange,
  fillCompiled,
  type FieldLengths,
} from "@sms-composer/core/template";
import { analysisOptionsOf } from "@sms-composer/core/wire";
import type { Snapshot } from "../../draft/draft-store.ts";
import type { ListMessages } from "../../languages/en/list.ts";
import type { FieldsView, ViewModel } from "../../view/view-model.ts";
import { issueText } from "./fields/row-issues.ts";
import { type FieldsHost, TextFields } from "./fields/text-fields.ts";

/**
 * The fields that a page names, as in `Prénom:2-12, Date`: each a name, and how long its values are, from 0 to 20
 * characters where that is not said.
 */
export function readMergeFields(fields: string): FieldLengths[] {
  return fields
    .split(",")
    .map((field) => /^(.*?)(?::\s*(\d+)(?:\s*-\s*(\d+))?)?$/s.exec(field.trim()) ?? [])
    .flatMap(([, name = "", min, max = min]) =>
      name.trim() === "" ? [] : [{ name: name.trim(), ...(min && { min: Number(min), max: Number(max) }) }],
    );
}

/** The fields of a text that the page fills itself, row by row: what it comes to is a range. */
export class MergeFields implements FieldsView {
  readonly names: readonly string[];
  readonly #fields: readonly FieldLengths[];
  #textFields: TextFields;
  #messages: ListMessages | undefined;
  #snapshot: Snapshot | undefined;
  #template: { readonly message: string; readonly compiled: CompiledTemplate } | undefined;

  constructor(host: FieldsHost, fields: readonly FieldLengths[]) {
    this.#fields = fields;
    this.names = fields.map(({ name }) => name);
    this.#textFields = new TextFields(host, {
      names: this.names,
      compiled: (message) => this.#compiled(message),
      hint: () => "",
    });
  }

  /** Takes the messages of the page's language, and the draft. */
  follow(snapshot: Snapshot, messages: ListMessages): this {
    this.#snapshot = snapshot;
    this.#messages = messages;
    return this;
  }

  /** The problem that keeps the text from being sent. */
  get problem(): string | undefined {
    const [issue] = this.#compiled(this.#snapshot?.message ?? "").issues;
    return issue && this.#messages && issueText(this.#messages, issue.code, issue.params);
  }

  get range(): readonly [number, number] {
    if (!this.#snapshot) return [0, 0];
    const { message, options } = this.#snapshot;
    const { min, max } = estimateRange(message, this.#fields, analysisOptionsOf(options));
    return [min.segments, max.segments];
  }

  get total(): string | undefined {
    const recipients = this.#snapshot?.recipientCount ?? 0;
    const [min, max] = this.range;
    return min === max || recipients === 0 ? undefined : this.#messages?.rangeTotal(recipients, min, max);
  }

  get analysis(): MessageAnalysis {
    return this.#textFields.around(this.#draft);
  }

  /** Each field as its name: nobody is known whose values it could have. */
  arriving(): ReturnType<FieldsView["arriving"]> {
    const draft = this.#draft;
    const compiled = this.#compiled(draft.message);
    const nameOf = (_: number, name: string): string => name;
    const { text } = fillCompiled(compiled, nameOf);
    const analysis = analyzeRequestText(text, analysisOptionsOf(draft.options));
    return { ...draft, message: text, analysis, values: this.#textFields.values(draft.message, nameOf, analysis) };
  }

  movesFields(message: string): boolean {
    return this.#textFields.movesFields(message);
  }

  marks(view: ViewModel): TemplateResult | typeof nothing {
    return this.#textFields.marks(view);
  }

  bind(text: HTMLTextAreaElement): void {
    this.#textFields.bind(text);
  }

  unbind(): void {
    this.#textFields.unbind();
  }

  below(view: ViewModel): TemplateResult | typeof nothing {
    const messages = this.#messages;
    if (!messages) return nothing;
    const [min, max] = this.range;
    return html`${this.#textFields.buttons(view, messages)}
      <p class="counts" part="counts" id="counts">
        <strong>${messages.range(min, max)}</strong> ${min === max ? nothing : html`<span>${messages.byFields}</span>`}
      </p>
      ${this.#textFields.problems(view, messages, () => 0)}`;
  }

  get #draft(): Snapshot {
    if (!this.#snapshot) throw new Error("The fields are drawn before they follow a draft.");
    return this.#snapshot;
  }

  #compiled(message: string): CompiledTemplate {
    if (this.#template?.message !== message)
      this.#template = { message, compiled: compileTemplate(message, { fields: this.names }) };
    return this.#template.compiled;
  }
}
