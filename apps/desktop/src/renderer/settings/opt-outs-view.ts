import { css, html, LitElement, type PropertyDeclarations } from "lit";
import type { OptOut } from "../../bridge/calls.ts";
import { controls } from "../controls.ts";
import { momentText, phoneText } from "../formats.ts";
import type { ViewContext } from "../view-context.ts";

/** The account's STOP list. */
export class OptOutsView extends LitElement {
  static override styles = [
    controls,
    css`
      li {
        display: flex;
        justify-content: space-between;
        padding-block: 0.45rem;
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
      .card {
        max-inline-size: 40rem;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    list: { state: true },
    loading: { state: true },
  };
  declare context: ViewContext;
  declare list: readonly OptOut[] | undefined;
  declare loading: boolean;

  constructor() {
    super();
    this.loading = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.loading = true;
    this.list = await this.context.calls.listOptOuts();
    this.loading = false;
  }

  protected override render() {
    const { words } = this.context;
    const { optOuts } = words;
    return html`
      <h1>${words.views["opt-outs"]}</h1>
      <p>${optOuts.intro}</p>
      <section class="card" aria-busy=${this.loading}>${this.loading ? "…" : this.#content()}</section>
    `;
  }

  #content() {
    const { optOuts, banner } = this.context.words;
    if (!this.list) {
      return html`<p>${optOuts.unavailable}</p>
        <button @click=${this.#load}>${banner.tryAgain}</button>`;
    }
    if (this.list.length === 0) return html`<p class="quiet">${optOuts.empty}</p>`;
    return html`<ul>
      ${this.list.map(
        ({ phone, since }) => html`
          <li>
            <span>${phoneText(phone)}</span>
            <span class="quiet">${optOuts.since} ${momentText(since.getTime(), this.context)}</span>
          </li>
        `,
      )}
    </ul>`;
  }
}

customElements.define("opt-outs-view", OptOutsView);

declare global {
  interface HTMLElementTagNameMap {
    "opt-outs-view": OptOutsView;
  }
}
