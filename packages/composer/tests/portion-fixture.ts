import type { SendRequest } from "@sms-composer/core";
import type { Portion } from "../src/features/sending/sending.ts";

/** The receipt of a request for two people. */
export const RECEIPT = { outcome: "sent", messageId: 307, segments: 1, cost: 0.076, currency: "EUR" } as const;

/** A request for two people under its key. */
export function portionOf(idempotencyKey: string, message = "Bonjour"): Portion {
  const request: SendRequest = { recipients: ["+33612345678", "+33798765432"], message };
  return { request, idempotencyKey };
}
