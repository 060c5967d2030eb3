import { forecastDelivery } from "@sms-composer/core/forecast";
import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { MessageSummary } from "../outbox/history.ts";
import { CANCEL_UNTIL_BEFORE } from "../outbox/timing.ts";
import { controls } from "./controls.ts";
import { parisText, phoneText, type Desk } from "./desk.ts";
import { stateBadge } from "./state-badge.ts";

/** What is to go later, when it will really arrive, and the way to take it back. */
export class ScheduledView extends LitElement {
  static override styles = [
    controls,
    css`
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .head {
        justify-content: space-between;
        margin-block-end: 0.4rem;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    desk: { attribute: false },
    messages: { state: true },
    told: { state: true },
  };
  declare desk: Desk;
  declare messages: readonly (MessageSummary & { readonly heldUntil?: number })[];
  /** What became of a cancellation, by message. */
  declare told: ReadonlyMap<string, string>;

  constructor() {
    super();
    this.messages = [];
    this.told = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.messagesChanged();
  }

  async messagesChanged(): Promise<void> {
    const { calls } = this.desk;
    const found = await calls.findMessages({ scheduled: true, limit: 200 });
    this.messages = await Promise.all(
      found.map(async (message) => {
        const detail = await calls.readMessage({ id: message.id });
        const at = new Date(message.scheduledAt ?? 0);
        const forecast = forecastDelivery({ at, commercial: detail?.options.stop ?? false });
        return { ...message, ...(forecast.heldBecause ? { heldUntil: forecast.deliveredAt.getTime() } : {}) };
      }),
    );
  }

  async #cancel({ id, batches }: MessageSummary): Promise<void> {
    const { calls, words } = this.desk;
    if (batches.queued) await calls.cancelQueued({ id });
    const answers = await calls.cancelScheduled({ id });
    const failed = answers.find(({ outcome }) => outcome !== "cancelled");
    const { cancelled, notCancelled, cancelUnknown } = words.message;
    const sentence = !failed ? cancelled : failed.outcome === "refused" ? notCancelled : cancelUnknown;
    this.told = new Map(this.told).set(id, sentence);
    await this.messagesChanged();
  }

  protected override render() {
    const { words } = this.desk;
    return html`
      <h1>${words.views.scheduled}</h1>
      ${this.messages.length === 0 ? html`<p class="quiet">${words.scheduled.empty}</p>` : nothing}
      ${this.messages.map((message) => this.#entry(message))}
    `;
  }

  #entry(message: MessageSummary & { readonly heldUntil?: number }) {
    const { words } = this.desk;
    const { id, text, scheduledAt = 0, heldUntil, firstRecipient, recipients, batches } = message;
    const inTime = Date.now() < scheduledAt - CANCEL_UNTIL_BEFORE;
    const open = batches.queued || batches.accepted;
    return html`
      <article class="card">
        <div class="row head">
          <strong>${words.scheduled.at(parisText(scheduledAt, this.desk))}</strong>${stateBadge(message, words)}
        </div>
        ${
          heldUntil === undefined
            ? nothing
            : html`<p class="notice">${words.scheduled.held(parisText(heldUntil, this.desk))}</p>`
        }
        <p class="text" lang="">${text}</p>
        <p class="quiet">
          ${phoneText(firstRecipient)}${recipients > 1 ? html` ${words.outbox.more(recipients - 1)}` : nothing}
        </p>
        ${this.told.has(id) ? html`<p role="status">${this.told.get(id)}</p>` : nothing}
        ${
          open && inTime
            ? html`<button class="danger" @click=${() => this.#cancel(message)}>${words.message.cancelScheduled}</button>`
            : nothing
        }
        ${open && !inTime ? html`<p class="quiet">${words.scheduled.tooLate}</p>` : nothing}
      </article>
    `;
  }
}

customElements.define("scheduled-view", ScheduledView);

declare global {
  interface HTMLElementTagNameMap {
    "scheduled-view": ScheduledView;
  }
}
