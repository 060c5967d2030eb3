import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { UNDO_TIME } from "../application/undo.ts";
import type { Messages } from "../messages/en/index.ts";
import { controls } from "./controls.ts";
import type { ViewContext } from "./view-context.ts";

/** A deletion, and what the view does that shows it again. */
export interface Deletion {
  readonly what: keyof Messages["undo"]["deleted"];
  readonly restored: () => unknown;
}

/** Tells whoever listens above that something was deleted, and can be brought back. */
export function announceDeletion(from: EventTarget, deletion: Deletion): void {
  from.dispatchEvent(new CustomEvent<Deletion>("deleted", { detail: deletion, bubbles: true, composed: true }));
}

/** A banner that shows for a minute that something was deleted, and the button to have it back. */
export class UndoBanner extends LitElement {
  static override styles = [
    controls,
    css`
      .notice {
        background: var(--tint);
        color: var(--text);
        margin-block: 0.8rem 0;
        padding: 0.45rem 0.9rem;
      }
      span {
        flex: 1 1 14rem;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    deletion: { state: true },
    isTooLate: { state: true },
  };
  declare context: ViewContext;
  declare deletion: Deletion | undefined;
  declare isTooLate: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.isTooLate = false;
  }

  /** Offers to bring it back; the button that deleted is gone, so the focus comes here. */
  async show(deletion: Deletion): Promise<void> {
    this.isTooLate = false;
    this.deletion = deletion;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#close(), UNDO_TIME);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLButtonElement>("button")?.focus();
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.deletion = undefined;
  }

  async #undo(): Promise<void> {
    const { deletion } = this;
    this.isTooLate = !(await this.context.calls.undoDeletion().catch(() => false));
    if (this.isTooLate) return;
    this.#close();
    await deletion?.restored();
  }

  protected override render() {
    const { undo } = this.context.messages;
    if (!this.deletion) return nothing;
    return html`<div class="notice undo row">
      <span>${this.isTooLate ? undo.tooLate : undo.deleted[this.deletion.what]}</span>
      ${this.isTooLate ? nothing : html`<button @click=${this.#undo}>${undo.undo}</button>`}
      <button @click=${this.#close}>${undo.close}</button>
    </div>`;
  }
}

customElements.define("undo-banner", UndoBanner);

declare global {
  interface HTMLElementTagNameMap {
    "undo-banner": UndoBanner;
  }
}
