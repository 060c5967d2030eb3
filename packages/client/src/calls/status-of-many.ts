import { readDeliveryStatus } from "@sms-composer/core/requests";
import type { MessageId } from "@sms-composer/core/requests";
import * as z from "zod/mini";
import { performCall } from "../call.ts";
import type { CallOptions, Settings } from "../client-options.ts";
import type { Endpoint } from "../endpoint.ts";
import { figure, flag, maybe, messageIdentifier, moment, readBy, text } from "../wire-value.ts";
import { ACCEPTANCE } from "./acceptance.ts";
import type { Delivery } from "./delivery-status.ts";
import { STATUS_CODE_NAMES } from "./delivery-status.ts";
import { inPortions } from "./portions.ts";
import type { MessageRecipient } from "./status.ts";

/** The delivery of one of several messages, or why the API does not tell it. */
export type StatusOrRefusal =
  | ({ readonly found: true; readonly messageId: MessageId } & Delivery)
  | ({ readonly found: false; readonly code: number; readonly apiMessage?: string } & MessageRecipient);

const single = z.pipe(
  z.object({
    success: flag,
    code: figure,
    phoneNumber: text,
    messageId: messageIdentifier,
    status: maybe(text),
    date: maybe(moment),
    stopSms: maybe(flag),
  }),
  z.transform(({ success, code, phoneNumber, messageId, status, date, stopSms }, context): StatusOrRefusal => {
    const what = { recipient: phoneNumber, messageId };
    // For what it refuses, the API puts its words where the status would be.
    if (!success) return { found: false, ...what, code, ...(status !== undefined && { apiMessage: status }) };
    if (status === undefined) {
      context.issues.push({ code: "custom", message: "missing", input: status, path: ["status"] });
      return z.NEVER;
    }
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

const endpoint: Endpoint<readonly StatusOrRefusal[]> = {
  call: "statusOfMany",
  method: "POST",
  path: "/multi-status",
  isRead: true,
  layout: {
    ...ACCEPTANCE,
    StatutResponse_List: {
      listOf: {
        ...ACCEPTANCE,
        phoneNumber: "value",
        messageId: "value",
        status: "value",
        date: "value",
        stopSms: "value",
        isSpam: "value",
      },
    },
  },
  codeNames: STATUS_CODE_NAMES,
  read: readBy(
    z.pipe(
      z.object({ StatutResponse_List: z.array(single) }),
      z.transform(({ StatutResponse_List }): readonly StatusOrRefusal[] => StatutResponse_List),
    ),
  ),
};

export async function statusOfMany(
  settings: Settings,
  messages: readonly MessageRecipient[],
  options?: CallOptions,
): Promise<readonly StatusOrRefusal[]> {
  return inPortions(messages, (portion) => {
    const list = portion.map(({ messageId, recipient }) => ({ phoneNumber: recipient, messageId }));
    return performCall(settings, endpoint, { SMSStatut_List: list }, options);
  });
}
