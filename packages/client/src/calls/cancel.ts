import { CANCEL_CODES } from "@sms-composer/core/requests";
import type { MessageId } from "@sms-composer/core/requests";
import { performCall } from "../call.ts";
import type { CallOptions, Settings } from "../client-options.ts";
import type { Endpoint } from "../endpoint.ts";
import { ACCEPTANCE } from "./acceptance.ts";

const endpoint: Endpoint<void> = {
  call: "cancel",
  method: "GET",
  path: "/message-cancel",
  isRead: false,
  layout: ACCEPTANCE,
  codeNames: CANCEL_CODES,
  read: () => ({ result: undefined }),
};

export async function cancel(settings: Settings, messageId: MessageId, options?: CallOptions): Promise<void> {
  return performCall(settings, endpoint, { messageId }, options);
}
