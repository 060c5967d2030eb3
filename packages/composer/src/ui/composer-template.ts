import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { ViewModel } from "./view-model.ts";
import { messageField } from "../message/message-field.ts";
import { routeFields, switches } from "./options-fields.ts";
import { panelOpener } from "../panels/panel-opener.ts";
import { IN_DETAILS, type PanelName } from "../panels/panels.ts";
import { preview } from "../message/preview.ts";
import { recipientsField } from "../recipients/recipients-field.ts";
import { sendBar } from "../sending/send-bar.ts";

/** What is written on the left, what arrives on the right, and what it comes to below. */
export function composerTemplate(view: ViewModel): TemplateResult {
  const hasPreview = view.shows("preview");
  const { revision } = view;
  const minute = Math.floor(Date.now() / 60_000);
  return html`
    <div class=${hasPreview ? "columns" : "columns alone"}>
      <div class="form" part="form">
        ${guard([revision], () => (view.shows("recipients") ? recipientsField(view) : nothing))}
        ${guard([revision], () => routeFields(view))} ${messageField(view)}
        ${guard([revision, minute], () => switches(view))} ${furtherPanels(view)}
      </div>
      ${hasPreview ? preview(view) : nothing}
    </div>
    ${view.shows("send") ? sendBar(view) : nothing}
  `;
}

/** A line of words that open the panels under it. */
function furtherPanels(view: ViewModel): TemplateResult | typeof nothing {
  const { words, panels } = view;
  const names: [PanelName, string][] = [];
  if (IN_DETAILS.some((field) => view.shows(field))) names.push(["details", words.moreDetails]);
  if (view.shows("code")) names.push(["code", words.asCode]);
  if (names.length === 0) return nothing;
  return html`<div>
    <div class="ways quiet">${names.map(([name, label]) => panelOpener(view, name, label))}</div>
    ${names.map(([name]) => panels.render(name, view))}
  </div>`;
}
