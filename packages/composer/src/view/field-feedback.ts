import type { TemplateResult } from "lit";
import type { Issue, SendField } from "@sms-composer/core";

interface FieldRefusal {
  readonly sentence: string;
  readonly detail: TemplateResult | undefined;
}

/** The problem that shows at each field, and when: not before somebody has had the chance to finish. */
export class FieldFeedback {
  #refusals = new Map<SendField, FieldRefusal>();
  #left = new Set<SendField>();
  /** Somebody wants to send: from now on everything shows, also what is missing. */
  isAttempted = false;

  /** The fields that were refused after the last attempt, by the API or on the way to it. */
  get refused(): SendField[] {
    return [...this.#refusals.keys()];
  }

  leave(field: SendField): void {
    this.#left.add(field);
  }

  /** @param detail the words of whoever refused it, in their language */
  refuse(field: SendField, sentence: string, detail?: TemplateResult): void {
    this.#refusals.set(field, { sentence, detail });
  }

  /** The words of whoever refused the field, in their language. */
  detail(field: SendField): TemplateResult | undefined {
    return this.#refusals.get(field)?.detail;
  }

  /** The fields were changed: what was said of them is no longer true. */
  change(fields: readonly string[]): void {
    for (const field of fields) this.#refusals.delete(field as SendField);
  }

  clear(): void {
    this.#refusals.clear();
    this.#left.clear();
    this.isAttempted = false;
  }

  /** The sentences to show at a field. */
  sentence(field: SendField, issues: readonly Issue[], say: (issue: Issue) => string | undefined): string | undefined {
    const refusal = this.#refusals.get(field);
    if (refusal) return refusal.sentence;
    const isShown = this.isAttempted || this.#left.has(field) || field === "message" || field === "recipients";
    const shown = issues.filter((each) => isShown && each.field === field);
    return shown.flatMap((issue) => say(issue) ?? []).join(" ") || undefined;
  }
}
