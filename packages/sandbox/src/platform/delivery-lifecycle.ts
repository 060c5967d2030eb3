import type { Delivery, Message } from "./message.ts";
import { costOf } from "./message.ts";
import type { HandsetState } from "./handset.ts";
import type { Platform } from "./platform.ts";
import { postReceipt } from "./receipts.ts";

const HOUR = 3_600_000;
/** Time for which the network tries to reach a handset that is switched off. */
const VALIDITY = 48 * HOUR;
/** Time for which a `sandbox` send stays listed. */
const LISTED = 24 * HOUR;

/** Enters in the agenda when the state of a message changes next, and marks the message as changed. */
export function dispatch(platform: Platform, message: Message): void {
  platform.messages.changed(message);
  const due = message.deliveries.flatMap(({ dueAt }) => dueAt ?? []);
  if (message.sandbox) due.push(message.createdAt + LISTED);
  if (due.length === 0) {
    delete message.dueAt;
    return;
  }
  message.dueAt = Math.min(...due);
  platform.agenda.add(message.dueAt, message);
}

/** Makes every change of state that is due by now, in the order of time. */
export function settle(platform: Platform): void {
  const now = platform.clock.now();
  let message = platform.agenda.take(now);
  const any = message !== undefined;
  while (message) {
    // An entry of the agenda is stale when the message was cancelled, removed or brought forward meanwhile.
    if (message.dueAt !== undefined && message.dueAt <= now && platform.messages.byId(message.id) === message) {
      advance(platform, message, message.dueAt);
    }
    message = platform.agenda.take(now);
  }
  if (any) platform.changes.changed();
}

/** Moves the time forward; each change of state on the way happens at its own time. */
export function advanceClock(platform: Platform, milliseconds: number): void {
  const target = platform.clock.now() + milliseconds;
  for (let next = platform.agenda.next(); next !== undefined && next <= target; next = platform.agenda.next()) {
    if (next > platform.clock.now()) platform.clock.set(next);
    settle(platform);
  }
  platform.clock.set(target);
  platform.changes.changed();
}

/** Sets the state of a handset. Messages that waited for one that is now on arrive at once. */
export function setHandset(platform: Platform, number: string, state: HandsetState): void {
  platform.handsets.setState(number, state);
  const now = platform.clock.now();
  for (const delivery of platform.messages.to(number)) {
    if (delivery.dueAt === undefined || delivery.arrivedAt !== undefined) continue;
    const message = platform.messages.byId(delivery.messageId);
    if (!message || message.deliverAt > now) continue;
    delivery.dueAt = now;
    dispatch(platform, message);
  }
  settle(platform);
  platform.changes.changed();
}

/** Delivers a message that is scheduled or held now, not at its time. */
export function deliverNow(platform: Platform, message: Message): void {
  const now = platform.clock.now();
  if (message.cancelledAt !== undefined || message.deliverAt <= now) return;
  message.deliverAt = now;
  for (const delivery of message.deliveries) if (delivery.dueAt !== undefined) delivery.dueAt = now;
  dispatch(platform, message);
  settle(platform);
}

/** Cancels a message that has not been sent, and refunds its cost. */
export function cancel(platform: Platform, message: Message): void {
  message.cancelledAt = platform.clock.now();
  for (const delivery of message.deliveries) delete delivery.dueAt;
  delete message.dueAt;
  platform.messages.changed(message);
  if (!message.sandbox) platform.account.refund(costOf(message));
  platform.changes.changed();
}

function advance(platform: Platform, message: Message, at: number): void {
  if (message.sandbox) {
    platform.messages.remove(message);
    return;
  }
  for (const delivery of message.deliveries) {
    if (delivery.dueAt !== undefined && delivery.dueAt <= at) step(platform, message, delivery, at);
  }
  dispatch(platform, message);
}

function step(platform: Platform, message: Message, delivery: Delivery, at: number): void {
  const expiresAt = message.deliverAt + VALIDITY;
  if (delivery.arrivedAt !== undefined) {
    finish(platform, message, delivery, "Delivered", at);
    return;
  }
  const state = platform.handsets.stateOf(delivery.number);
  if (state === "on" && at < expiresAt) {
    delivery.arrivedAt = at;
    delivery.dueAt = at + platform.receiptDelayMs;
  } else if (at >= expiresAt || (state === "unreachable" && at >= message.deliverAt + platform.receiptDelayMs)) {
    finish(platform, message, delivery, "Not delivered", at);
  } else {
    delivery.dueAt = state === "unreachable" ? message.deliverAt + platform.receiptDelayMs : expiresAt;
  }
}

function finish(
  platform: Platform,
  message: Message,
  delivery: Delivery,
  status: Delivery["status"],
  at: number,
): void {
  delivery.status = status;
  delivery.statusAt = at;
  delete delivery.dueAt;
  postReceipt(platform, message, delivery);
}
