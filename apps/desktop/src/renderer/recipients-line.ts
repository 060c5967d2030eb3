import { html, nothing } from "lit";
import type { MessageSummary } from "../outbox/history/message-list.ts";
import { phoneText } from "./formats.ts";
import type { ViewContext } from "./view-context.ts";

/** One recipient, and how many more there are. */
export function recipientsLine({ firstRecipient, recipients }: MessageSummary, { messages }: ViewContext) {
  return html`${phoneText(firstRecipient)}${recipients > 1 ? html` ${messages.outbox.more(recipients - 1)}` : nothing}`;
}
