import { html } from "lit";
import type { Issue, SendField } from "@sms-composer/core";
import type { Refusal } from "../features/sending/sending.ts";
import type { Announcer } from "../view/announcer.ts";
import { languageOf } from "../view/answer-language.ts";
import type { FieldProblem } from "../view/view-model.ts";
import { DETAIL_FIELDS } from "../view/panel.ts";
import type { ComposerParts } from "./composer-parts.ts";
import type { Panels } from "./panels.ts";
import type { Problems } from "./problems.ts";

/** Shows and announces what keeps a message from being sent, and puts the focus there. */
export class ProblemReport {
  #parts: ComposerParts;
  #problems: Problems;
  #panels: Panels;
  #announcer: Announcer;

  constructor(parts: ComposerParts, problems: Problems, panels: Panels, announcer: Announcer) {
    this.#parts = parts;
    this.#problems = problems;
    this.#panels = panels;
    this.#announcer = announcer;
  }

  /** Shows the problems that prevent sending. */
  async show(issues: readonly Issue[], problem?: FieldProblem): Promise<void> {
    const { dom, changed, onDemand } = this.#parts;
    const { messages } = onDemand;
    this.#problems.feedback.isAttempted = true;
    if (problem) this.#problems.feedback.refuse(problem.field, problem.sentence);
    changed();
    await this.#reveal(issues.map(({ field }) => field));
    [...issues, ...(problem ? [problem] : [])].some(({ field }) => dom.focusField(field));
    const sentences = issues.map((issue) => this.#problems.labelled(issue.field, this.#problems.sentence(issue)));
    if (problem) sentences.unshift(this.#problems.labelled(problem.field, problem.sentence));
    this.#announcer.now(messages.labelled(messages.problemCount(sentences.length), sentences.join(" ")));
  }

  /** Marks the fields that were refused. @returns what is announced of them */
  markRefused({ fieldErrors = [], issues = [] }: Refusal): string {
    const { feedback } = this.#problems;
    const sentence = this.#parts.onDemand.refusals?.field ?? "";
    const words = new Map(fieldErrors.map(({ field, message }) => [field, message]));
    for (const [field, own] of words)
      if (field) feedback.refuse(field, sentence, html`<span lang=${languageOf(own)}>${own}</span>`);
    for (const issue of issues) feedback.refuse(issue.field, this.#problems.sentence(issue) ?? "");
    const sentences = feedback.refused.flatMap((field) => [
      this.#problems.labelled(field, this.#problems.problemOf(field)),
      words.get(field),
    ]);
    return sentences.filter(Boolean).join(" ");
  }

  /** Opens what hides a refused field, and puts the focus there. */
  async showRefused(): Promise<void> {
    const { dom, changed } = this.#parts;
    const { refused } = this.#problems.feedback;
    if (refused.length === 0) return;
    changed();
    await this.#reveal(refused);
    // Only from the button that sent it: somebody who went elsewhere meanwhile is not torn away.
    if (dom.focused?.closest(".foot")) refused.some((field) => dom.focusField(field));
  }

  /** Opens the panel that one of the fields is in. */
  async #reveal(fields: readonly SendField[]): Promise<void> {
    const { element, changed } = this.#parts;
    const shown = element.fields.split(/\s+/);
    if (!fields.some((field) => DETAIL_FIELDS.includes(field) && shown.includes(field))) return;
    await this.#panels.open("details");
    changed();
    await element.updateComplete;
  }
}
