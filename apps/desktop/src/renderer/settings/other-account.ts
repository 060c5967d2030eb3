import type { MessageSummary } from "../../outbox/history/message-list.ts";
import type { ViewContext } from "../view-context.ts";

/** Whether a message is not the account's in use: nothing of it is sent, looked up, asked for or cancelled until it is. */
export function isOfOtherAccount({ account }: MessageSummary, { account: current }: ViewContext): boolean {
  return current?.id !== undefined && account !== current.id;
}
