import { readDeliveryStatus } from "@sms-composer/core/requests";
import type { MessageId } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { dateTime, flag, maybe, messageIdentifier, number, reportMissing, text, unread } from "../wire-value.ts";
import { defineCall } from "./define-call.ts";
import type { Delivery } from "./delivery-status.ts";
import { CODES_OF_STATUS } from "./delivery-status.ts";
import { inPortions } from "./portions.ts";
import type { MessageRecipient } from "./status.ts";

/** The delivery of one of several messages, or why the API does not know it. */
export type StatusOrRefusal =
  | ({ readonly found: true; readonly messageId: MessageId } & Delivery)
  | ({ readonly found: false; readonly code: number; readonly apiMessage?: string } & MessageRecipient);

const single = z.pipe(
  z.object({
    success: flag,
    code: number,
    phoneNumber: text,
    messageId: messageIdentifier,
    status: maybe(text),
    date: maybe(dateTime),
    stopSms: maybe(flag),
    isSpam: unread,
  }),
  z.transform(({ success, code, phoneNumber, messageId, status, date, stopSms }, context): StatusOrRefusal => {
    const what = { recipient: phoneNumber, messageId };
    // Of a message that it does not know, the API says so where the status would be.
    if (!success) return { found: false, ...what, code, ...(status !== undefined && { apiMessage: status }) };
    if (status === undefined) return reportMissing(context, ["status"]);
    return {
      found: true,
      ...what,
      status: readDeliveryStatus(status),
      statusText: status,
      stopped: stopSms ?? false,
      ...(date && { at: date }),
    };
  }),
);

const statusOfPortion = defineCall({
  name: "statusOfMany",
  method: "POST",
  path: "/multi-status",
  isRead: true,
  codes: CODES_OF_STATUS,
  parameters: (messages: readonly MessageRecipient[]) => ({
    SMSStatut_List: messages.map(({ messageId, recipient }) => ({ phoneNumber: recipient, messageId })),
  }),
  answer: z.pipe(
    z.object({ StatutResponse_List: z.array(single) }),
    z.transform(({ StatutResponse_List }): readonly StatusOrRefusal[] => StatutResponse_List),
  ),
});

export const statusOfMany = inPortions(statusOfPortion);
