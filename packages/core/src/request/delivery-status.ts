/**
 * The status of a message to one recipient. `waiting`: not final. `not-delivered`: the network gave up. `failed`: the
 * gateway never handed it over. `unknown`: no receipt came; a final status may still follow. Whether the recipient
 * answered STOP is a flag beside the status.
 */
export type DeliveryStatus = "waiting" | "delivered" | "not-delivered" | "failed" | "unknown";

/** Hours after its delivery time at which a message that still waits counts as `unknown`: no receipt will come. */
export const RECEIPT_HOURS = 48;

/**
 * The status to show of a message: what still waits `RECEIPT_HOURS` after its delivery time is `unknown`, everything
 * else is what the gateway said. A final status that comes later still wins.
 *
 * @param deliveredAt when the message goes out, as `forecastDelivery` says it: not before its scheduled time
 */
export function statusAt(status: DeliveryStatus, deliveredAt: Date, now: Date): DeliveryStatus {
  const isOverdue = now.getTime() - deliveredAt.getTime() >= RECEIPT_HOURS * 3_600_000;
  return status === "waiting" && isOverdue ? "unknown" : status;
}
