import type { SendDraft } from "@sms-composer/core";
import type { Outbox } from "../outbox/outbox.ts";

/** A draft of what was sent before, to those who did not get it or to all. */
export type MessageDraft = SendDraft & { readonly recipients: readonly string[]; readonly message: string };

/** The network gave up, or the gateway never handed it over: a new message is not a second one. */
const NOT_REACHED = ["not-delivered", "failed"];

/**
 * The numbers that certainly did not get a message: those of requests that were refused or taken back, and those whose
 * receipt says so. What may have gone, and what still waits for its receipt, is not among them.
 */
function notReached(outbox: Outbox, id: string): string[] {
  const refused = outbox.recipientsIn(id, ["failed", "cancelled"]);
  const undelivered = outbox.recipientsIn(id, ["accepted"]).filter(({ status }) => NOT_REACHED.includes(status));
  return [...refused, ...undelivered].map(({ phone }) => phone);
}

/** @returns `undefined` when there is no such message */
export function draftFromMessage(outbox: Outbox, id: string, to: "not-reached" | "all"): MessageDraft | undefined {
  const message = outbox.readMessage(id, to === "all" ? Infinity : 0);
  if (!message) return undefined;
  const recipients =
    to === "all"
      ? message.batchList.flatMap((batch) => batch.recipients.map(({ phone }) => phone))
      : notReached(outbox, id);
  const { range, sender, stop, unicode } = message.options;
  const set = Object.entries({ range, sender, stop, unicode }).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(set), recipients, message: message.text };
}
