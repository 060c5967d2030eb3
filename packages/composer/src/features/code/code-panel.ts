import { html } from "lit";
import type { CodeLanguage } from "@sms-composer/core/code-samples";
import type { PanelMaker } from "../../view/panel.ts";

/** Time for which the button says that it has copied, in milliseconds. */
const SAID = 2000;

type Samples = typeof import("@sms-composer/core/code-samples");

/** The composed request as a program, in the language of one's choice. */
export const codePanel =
  ({ CODE_LANGUAGES, codeSample }: Samples): PanelMaker =>
  (changed) => {
    let language: CodeLanguage = CODE_LANGUAGES[0]?.id ?? "curl";
    let said: "" | "copied" | "copyByHand" = "";

    const copy = async (event: Event, code: string): Promise<void> => {
      const listing = (event.target as Element).closest(".panel")?.querySelector("pre");
      try {
        await navigator.clipboard.writeText(code);
        said = "copied";
      } catch {
        // A page without the permission, or not on https.
        if (listing) getSelection()?.selectAllChildren(listing);
        said = "copyByHand";
      }
      changed();
      setTimeout(() => {
        said = "";
        changed();
      }, SAID);
    };

    return {
      render(view, messages) {
        const code = codeSample(view.request(), language);
        return html`
        <div class="actions">
          <select
            class="box choice"
            part="control"
            aria-label=${messages.language}
            @change=${(event: Event) => {
              language = (event.target as HTMLSelectElement).value as CodeLanguage;
              changed();
            }}
          >
            ${CODE_LANGUAGES.map(({ id, name }) => html`<option value=${id} ?selected=${id === language}>${name}</option>`)}
          </select>
          <button type="button" part="button" @click=${(event: Event) => copy(event, code)}>
            ${said === "copied" ? messages.copied : messages.copy}
          </button>
        </div>
        <pre part="code" tabindex="0" dir="ltr" translate="no">${code}</pre>
        <p class="hint" role="status">${said ? messages[said] : messages.keyHint}</p>
      `;
      },
    };
  };
