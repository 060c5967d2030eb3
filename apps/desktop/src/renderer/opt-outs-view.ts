import { css, html, LitElement, type PropertyDeclarations } from "lit";
import type { OptOut } from "../bridge/calls.ts";
import { controls } from "./controls.ts";
import { momentText, phoneText, type Desk } from "./desk.ts";

/** The account's STOP list. */
export class OptOutsView extends LitElement {
  static override styles = [
    controls,
    css`
      li {
        display: flex;
        justify-content: space-between;
        padding-block: 0.45rem;
        border-block-end: 1px solid var(--line);
      }
      .card {
        max-inline-size: 40rem;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    desk: { attribute: false },
    list: { state: true },
    loading: { state: true },
  };
  declare desk: Desk;
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
    this.list = await this.desk.calls.listOptOuts();
    this.loading = false;
  }

  protected override render() {
    const { words } = this.desk;
    const { optOuts } = words;
    return html`
      <h1>${words.views["opt-outs"]}</h1>
      <p>${optOuts.intro}</p>
      <section class="card" aria-busy=${this.loading}>${this.loading ? "…" : this.#content()}</section>
    `;
  }

  #content() {
    const { optOuts, banner } = this.desk.words;
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
            <span class="quiet">${optOuts.since} ${momentText(since.getTime(), this.desk)}</span>
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
