import { html, type TemplateResult } from "lit";
import type { ViewModel } from "../ui/view-model.ts";
import type { PanelName } from "./panels.ts";

/** The words that open a panel, and close it again. */
export function panelOpener({ panels, actions }: ViewModel, name: PanelName, label: string): TemplateResult {
  return html`<button
    type="button"
    class="link"
    data-opens=${name}
    aria-expanded=${panels.isOpen(name) ? "true" : "false"}
    @click=${() => actions.togglePanel(name)}
  >${label}</button>`;
}
