import { html, nothing, type TemplateResult } from "lit";
import type { SendField } from "@sms-composer/core";
import type { ViewModel } from "./view-model.ts";

/** The error under a refused field; `aria-describedby` names it by its id. */
export function fieldError(view: ViewModel, field: SendField): TemplateResult | typeof nothing {
  const problem = view.problemOf(field);
  const detail = view.detailOf(field);
  if (!problem) return nothing;
  return html`<p class="error" part="error" id="${field}-error">
    ${problem} ${detail ? html`<span lang="en">${detail}</span>` : nothing}
  </p>`;
}
