import { html, nothing } from "lit";
import type { Decision } from "@sms-composer/outbox/machine";
import type { MessageDetail } from "../../outbox/history/message-detail.ts";
import { moneyText, numberText } from "../formats.ts";
import { ask } from "../question.ts";
import { reasonText } from "../../messages/reason-text.ts";
import type { ViewContext } from "../view-context.ts";

export interface ProgressActions {
  /** Opens a draft to those who certainly did not get the message. */
  readonly writeToTheRest: (id: string) => void;
  readonly close: () => void;
  readonly root: () => ShadowRoot;
}

/**
 * The progress of the message that was sent last, as long as there is something to say that the element does not: how
 * far it is, what it waits for, that nobody knows whether it went, or who did not get it; with the ways on.
 */
export function sendingProgress(message: MessageDetail | undefined, context: ViewContext, actions: ProgressActions) {
  if (!message) return nothing;
  const content = contentOf(message, context, actions);
  return content === nothing
    ? nothing
    : html`<section class="card progress" role="status" aria-live="polite">${content}</section>`;
}

function contentOf(message: MessageDetail, context: ViewContext, actions: ProgressActions) {
  const { batches } = message;
  if (batches.queued || batches.sending) return underWay(message, context);
  if (batches["needs-user"]) return doubt(message, context, actions);
  if (batches.unknown) return html`<p>${context.messages.compose.lookedUp}</p>`;
  const isRefused = message.batchList.some(({ refused }) => refused > 0);
  const ended = batches.failed || batches.cancelled || batches["given-up"] || isRefused;
  return ended && batches.accepted ? inPart(message, context, actions) : found(message, context, actions);
}

function underWay({ id, held, batchList, recipients }: MessageDetail, context: ViewContext) {
  const { messages, calls } = context;
  const open = batchList.reduce(
    (sum, { state, recipientCount }) => sum + (state === "queued" || state === "sending" ? recipientCount : 0),
    0,
  );
  const isOffline = batchList.some(({ state, reason }) => state === "queued" && reason?.kind === "unreachable");
  const why = batchList.find(
    ({ state, reason }) => state === "queued" && reason && reason.kind !== "unreachable",
  )?.reason;
  const isLong = batchList.length > 1;
  if (!isLong && !isOffline && !held && !why) return nothing;
  return html`
    ${
      isLong
        ? html`<p>${messages.compose.progress(numberText(recipients - open, context), numberText(recipients, context))}</p>
          <progress max=${recipients} .value=${recipients - open}></progress>`
        : nothing
    }
    ${why ? html`<p>${reasonText(why, messages)}</p>` : nothing}
    ${held ? html`<p>${messages.message.held[held]}</p>` : nothing}
    ${isOffline && !held ? html`<p>${messages.compose.waitingForNetwork}</p>` : nothing}
    <div class="row">
      ${
        held
          ? html`<button @click=${() => calls.resume({ id })}>${messages.compose.resume}</button>`
          : html`<button @click=${() => calls.pause({ id })}>${messages.compose.pause}</button>`
      }
      <button class="danger" @click=${() => calls.cancelQueued({ id })}>${messages.compose.cancel}</button>
    </div>
  `;
}

/** The outbox's three ways on, for all requests of the message that a person has to decide on. */
function doubt({ batchList }: MessageDetail, { messages, calls }: ViewContext, { root }: ProgressActions) {
  const { message } = messages;
  const decide = async (decision: Decision) => {
    const { sendAgainQuestion, sendAgain, close } = message;
    if (decision === "send-again" && !(await ask(root(), sendAgainQuestion, sendAgain, close))) return;
    for (const { id, state } of batchList) if (state === "needs-user") await calls.decide({ batchId: id, decision });
  };
  return html`
    <p><strong>${message.doubt}</strong></p>
    <p>${message.doubtAdvice}</p>
    <div class="row">
      <button class="primary" @click=${() => decide("look-again")}>${message.lookAgain}</button>
      <button @click=${() => decide("send-again")}>${message.sendAgain}</button>
      <button @click=${() => decide("give-up")}>${message.giveUp}</button>
    </div>
  `;
}

function inPart({ id, recipients, batchList }: MessageDetail, context: ViewContext, actions: ProgressActions) {
  const { messages } = context;
  const count = (...states: readonly string[]) =>
    batchList.reduce((sum, batch) => sum + (states.includes(batch.state) ? batch.recipientCount : 0), 0);
  const refused = batchList.reduce((sum, batch) => sum + batch.refused, 0);
  const without = count("failed", "cancelled") + refused;
  const reason = batchList.find(({ state, reason: given }) => state === "failed" && given)?.reason;
  return html`
    <p>
      <strong>${messages.compose.sentTo(numberText(count("accepted") - refused, context), numberText(recipients, context))}</strong>
      ${reason ? reasonText(reason, messages) : nothing}
    </p>
    <div class="row">
      <button class="primary" @click=${() => actions.writeToTheRest(id)}>
        ${messages.message.writeToTheRest(numberText(without, context))}
      </button>
      <button @click=${actions.close}>${messages.message.close}</button>
    </div>
  `;
}

function found(message: MessageDetail, context: ViewContext, { close }: ProgressActions) {
  const { text, batches, cost, currency, scheduledAt } = message;
  const { messages } = context;
  const state = batches.accepted
    ? "accepted"
    : batches["given-up"]
      ? "given-up"
      : batches.failed
        ? "failed"
        : "cancelled";
  const isScheduled = state === "accepted" && scheduledAt !== undefined && scheduledAt > Date.now();
  return html`
    <div class="found">
      <strong>${isScheduled ? messages.scheduled.state : messages.states[state]}</strong>
      <span class="quiet of" lang="">${text}</span>
      ${cost === undefined ? nothing : moneyText(cost, currency ?? "EUR", context)}
      <button @click=${close}>${messages.message.close}</button>
    </div>
  `;
}
