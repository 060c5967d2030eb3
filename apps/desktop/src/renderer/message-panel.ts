import { css, html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import type { Decision } from "../outbox/store/decisions.ts";
import type { BatchDetail, MessageDetail } from "../outbox/store/history.ts";
import { controls } from "./controls.ts";
import { moneyText, momentText, parisText, phoneText } from "./formats.ts";
import { isOfOtherAccount } from "./other-account.ts";
import { ask } from "./question.ts";
import { stateBadge } from "./state-badge.ts";
import type { ViewContext } from "./view-context.ts";

/** More recipients than a person reads; the rest is in the CSV. */
const SHOWN_RECIPIENTS = 200;

/** One message: what was written, what became of each request and recipient, and what a person can decide. */
export class MessagePanel extends LitElement {
  static override styles = [
    controls,
    css`
      .text {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        background: var(--sunken);
        border-radius: 10px;
        padding: 0.7rem 0.9rem;
        margin-block-end: 0.8rem;
      }
      section {
        border-block-start: 1px solid var(--line);
        padding-block: 0.8rem;
        margin-block-start: 0.9rem;
      }
      .recipients li {
        display: flex;
        justify-content: space-between;
        gap: 1rem;
      }
      .head {
        display: flex;
        justify-content: space-between;
        gap: 1rem;
        margin-block-end: 0.6rem;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    messageId: { attribute: false },
    message: { state: true },
  };
  declare context: ViewContext;
  declare messageId: string | undefined;
  declare message: MessageDetail | undefined;

  async reload(): Promise<void> {
    const id = this.messageId;
    const message = id === undefined ? undefined : await this.context.calls.readMessage({ id });
    if (id === this.messageId) this.message = message;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("messageId")) void this.reload();
  }

  async #decide(batch: BatchDetail, decision: Decision): Promise<void> {
    const { words, calls } = this.context;
    const root = this.renderRoot as ShadowRoot;
    const { sendAgainQuestion, sendAgain, close } = words.message;
    if (decision === "send-again" && !(await ask(root, sendAgainQuestion, sendAgain, close))) return;
    await calls.decide({ batchId: batch.id, decision });
  }

  async #delete(id: string): Promise<void> {
    if (!(await this.context.calls.deleteMessage({ id }))) return;
    this.dispatchEvent(new Event("message-gone"));
  }

  #writeAgain({ text, options, batchList }: MessageDetail): void {
    const recipients = batchList.flatMap((batch) => batch.recipients.map(({ phone }) => phone));
    const { range, sender, stop, unicode } = options;
    const set = Object.entries({ range, sender, stop, unicode }).filter(([, value]) => value !== undefined);
    const draft = { ...Object.fromEntries(set), recipients, message: text };
    this.dispatchEvent(new CustomEvent("write-again", { detail: draft, bubbles: true, composed: true }));
  }

  protected override render() {
    const { message, context } = this;
    const { words, calls } = context;
    if (!message) return html`<p class="quiet">${words.outbox.choose}</p>`;
    const { id, text, options, scheduledAt, queuedAt, cost, currency, batches, batchList } = message;
    const open = (batches.queued ?? 0) > 0;
    const toBeSent = batches.sending || batches.unknown || (batches.accepted && (scheduledAt ?? 0) > Date.now());
    return html`
      <div class="head">${stateBadge(message, words)}<span class="quiet">${momentText(queuedAt, context)}</span></div>
      <p class="text" lang="">${text}</p>
      ${isOfOtherAccount(message, this.context) ? html`<p class="notice">${words.message.otherAccount}</p>` : nothing}
      ${
        message.stale
          ? html`<p class="notice">${words.message.stale}</p>`
          : message.paused && open
            ? html`<p class="notice">${words.message.paused}</p>`
            : nothing
      }
      <dl>
        ${options.sender ? html`<dt>${words.message.sender}</dt><dd>${options.sender}</dd>` : nothing}
        ${scheduledAt ? html`<dt>${words.message.scheduled}</dt><dd>${parisText(scheduledAt, context)}</dd>` : nothing}
        ${
          cost === undefined
            ? nothing
            : html`<dt>${words.message.cost}</dt><dd>${moneyText(cost, currency ?? "EUR", context)}</dd>`
        }
      </dl>
      <div class="row">
        <button @click=${() => this.#writeAgain(message)}>${words.message.writeAgain}</button>
        ${
          open && message.paused
            ? html`<button @click=${() => calls.resume({ id })}>${words.message.sendNow}</button>`
            : nothing
        }
        ${
          open
            ? html`<button class="danger" @click=${() => calls.cancelQueued({ id })}>${words.message.cancelQueued}</button>`
            : toBeSent
              ? nothing
              : html`<button class="danger" @click=${() => this.#delete(id)}>${words.message.delete}</button>`
        }
      </div>
      ${batchList.map((batch) => this.#batch(batch))}
    `;
  }

  #batch(batch: BatchDetail) {
    const { words } = this.context;
    const { state, reason, attempts, recipients, tag, messageId, copies } = batch;
    return html`
      <section>
        ${state === "needs_user" ? this.#doubt(batch) : nothing}
        ${copies > 1 ? html`<p class="notice bad">${words.message.double(copies)}</p>` : nothing}
        ${reason ? html`<p>${words.reasons[reason.kind]} ${this.#providersWords(batch)}</p>` : nothing}
        <dl>
          <dt>${words.message.tag}</dt>
          <dd>${tag}</dd>
          ${messageId === undefined ? nothing : html`<dt>${words.message.messageId}</dt><dd>${messageId}</dd>`}
          ${
            attempts.length === 0
              ? nothing
              : html`<dt>${words.message.attempts}</dt>
                <dd>
                  ${attempts.map(
                    ({ startedAt, outcome }) =>
                      html`<div>${momentText(startedAt, this.context)} · ${words.message.attempt(outcome ?? "")}</div>`,
                  )}
                </dd>`
          }
        </dl>
        <ul class="recipients" aria-label=${words.message.recipients}>
          ${recipients.slice(0, SHOWN_RECIPIENTS).map(
            ({ phone, status, at }) => html`
              <li>
                <span>${phoneText(phone)}</span>
                <span class="quiet">
                  ${state === "accepted" ? words.statuses[status] : nothing}${at ? ` · ${momentText(at, this.context)}` : nothing}
                </span>
              </li>
            `,
          )}
          ${
            recipients.length > SHOWN_RECIPIENTS
              ? html`<li class="quiet">${words.outbox.more(recipients.length - SHOWN_RECIPIENTS)}</li>`
              : nothing
          }
        </ul>
      </section>
    `;
  }

  #providersWords({ reason }: BatchDetail) {
    const said = [reason?.message, ...(reason?.fieldErrors ?? []).map(({ message }) => message)].filter(Boolean);
    const code = reason?.code === undefined ? "" : `(${reason.code}) `;
    return `${code}${said.join(" ")}`;
  }

  #doubt(batch: BatchDetail) {
    const { message: words } = this.context.words;
    return html`
      <div class="notice" role="alert">
        <p><strong>${words.doubt}</strong></p>
        <p>${words.doubtAdvice}</p>
        <div class="row">
          <button class="primary" @click=${() => this.#decide(batch, "look-again")}>${words.lookAgain}</button>
          <button @click=${() => this.#decide(batch, "send-again")}>${words.sendAgain}</button>
          <button @click=${() => this.#decide(batch, "give-up")}>${words.giveUp}</button>
        </div>
      </div>
    `;
  }
}

customElements.define("message-panel", MessagePanel);

declare global {
  interface HTMLElementTagNameMap {
    "message-panel": MessagePanel;
  }
}
