import { forecastDelivery } from "@sms-composer/core/forecast";
import { css, html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { CANCEL_UNTIL_BEFORE } from "@sms-composer/outbox/machine";
import type { MessageSummary } from "../../outbox/history/message-list.ts";
import { cancellationMessage } from "./cancellation-message.ts";
import { controls } from "../controls.ts";
import { parisText } from "../formats.ts";
import { isOfOtherAccount } from "../settings/other-account.ts";
import { recipientsLine } from "../recipients-line.ts";
import { stateBadge } from "./state-badge.ts";
import type { ViewContext } from "../view-context.ts";

interface ScheduledMessage extends MessageSummary {
  readonly heldUntil?: number;
}

/** The messages that are to go later, when it will really arrive, and the way to take it back. */
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
    context: { attribute: false },
    messages: { state: true },
    notice: { state: true },
  };
  declare context: ViewContext;
  declare messages: readonly ScheduledMessage[];
  /** The notices about cancellations, by message. */
  declare notice: ReadonlyMap<string, string>;

  constructor() {
    super();
    this.messages = [];
    this.notice = new Map();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.messagesChanged();
  }

  async messagesChanged(): Promise<void> {
    const { calls } = this.context;
    const found = await calls.findMessages({ scheduled: true, limit: 200 });
    const soonestFirst = found.toSorted((a, b) => (a.scheduledAt ?? 0) - (b.scheduledAt ?? 0));
    this.messages = soonestFirst.map((message) => {
      const { heldBecause, deliveredAt } = forecastDelivery({
        at: new Date(message.scheduledAt ?? 0),
        commercial: message.stop,
      });
      return { ...message, ...(heldBecause && { heldUntil: deliveredAt.getTime() }) };
    });
  }

  async #cancel({ id, batches }: MessageSummary): Promise<void> {
    const { calls, messages } = this.context;
    if (batches.queued) await calls.cancelQueued({ id });
    const answers = await calls.cancelScheduled({ id });
    this.notice = new Map(this.notice).set(id, cancellationMessage(answers, await calls.readMessage({ id }), messages));
    await this.messagesChanged();
  }

  protected override render() {
    const { messages } = this.context;
    return html`
      <h1>${messages.views.scheduled}</h1>
      ${this.messages.length === 0 ? html`<p class="quiet">${messages.scheduled.empty}</p>` : nothing}
      ${this.messages.map((message) => this.#entry(message))}
    `;
  }

  #entry(message: ScheduledMessage) {
    const { messages } = this.context;
    const { id, text, scheduledAt = 0, heldUntil, withoutId, batches } = message;
    const inTime = Date.now() < scheduledAt - CANCEL_UNTIL_BEFORE;
    const open = batches.queued || batches.accepted;
    return html`
      <article class="card">
        <div class="row head">
          <strong>${messages.scheduled.at(parisText(scheduledAt, this.context))}</strong>${stateBadge(message, messages)}
        </div>
        <p class="text" lang="">${text}</p>
        <p class="quiet">
          ${recipientsLine(message, this.context)}
        </p>
        ${
          heldUntil === undefined
            ? nothing
            : html`<p class="notice">${messages.scheduled.held(parisText(heldUntil, this.context))}</p>`
        }
        ${this.notice.has(id) ? html`<p role="status">${this.notice.get(id)}</p>` : nothing}
        ${isOfOtherAccount(message, this.context) ? html`<p class="notice">${messages.message.otherAccount(message.account)}</p>` : nothing}
        ${
          open && withoutId
            ? html`<p class="notice">
              ${messages.message.cancelWithoutId}
              <a href="https://my.smspartner.fr/" target="_blank">my.smspartner.fr</a>
            </p>`
            : nothing
        }
        ${
          open && inTime && !isOfOtherAccount(message, this.context) && !(withoutId && batches.accepted === 1)
            ? html`<button class="danger" @click=${() => this.#cancel(message)}>${messages.message.cancelScheduled}</button>`
            : nothing
        }
        ${open && !inTime ? html`<p class="quiet">${messages.scheduled.tooLate}</p>` : nothing}
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
