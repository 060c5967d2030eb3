import { CANCEL_CODES } from "@sms-composer/core/requests";
import type { MessageId } from "@sms-composer/core/requests";
import { defineCall, NO_RESULT } from "./define-call.ts";

export const cancel = defineCall({
  name: "cancel",
  method: "GET",
  path: "/message-cancel",
  isRead: false,
  codes: CANCEL_CODES,
  parameters: (messageId: MessageId) => ({ messageId }),
  answer: NO_RESULT,
});
