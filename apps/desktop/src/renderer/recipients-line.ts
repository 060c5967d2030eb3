import { html, nothing } from "lit";
import type { MessageSummary } from "../outbox/history/message-list.ts";
import { numberText, phoneText } from "./formats.ts";
import type { ViewContext } from "./view-context.ts";

/** One recipient, and how many more there are. */
export function recipientsLine({ firstRecipient, recipients }: MessageSummary, context: ViewContext) {
  return html`${phoneText(firstRecipient)}${recipients > 1 ? html` ${context.messages.outbox.more(numberText(recipients - 1, context))}` : nothing}`;
}
