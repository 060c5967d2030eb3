import { html, nothing } from "lit";
import type { BatchState } from "@sms-composer/outbox/machine";
import { TRIAL } from "../../account/trial-account.ts";
import type { MessageSummary } from "../../outbox/history/message-list.ts";
import type { Messages } from "../../messages/en/index.ts";

/** The states from the least certain to what is over: a message shows the first that it has. */
const WEIGHT: readonly BatchState[] = [
  "needs-user",
  "unknown",
  "sending",
  "queued",
  "given-up",
  "failed",
  "cancelled",
  "accepted",
];
const KIND: Partial<Record<BatchState, string>> = {
  "needs-user": "doubt",
  unknown: "doubt",
  "given-up": "doubt",
  failed: "bad",
};

/** The one word for a message: its state, and once it is sent, its delivery. */
export function stateBadge({ batches, statuses, recipients, scheduledAt }: MessageSummary, messages: Messages) {
  const state = WEIGHT.find((candidate) => batches[candidate]) ?? "queued";
  // "Not sent" would be said of those who got it as well.
  const inPart = batches.accepted && (state === "failed" || state === "cancelled");
  if (inPart) return html`<span class="badge bad">${messages.outbox.sentInPart}</span>`;
  if (state !== "accepted") return html`<span class="badge ${KIND[state] ?? ""}">${messages.states[state]}</span>`;
  if (scheduledAt !== undefined && scheduledAt > Date.now()) {
    return html`<span class="badge">${messages.scheduled.state}</span>`;
  }
  const { delivered } = statuses;
  const failed = statuses["not-delivered"] + statuses.failed;
  if (failed > 0)
    return html`<span class="badge bad">${messages.statuses["not-delivered"]} ${failed}/${recipients}</span>`;
  if (delivered === recipients) return html`<span class="badge good">${messages.statuses.delivered}</span>`;
  const part = delivered > 0 ? `${messages.statuses.delivered} ${delivered}/${recipients}` : messages.states.accepted;
  return html`<span class="badge">${part}</span>`;
}

/** Marks a message of the trial, which reached nobody and cost nothing, whatever became of it there. */
export function trialBadge({ account }: MessageSummary, messages: Messages) {
  return account === TRIAL ? html`<span class="badge">${messages.outbox.trial}</span> ` : nothing;
}
