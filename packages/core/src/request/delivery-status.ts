/**
 * What became of a message to one recipient. `waiting`: not final. `not-delivered`: the network gave up. `failed`: the
 * gateway never handed it over. `unknown`: no receipt came; a final status may still follow. STOP is told beside it.
 */
export type DeliveryStatus = "waiting" | "delivered" | "not-delivered" | "failed" | "unknown";

/** Hours after its delivery time at which a message that still waits counts as `unknown`: no receipt will come. */
export const RECEIPT_HOURS = 48;
