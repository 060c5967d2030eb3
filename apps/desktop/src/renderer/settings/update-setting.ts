import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { controls } from "../controls.ts";
import type { ViewContext } from "../view-context.ts";

/** Whether to look for newer versions, and what was found. It tells and links; it fetches and runs nothing. */
export class UpdateSetting extends LitElement {
  static override styles = [
    controls,
    css`
      p {
        margin-block: 0.5rem 0;
      }
    `,
  ];

  static override properties: PropertyDeclarations = { context: { attribute: false } };
  declare context: ViewContext;

  #turned(event: Event): void {
    const looksForUpdates = (event.target as HTMLInputElement).checked;
    this.dispatchEvent(new CustomEvent("turned", { detail: looksForUpdates }));
  }

  protected override render() {
    const { messages, releasesPage, settings } = this.context;
    if (releasesPage === undefined) return html`<p class="quiet">${messages.updates.unavailable}</p>`;
    return html`
      <label class="choice">
        <input type="checkbox" .checked=${settings.looksForUpdates} @change=${this.#turned} />
        ${messages.updates.look}
      </label>
      <p class="quiet">${messages.updates.lookHelp}</p>
      ${settings.looksForUpdates ? html`<p role="status">${this.#found(releasesPage)}</p>` : nothing}
    `;
  }

  #found(page: string) {
    const { foundUpdate, messages } = this.context;
    switch (foundUpdate?.kind) {
      case "newest":
        return messages.updates.newest;
      case "no-answer":
        return messages.updates.noAnswer;
      case "newer":
        return html`${messages.updates.newer(foundUpdate.version)} <a href=${page} target="_blank">${messages.updates.page}</a>`;
      default:
        return "…";
    }
  }
}

customElements.define("update-setting", UpdateSetting);

declare global {
  interface HTMLElementTagNameMap {
    "update-setting": UpdateSetting;
  }
}
