import { html, nothing, type TemplateResult } from "lit";
import type { FieldsView, ListView, ViewModel } from "../view/view-model.ts";
import { messageField, type MessageModel } from "../features/message/message-field.ts";
import { routeFields, switches } from "../features/options/options-fields.ts";
import { guarded } from "../view/changed-items.ts";
import { panelOpener } from "../view/panel-opener.ts";
import { DETAIL_FIELDS } from "../view/panel.ts";
import type { PanelName } from "../view/view-model.ts";
import { preview } from "../features/message/preview.ts";
import { recipientsField } from "../features/recipients/recipients-field.ts";
import type { SendBarModel } from "../features/sending/send-bar-model.ts";
import { sendBar } from "../features/sending/send-bar.ts";

/** Everything that the template draws. */
export interface ComposerModel extends SendBarModel, MessageModel {
  /** The list of people that the message goes to. */
  readonly list: ListView | undefined;
  /** The fields of its columns, or those that the page names. */
  readonly textFields: FieldsView | undefined;
}

/** The form on the left, the preview on the right, the send bar below. */
export function composerTemplate(view: ComposerModel): TemplateResult {
  const hasPreview = view.shows("preview");
  const { revision } = view;
  const minute = Math.floor(Date.now() / 60_000);
  /** A panel that is open may show the text. */
  const ofPanels = view.panels.areClosed ? revision : view;
  const ofFoot = [revision, view.sending, view.listTotal, ...Object.values(view.sum), ...view.problemsOutOfSight];
  return html`
    <div class=${hasPreview ? "columns" : "columns alone"}>
      <div class="form" part="form">
        ${guarded([revision], () => (view.shows("recipients") ? (view.list?.recipients(view) ?? recipientsField(view)) : nothing))}
        ${guarded([revision], () => routeFields(view, view.prices.byCountry, view.prices.currency))}
        ${guarded([ofPanels], () => (view.hasTemplates ? panelLine(view, [["templates", view.messages.templates]]) : nothing))}
        ${messageField(view, view.textFields)}
        ${guarded([revision, minute], () => switches(view))} ${guarded([ofPanels], () => furtherPanels(view))}
      </div>
      ${hasPreview ? preview(view, view.textFields?.arriving() ?? view.snapshot, view.list?.stepper(view) ?? nothing) : nothing}
    </div>
    ${guarded(ofFoot, () => (view.shows("send") ? sendBar(view) : nothing))}
  `;
}

/** A line of words that open the panels under it. */
function furtherPanels(view: ViewModel): TemplateResult | typeof nothing {
  const { messages } = view;
  const names: [PanelName, string][] = [];
  if (DETAIL_FIELDS.some((field) => view.shows(field))) names.push(["details", messages.moreDetails]);
  if (view.shows("code")) names.push(["code", messages.asCode]);
  return names.length === 0 ? nothing : panelLine(view, names);
}

function panelLine(view: ViewModel, names: readonly [PanelName, string][]): TemplateResult {
  const { panels } = view;
  return html`<div>
    <div class="hint actions quiet">${names.map(([name, label]) => panelOpener(view, name, label))}</div>
    ${names.map(([name]) => panels.render(name, view))}
  </div>`;
}
