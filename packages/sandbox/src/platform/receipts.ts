import type { Delivery, DeliveryStatus, Message } from "./message.ts";
import { toDecimal } from "./money.ts";
import type { Platform } from "./platform.ts";
import { toUnixTime } from "../time/time-format.ts";

/** Posts the delivery receipt of a delivery that has reached its final status, where the send named an address for it. */
export function postReceipt(platform: Platform, message: Message, delivery: Delivery): void {
  if (message.receiptUrl === undefined) return;
  const receipt = receiptOf(platform, message, delivery, delivery.status, delivery.statusAt);
  const fault = platform.faults.drawForWebhook("receipt-twice", "receipt-late")?.fault;
  const bodies = [receipt];
  if (fault === "receipt-twice") bodies.push(receipt);
  // What the network said earlier, and what arrives after the last word.
  if (fault === "receipt-late") {
    bodies.push(receiptOf(platform, message, delivery, "Waiting", delivery.arrivedAt ?? message.deliverAt));
  }
  platform.webhooks.fire("receipt", message.receiptUrl, ...bodies);
}

function receiptOf(
  { dialect }: Platform,
  message: Message,
  { number, cost }: Delivery,
  status: DeliveryStatus,
  at: number,
): Readonly<Record<string, unknown>> {
  if (dialect === "documented") {
    return { type: "dlr", message_id: message.id, phone_number: number, status, date: toUnixTime(at) };
  }
  return {
    status: status.toLowerCase(),
    msgId: String(message.id),
    date: Number(toUnixTime(at)),
    phone: number,
    cost: toDecimal(cost),
    currency: "EUR",
    ...(message.tag !== undefined && { tag: message.tag }),
  };
}
