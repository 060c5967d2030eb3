import { html, nothing, type TemplateResult } from "lit";
import type { ViewModel } from "../../view/view-model.ts";
import { fieldError } from "../../view/field-error.ts";
import type { PanelMaker } from "../../view/panel.ts";

/** The settings of a developer or an accountant: the tag, the two webhooks, a trial. */
export const detailsPanel: PanelMaker = () => ({
  render(view, messages) {
    const { snapshot, actions, locked } = view;
    return html`
      <div class="row">
        ${field(view, "tag", messages.tag, messages.tagHint)}
        ${
          view.shows("sandbox")
            ? html`<div class="switch" data-field="sandbox">
              <input
                type="checkbox"
                role="switch"
                id="sandbox"
                part="switch"
                .checked=${snapshot.options.sandbox ?? false}
                ?disabled=${locked}
                aria-describedby="sandbox-hint sandbox-error"
                @change=${(event: Event) => actions.setOptions({ sandbox: (event.target as HTMLInputElement).checked })}
              />
              <label for="sandbox">${messages.sandbox}</label>
              <p class="hint" id="sandbox-hint">${messages.sandboxHint}</p>
              ${fieldError(view, "sandbox")}
            </div>`
            : nothing
        }
        ${field(view, "responseUrl", messages.responseUrl)}
        ${field(view, "receiptUrl", messages.receiptUrl)}
      </div>
    `;
  },
});

function field(
  view: ViewModel,
  name: "tag" | "responseUrl" | "receiptUrl",
  label: string,
  hint?: string,
): TemplateResult | typeof nothing {
  if (!view.shows(name)) return nothing;
  return html`
    <div class="field" data-field=${name}>
      <label for=${name}>${label} ${hint ? html`<small>${hint}</small>` : nothing}</label>
      <input
        id=${name}
        class="box"
        part="control"
        type=${hint ? "text" : "url"}
        placeholder=${hint ? nothing : "https://"}
        autocomplete="off"
        spellcheck="false"
        .value=${view.snapshot.options[name] ?? ""}
        ?readonly=${view.locked}
        aria-describedby="${name}-error"
        aria-invalid=${view.problemOf(name) ? "true" : "false"}
        @input=${(event: Event) => view.actions.setOptions({ [name]: (event.target as HTMLInputElement).value })}
        @blur=${() => view.actions.leave(name)}
      />
      ${fieldError(view, name)}
    </div>
  `;
}
