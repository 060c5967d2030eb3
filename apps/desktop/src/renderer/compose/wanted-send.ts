import type { SentList } from "@sms-composer/composer";
import type { ListOutcome, SendOutcome, SendRequest } from "@sms-composer/core";
import type { CallArgument } from "../../bridge/calls.ts";
import type { SendResult } from "../../sending/settled-outcome.ts";
import type { ViewContext } from "../view-context.ts";
import { isFromLink } from "./draft-keeper.ts";
import { agreesToLink } from "./link-question.ts";
import { withoutOptOuts } from "./opt-out-question.ts";

type Send = CallArgument<"send">;

/**
 * The send that is handed over to the outbox: without those who have opted out, after the questions that there are to
 * ask.
 * @param people who each get a text of their own; the request has no recipients then
 * @returns `undefined` when the person would rather not send
 */
export async function wantedSend(
  root: ShadowRoot,
  draftId: string,
  request: SendRequest,
  people: SentList | undefined,
  context: ViewContext,
): Promise<Send | undefined> {
  const numbers = people?.entries.map(({ recipient }) => recipient) ?? request.recipients;
  const all = { ...request, recipients: [...numbers] };
  if (isFromLink(draftId) && !(await agreesToLink(root, all, context.messages))) return undefined;
  const wanted = await withoutOptOuts(root, numbers, context);
  if (!wanted) return undefined;
  if (!people) return { draftId, request: { ...request, recipients: wanted } };
  return { draftId, request: { ...request, recipients: [] }, list: rowsOf(people, new Set(wanted)) };
}

/**
 * Sends the text of one person of a list to numbers of one's own: a message beside the draft, which stays what it is.
 * Messages that the outbox still works on are in its view.
 */
export async function sendTest(root: ShadowRoot, request: SendRequest, context: ViewContext): Promise<SendOutcome> {
  const wanted = await wantedSend(root, `test-${crypto.randomUUID()}`, request, undefined, context);
  if (!wanted) return { outcome: "not-sent" };
  const result = await context.calls.send(wanted).catch((): SendResult => ({ outcome: "unknown" }));
  if (result.outcome === "found") return { outcome: "sent", foundByTag: true };
  return result.outcome === "sent" || result.outcome === "not-sent" ? result : { outcome: "unknown" };
}

/** The rows of those who want it, as the bridge takes them. */
function rowsOf({ columns, rows, phoneColumn, country, entries }: SentList, wanted: ReadonlySet<string>) {
  const isWanted = (_: unknown, row: number) => wanted.has(entries[row]?.recipient ?? "");
  return { columns: [...columns], rows: rows.filter(isWanted).map((row) => [...row]), phoneColumn, country };
}

/** The outcome of a list that was sent as a whole, from the outbox's receipt: one portion, of all its rows. */
export function outcomeOfList(receipt: Extract<SendOutcome, { outcome: "sent" }>, rowCount: number): ListOutcome {
  return { outcome: "sent", portions: [{ ...receipt, rows: Array.from({ length: rowCount }, (_, row) => row) }] };
}
