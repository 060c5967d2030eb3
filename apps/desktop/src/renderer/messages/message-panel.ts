import { css, html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import type { Decision } from "@sms-composer/outbox/machine";
import { TRIAL } from "../../account/trial-account.ts";
import type { BatchDetail, MessageDetail } from "../../outbox/history/message-detail.ts";
import { controls } from "../controls.ts";
import { moneyText, dateTimeText, numberText, parisText } from "../formats.ts";
import { isOfOtherAccount } from "../settings/other-account.ts";
import { ask } from "../question.ts";
import { announceDeletion } from "../undo-banner.ts";
import { reasonText } from "../../messages/reason-text.ts";
import "./months-table.ts";
import "./recipient-table.ts";
import { resultBar, resultCounts, resultStyles } from "./results-summary.ts";
import { stateBadge, trialBadge } from "./state-badge.ts";
import type { ViewContext } from "../view-context.ts";

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
      .head {
        display: flex;
        justify-content: space-between;
        gap: 1rem;
        margin-block-end: 0.6rem;
      }
      summary {
        cursor: pointer;
      }
      details dl {
        margin-block: 0.5rem 0;
      }
      recipient-table {
        margin-block-start: 0.9rem;
      }
      .bar {
        margin-block-end: 0.9rem;
      }
    `,
    resultStyles,
  ];

  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    messageId: { attribute: false },
    message: { state: true },
    stopped: { state: true },
    notice: { state: true },
  };
  declare context: ViewContext;
  declare messageId: string | undefined;
  declare message: MessageDetail | undefined;
  /** Recipients who want no messages any more. */
  declare stopped: number;
  /** The notice about the last press. */
  declare notice: string;

  constructor() {
    super();
    this.stopped = 0;
    this.notice = "";
  }

  async reload(): Promise<void> {
    const id = this.messageId;
    const message = id === undefined ? undefined : await this.context.calls.readMessage({ id });
    if (id !== this.messageId) return;
    if (message?.id !== this.message?.id) {
      this.stopped = 0;
      this.notice = "";
    }
    this.message = message;
    await this.renderRoot.querySelector("months-table")?.reload();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has("messageId")) void this.reload();
  }

  async #decide(batch: BatchDetail, decision: Decision): Promise<void> {
    const { messages, calls } = this.context;
    const root = this.renderRoot as ShadowRoot;
    const { sendAgainQuestion, sendAgain, close } = messages.message;
    if (decision === "send-again" && !(await ask(root, sendAgainQuestion, sendAgain, close))) return;
    await calls.decide({ batchId: batch.id, decision });
  }

  async #delete({ id, batches }: MessageDetail): Promise<void> {
    const { deleteDoubtQuestion, delete: yes, close } = this.context.messages.message;
    const isDoubtful = (batches["needs-user"] ?? 0) + (batches["given-up"] ?? 0) > 0;
    const root = this.renderRoot as ShadowRoot;
    if (isDoubtful && !(await ask(root, deleteDoubtQuestion, yes, close, "danger"))) return;
    if (!(await this.context.calls.deleteMessage({ id }))) return;
    this.dispatchEvent(new Event("message-gone"));
    // The outbox tells its views of what is back.
    announceDeletion(this, { what: "message", restored: () => {} });
  }

  /** Writes again; to all only after a question, where some of them have it already or may have it. */
  async #writeAgain({ id }: MessageDetail, to: "not-reached" | "all", asks = false): Promise<void> {
    const { messages, calls } = this.context;
    const { writeToAllQuestion, writeAgain, close } = messages.message;
    if (asks && !(await ask(this.renderRoot as ShadowRoot, writeToAllQuestion, writeAgain, close))) return;
    const draft = await calls.draftFromMessage({ id, to });
    if (!draft) return;
    this.dispatchEvent(new CustomEvent("write-again", { detail: draft, bubbles: true, composed: true }));
  }

  /**
   * A notice about the account: in a trial that nothing was sent or charged, for another account that nothing happens
   * for now.
   */
  #accountNotice(message: MessageDetail) {
    const { account, cost, currency, batches } = message;
    const { messages } = this.context;
    if (account === TRIAL) {
      const price = cost === undefined ? undefined : moneyText(cost, currency ?? "EUR", this.context);
      return html`<p class="notice">${messages.message.trial(batches.accepted ? price : undefined)}</p>`;
    }
    return isOfOtherAccount(message, this.context)
      ? html`<p class="notice">${messages.message.otherAccount(account)}</p>`
      : nothing;
  }

  protected override render() {
    const { message, context } = this;
    const { messages, calls } = context;
    if (!message) return html`<months-table .context=${context}></months-table>`;
    const { id, text, scheduledAt, queuedAt, recipients, batches, batchList } = message;
    const open = (batches.queued ?? 0) > 0;
    const { results } = message;
    const dead = results["not-delivered"] + results.failed;
    const toBeSent = batches.sending || batches.unknown || (batches.accepted && (scheduledAt ?? 0) > Date.now());
    return html`
      <div class="head"><span>${trialBadge(message, messages)}${stateBadge(message, messages)}</span><span class="quiet">${dateTimeText(queuedAt, context)}</span></div>
      <p class="text" lang="">${text}</p>
      ${this.#accountNotice(message)}
      ${batchList.filter(({ state, copies }) => state === "needs-user" || copies > 1).map((batch) => this.#alert(batch))}
      ${message.held && open ? html`<p class="notice">${messages.message.held[message.held]}</p>` : nothing}
      <p class="quiet">${this.#facts(message)}</p>
      ${resultCounts({ ...message, stopped: this.stopped }, context)}
      ${recipients > 1 ? resultBar(message.results) : nothing}
      <div class="row">
        ${this.#writeAgainButtons(message)}
        ${
          results.waiting + results.unknown > 0 && !isOfOtherAccount(message, context)
            ? html`<button @click=${() => this.#askNow(message)}>${messages.message.askNow}</button>`
            : nothing
        }
        ${
          dead > 0
            ? html`<button @click=${() => this.#removeDeadNumbers(message)}>
              ${messages.people.removeDead(numberText(dead, context))}
            </button>`
            : nothing
        }
        <button @click=${() => this.#saveAsTemplate(message)}>${messages.templates.saveFrom}</button>
        <button @click=${() => calls.exportHistory({ id })}>${messages.outbox.export}</button>
        ${
          open && message.held
            ? html`<button @click=${() => calls.resume({ id })}>${messages.message.sendNow}</button>`
            : nothing
        }
        ${
          open
            ? html`<button class="danger" @click=${() => calls.cancelQueued({ id })}>${messages.message.cancelQueued}</button>`
            : toBeSent
              ? nothing
              : html`<button class="danger" @click=${() => this.#delete(message)}>${messages.message.delete}</button>`
        }
      </div>
      <p role="status" class="quiet" ?hidden=${this.notice === ""}>${this.notice}</p>
      <recipient-table
        .context=${context}
        .message=${message}
        @stopped-counted=${this.#stoppedCounted}
      ></recipient-table>
      ${batchList.map((batch) => this.#batch(batch, batchList.length > 1))}
    `;
  }

  #saveAsTemplate({ text, options: { sender, range, stop, unicode } }: MessageDetail): void {
    const set = Object.entries({ sender, range, stop, unicode }).filter(([, value]) => value !== undefined);
    const detail = { message: text, ...Object.fromEntries(set) };
    this.dispatchEvent(new CustomEvent("save-template", { detail, bubbles: true, composed: true }));
  }

  /** Asks for receipts at once, whatever the plan was, and also where none is expected any more. */
  async #askNow({ batchList }: MessageDetail): Promise<void> {
    for (const { id, state } of batchList) {
      if (state === "accepted") await this.context.calls.decide({ batchId: id, decision: "look-again" });
    }
  }

  /** Numbers that are no line any more cost with each send. */
  async #removeDeadNumbers({ id }: MessageDetail): Promise<void> {
    const { people, message } = this.context.messages;
    const yes = people.remove;
    if (!(await ask(this.renderRoot as ShadowRoot, people.removeDeadQuestion, yes, message.close, "danger"))) return;
    this.notice = people.removed(await this.context.calls.removeDeadNumbers({ id }));
  }

  #stoppedCounted({ detail }: CustomEvent<number>): void {
    this.stopped = detail;
  }

  /** The facts of a message: sender, time, number of SMS, and cost. */
  #facts({ options, scheduledAt, sms, cost, currency, account }: MessageDetail) {
    const { messages } = this.context;
    const facts = [
      options.sender ? `${messages.message.sender} ${options.sender}` : undefined,
      scheduledAt === undefined ? undefined : `${messages.message.scheduled} ${parisText(scheduledAt, this.context)}`,
      sms === undefined ? undefined : messages.message.sms(numberText(sms, this.context)),
      cost === undefined || account === TRIAL ? undefined : moneyText(cost, currency ?? "EUR", this.context),
    ];
    return facts.filter((fact) => fact !== undefined).join(" · ");
  }

  /** First to those who certainly did not get it; to the others it is one deliberate step more. */
  #writeAgainButtons(message: MessageDetail) {
    const { messages } = this.context;
    const { batches, batchList, statuses, recipients } = message;
    const refused = batchList.reduce(
      (sum, { state, recipientCount }) => sum + (state === "failed" || state === "cancelled" ? recipientCount : 0),
      0,
    );
    const without = refused + statuses["not-delivered"] + statuses.failed;
    const doubt = (batches.unknown ?? 0) + (batches["needs-user"] ?? 0) + (batches["given-up"] ?? 0) > 0;
    if (without > 0 && without < recipients) {
      return html`
        <button @click=${() => this.#writeAgain(message, "not-reached")}>
          ${messages.message.writeToTheRest(numberText(without, this.context))}
        </button>
        <button @click=${() => this.#writeAgain(message, "all", true)}>
          ${messages.message.writeToAll(numberText(recipients, this.context))}
        </button>
      `;
    }
    return html`<button @click=${() => this.#writeAgain(message, "all", doubt)}>${messages.message.writeAgain}</button>`;
  }

  /** `saysWhy`: the only request of a message has its reason at each recipient already. */
  #batch(batch: BatchDetail, saysWhy: boolean) {
    const { messages } = this.context;
    const { state, reason, attempts, tag, messageId } = batch;
    return html`
      <section>
        ${reason && saysWhy ? html`<p>${reasonText(reason, messages)}</p>` : nothing}
        <details ?open=${state !== "accepted"}>
          <summary class="quiet">${messages.message.technical}</summary>
        <dl>
          <dt>${messages.message.tag}</dt>
          <dd>${tag}</dd>
          ${messageId === undefined ? nothing : html`<dt>${messages.message.messageId}</dt><dd>${messageId}</dd>`}
          ${
            attempts.length === 0
              ? nothing
              : html`<dt>${messages.message.attempts}</dt>
                <dd>
                  ${attempts.map(
                    ({ startedAt, outcome }) =>
                      html`<div>${dateTimeText(startedAt, this.context)} · ${messages.message.attempt(outcome ?? "")}</div>`,
                  )}
                </dd>`
          }
        </dl>
        </details>
      </section>
    `;
  }

  #alert(batch: BatchDetail) {
    const { state, copies } = batch;
    return html`
      ${state === "needs-user" ? this.#doubt(batch) : nothing}
      ${copies > 1 ? html`<p class="notice bad">${this.context.messages.message.double(copies)}</p>` : nothing}
    `;
  }

  #doubt(batch: BatchDetail) {
    const { message: messages } = this.context.messages;
    return html`
      <div class="notice" role="alert">
        <p><strong>${messages.doubt}</strong></p>
        <p>${messages.doubtAdvice}</p>
        <div class="row">
          <button class="primary" @click=${() => this.#decide(batch, "look-again")}>${messages.lookAgain}</button>
          <button @click=${() => this.#decide(batch, "send-again")}>${messages.sendAgain}</button>
          <button @click=${() => this.#decide(batch, "give-up")}>${messages.giveUp}</button>
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
