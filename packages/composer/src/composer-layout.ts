import { html, nothing, type TemplateResult } from "lit";
import type { ComposerView } from "./composer-view.ts";
import { messageField } from "./message-field.ts";
import { routeFields, switches } from "./options-fields.ts";
import { panelOpener } from "./panel-opener.ts";
import type { PanelName } from "./panels.ts";
import { preview } from "./preview.ts";
import { recipientsField } from "./recipients-field.ts";
import { sendBar } from "./send-bar.ts";

const DETAILS = ["tag", "responseUrl", "receiptUrl", "sandbox"] as const;

/** What is written on the left, what arrives on the right, and what it comes to below. */
export function composerLayout(view: ComposerView): TemplateResult {
  const hasPreview = view.shows("preview");
  return html`
    <div class=${hasPreview ? "columns" : "columns alone"}>
      <div class="form" part="form">
        ${view.shows("recipients") ? recipientsField(view) : nothing} ${routeFields(view)} ${messageField(view)}
        ${switches(view)} ${DETAILS.some((field) => view.shows(field)) ? opened(view, "details", view.words.moreDetails) : nothing}
        ${view.shows("code") ? opened(view, "code", view.words.asCode) : nothing}
      </div>
      ${hasPreview ? preview(view) : nothing}
    </div>
    ${view.shows("send") ? sendBar(view) : nothing}
  `;
}

/** A line that opens a panel under it. */
function opened(view: ComposerView, name: PanelName, label: string): TemplateResult {
  return html`<div>${panelOpener(view, name, label)}${view.panels.render(name, view)}</div>`;
}
