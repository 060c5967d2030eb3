import type { DeliveryStatus } from "../../request/delivery-status.ts";

/** The platform's and the operators' words, in lower case. Source: docs/smspartner.md#delivery-statuses. */
const STATUSES: Readonly<Record<string, DeliveryStatus>> = {
  delivered: "delivered",
  delivrd: "delivered",
  "not delivered": "not-delivered",
  undeliv: "not-delivered",
  expired: "not-delivered",
  ko: "failed",
  rejectd: "failed",
  unknown: "unknown",
};

/**
 * Reads a status as the gateway spells it, in any case. Words that are not known, and those that say that the message
 * is on its way (`Waiting`, `PENDING`, `ACCEPTD`, `ENROUTE`), are `waiting`.
 */
export function readDeliveryStatus(word: string): DeliveryStatus {
  const spelling = word.trim().toLowerCase();
  return Object.hasOwn(STATUSES, spelling) ? (STATUSES[spelling] as DeliveryStatus) : "waiting";
}
