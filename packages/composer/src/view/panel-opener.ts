import { html, type TemplateResult } from "lit";
import type { ViewModel } from "./view-model.ts";
import type { PanelName } from "./view-model.ts";

/** The button that opens a panel and closes it again. */
export function panelOpener({ panels, actions }: ViewModel, name: PanelName, label: string): TemplateResult {
  return html`<button
    type="button"
    class="link"
    id="opens-${name}"
    data-opens=${name}
    aria-expanded=${panels.isOpen(name) ? "true" : "false"}
    @click=${() => actions.togglePanel(name)}
  >${label}</button>`;
}
