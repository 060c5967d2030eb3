import { html, nothing, type TemplateResult } from "lit";
import type { SendField } from "@sms-composer/core";
import type { ViewModel } from "./view-model.ts";

/** Why a field is refused, under the field; `aria-describedby` names it by its id. */
export function fieldError(view: ViewModel, field: SendField): TemplateResult | typeof nothing {
  const problem = view.problemOf(field);
  return problem ? html`<p class="error" part="error" id="${field}-error">${problem}</p>` : nothing;
}
