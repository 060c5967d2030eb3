import { readSendReceipt, toWire } from "@sms-composer/core/requests";
import type { SendReceipt, SendRequest } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { issuesOf } from "../checked-text.ts";
import { reportMissing, unread } from "../wire-value.ts";
import { defineCall } from "./define-call.ts";

/** The receipt of a send, read by core's reader, which other programs use without this client. */
export const receiptAnswer = z.pipe(
  z.object({ message_id: unread, nb_sms: unread, cost: unread, currency: unread, scheduledDeliveryDate: unread }),
  z.transform((body, context): SendReceipt => {
    const receipt = readSendReceipt(body);
    return "missing" in receipt ? reportMissing(context, receipt.missing) : receipt;
  }),
);

export const send = defineCall({
  name: "send",
  method: "POST",
  path: "/send",
  isRead: false,
  check: issuesOf,
  parameters: (request: SendRequest) => ({ ...toWire(request) }),
  answer: receiptAnswer,
});
