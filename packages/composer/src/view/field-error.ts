import { html, nothing, type TemplateResult } from "lit";
import type { SendField } from "@sms-composer/core";
import type { ViewModel } from "./view-model.ts";

/** The error under a refused field; `aria-describedby` names it by its id. */
export function fieldError(view: ViewModel, field: SendField): TemplateResult | typeof nothing {
  const problem = view.problemOf(field);
  if (!problem) return nothing;
  return html`<p class="error" part="error" id="${field}-error">
    ${problem} ${view.detailOf(field)}
  </p>`;
}
