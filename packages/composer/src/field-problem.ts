import { html, nothing, type TemplateResult } from "lit";
import type { SendField } from "@sms-composer/core";
import type { ComposerView } from "./composer-view.ts";

/** Why a field is refused, under the field; `aria-describedby` names it by its id. */
export function fieldProblem(view: ComposerView, field: SendField): TemplateResult | typeof nothing {
  const problem = view.problemOf(field);
  return problem ? html`<p class="error" part="error" id="${field}-error">${problem}</p>` : nothing;
}
