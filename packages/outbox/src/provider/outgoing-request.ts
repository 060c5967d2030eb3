import { withCheckedText, type BulkMessage } from "@sms-composer/client";
import type { SendRequest } from "@sms-composer/core";
import type { OutgoingRequest } from "./provider.ts";

/**
 * The request of some messages: by `/send` where all have the same text, else by `/bulk-send`.
 *
 * @param common everything but numbers and texts
 * @param messages at most 500. Their texts were analysed when they were queued, and are not a second time by the client
 */
export function outgoingRequest(
  common: Omit<SendRequest, "recipients" | "message">,
  messages: readonly BulkMessage[],
): OutgoingRequest {
  const [first] = messages;
  if (!first || messages.some(({ message }) => message !== first.message))
    return withCheckedText({ ...common, messages });
  return withCheckedText({
    ...common,
    recipients: messages.map(({ recipient }) => recipient),
    message: first.message,
  });
}
