import { html, nothing } from "lit";
import type { BatchState } from "@sms-composer/outbox/machine";
import { TRIAL } from "../../account/trial-account.ts";
import type { MessageSummary } from "../../outbox/history/message-list.ts";
import type { Messages } from "../../messages/en.ts";

/** From what is least certain to what is over: a message shows the first that it has. */
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
export function stateBadge({ batches, statuses, recipients, scheduledAt }: MessageSummary, words: Messages) {
  const state = WEIGHT.find((candidate) => batches[candidate]) ?? "queued";
  // "Not sent" would be said of those who got it as well.
  const inPart = batches.accepted && (state === "failed" || state === "cancelled");
  if (inPart) return html`<span class="badge bad">${words.outbox.sentInPart}</span>`;
  if (state !== "accepted") return html`<span class="badge ${KIND[state] ?? ""}">${words.states[state]}</span>`;
  if (scheduledAt !== undefined && scheduledAt > Date.now()) {
    return html`<span class="badge">${words.scheduled.state}</span>`;
  }
  const { delivered } = statuses;
  const failed = statuses["not-delivered"] + statuses.failed;
  if (failed > 0)
    return html`<span class="badge bad">${words.statuses["not-delivered"]} ${failed}/${recipients}</span>`;
  if (delivered === recipients) return html`<span class="badge good">${words.statuses.delivered}</span>`;
  const part = delivered > 0 ? `${words.statuses.delivered} ${delivered}/${recipients}` : words.states.accepted;
  return html`<span class="badge">${part}</span>`;
}

/** Marks a message of the trial, which reached nobody and cost nothing, whatever became of it there. */
export function trialBadge({ account }: MessageSummary, words: Messages) {
  return account === TRIAL ? html`<span class="badge">${words.outbox.trial}</span> ` : nothing;
}
