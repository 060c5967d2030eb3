import type { SendDraft } from "@sms-composer/core";
import type { RecipientDetail } from "../outbox/history/message-detail.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { IncomingList } from "./filled-list.ts";

/** A draft of what was sent before, to those who did not get it or to all. */
export interface MessageDraft {
  readonly draft: SendDraft & { readonly recipients: readonly string[]; readonly message: string };
  /** The people who each get a text of their own; the draft has no recipients then, and its message has the fields. */
  readonly list?: Pick<IncomingList, "columns" | "rows"> & {
    readonly phoneColumn?: string | number | undefined;
    readonly name?: string | undefined;
  };
}

/** The network gave up, or the gateway never handed it over: a new message is not a second one. */
const NOT_REACHED = ["not-delivered", "failed"];

/**
 * The recipients who certainly did not get a message: those of requests that were refused or taken back, and those
 * whose receipt says so. What may have gone, and what still waits for its receipt, is not among them.
 */
function notReached(outbox: Outbox, id: string): RecipientDetail[] {
  const refused = outbox.recipientsIn(id, ["failed", "cancelled"]);
  const undelivered = outbox.recipientsIn(id, ["accepted"]).filter(({ status }) => NOT_REACHED.includes(status));
  return [...refused, ...undelivered];
}

/** @returns `undefined` when there is no such message */
export function draftFromMessage(outbox: Outbox, id: string, to: "not-reached" | "all"): MessageDraft | undefined {
  const message = outbox.readMessage(id, to === "all" ? Infinity : 0);
  if (!message) return undefined;
  const recipients = to === "all" ? message.batchList.flatMap((batch) => batch.recipients) : notReached(outbox, id);
  const { range, sender, stop, unicode } = message.options;
  const set = Object.entries({ range, sender, stop, unicode }).filter(([, value]) => value !== undefined);
  const draft = { ...Object.fromEntries(set), message: message.text };
  if (!message.list) return { draft: { ...draft, recipients: recipients.map(({ phone }) => phone) } };
  const rows = recipients.map(({ cells = [] }) => cells);
  return { draft: { ...draft, recipients: [] }, list: { ...message.list, rows } };
}
