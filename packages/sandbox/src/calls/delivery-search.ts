import type { Delivery, Message } from "../platform/message.ts";
import { textOf, wholeNumberOf, type Parameters } from "../wire/parameters.ts";
import { readMobile } from "../platform/phone-number.ts";
import type { Platform } from "../platform/platform.ts";
import type { Refusal } from "../wire/refusal.ts";

/** Finds the delivery that a request names by `messageId` and `phoneNumber`; a control code when there is none. */
export function findDelivery(
  parameters: Parameters,
  platform: Platform,
): { readonly message: Message; readonly delivery: Delivery } | Refusal {
  const written = textOf(parameters, "phoneNumber");
  if (textOf(parameters, "messageId") === undefined) return { code: 3 };
  if (written === undefined) return { code: 2 };
  const message = platform.messages.byId(wholeNumberOf(parameters, "messageId") ?? -1);
  const number = readMobile(queryNumber(written))?.e164;
  const delivery = message?.deliveries.find((candidate) => candidate.number === number);
  return message && delivery ? { message, delivery } : { code: 4 };
}

/** Reads a number in a query, where the plus of `+336…` that was not encoded arrives as a space. */
function queryNumber(written: string): string {
  return written.replace(/^ /, "+").trim();
}
