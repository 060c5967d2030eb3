import { ApiError, RequestError, SmsPartnerError, TransportError, type Client } from "@sms-composer/client";
import { parseRecipients } from "@sms-composer/core/recipients";
import type { CancelAnswer, Delivery, Provider, Reason, SendAnswer } from "../outbox/worker/provider.ts";

/** Codes of the calls that read and cancel (docs/smspartner.md#other-calls in core). */
const NOT_FOUND = 4;
const ALREADY_CANCELLED = 5;

type ListedDelivery = Awaited<ReturnType<Client["statusByTag"]>>[number];

/** The API behind a client, as the outbox needs it. */
export function apiProvider(client: Client): Provider {
  return {
    async send(request): Promise<SendAnswer> {
      try {
        const { messageId, segments, cost, currency } = await client.send(request);
        return { outcome: "sent", messageId, segments, cost, currency };
      } catch (error) {
        return failedSend(error);
      }
    },
    findByTag: (tag) => listed(client.statusByTag(tag)),
    deliveries: (messageId) => listed(client.statusByMessage(messageId)),
    async cancel(messageId): Promise<CancelAnswer> {
      try {
        await client.cancel(messageId);
        return { outcome: "cancelled" };
      } catch (error) {
        if (!(error instanceof ApiError)) return { outcome: "unknown", reason: { kind: "no-answer" } };
        if (error.code === ALREADY_CANCELLED) return { outcome: "cancelled" };
        if (error.httpStatus === 429) return { outcome: "refused", reason: { kind: "too-many-requests" } };
        // A server error with an API body may have come after the cancellation.
        if (error.outcome !== "not-sent") return { outcome: "unknown", reason: { kind: "no-answer" } };
        return { outcome: "refused", reason: refusal(error) };
      }
    },
  };
}

/**
 * Three ways not to have sent: refused for good, not let in for now, or not left at all. Everything else may have
 * gone, also what the API accepted in words that could not be read: it is looked up by its tag.
 */
function failedSend(error: unknown): SendAnswer {
  if (!(error instanceof SmsPartnerError) || error.outcome !== "not-sent") {
    return { outcome: "unknown", reason: { kind: "no-answer" } };
  }
  if (error instanceof RequestError) {
    return { outcome: "refused", reason: { kind: "broken-rule", issues: error.issues } };
  }
  if (error instanceof TransportError) return { outcome: "never_left", reason: { kind: "no-connection" } };
  if (error.httpStatus === 429) {
    const { retryAfter } = error;
    const reason: Reason = { kind: "too-many-requests" };
    return { outcome: "never_left", reason, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  return { outcome: "refused", reason: refusal(error) };
}

function refusal(error: SmsPartnerError): Reason {
  const message = error instanceof ApiError ? error.apiMessage : undefined;
  return {
    kind: "refused",
    ...(error.code === undefined ? {} : { code: error.code }),
    ...(message === undefined ? {} : { message }),
    ...(error.fieldErrors.length === 0 ? {} : { fieldErrors: error.fieldErrors }),
  };
}

async function listed(answer: Promise<readonly ListedDelivery[]>): Promise<Delivery[]> {
  try {
    return (await answer).flatMap((delivery) => {
      const phone = parseRecipients(delivery.recipient).valid[0]?.e164;
      return phone === undefined
        ? []
        : [{ phone, status: statusOf(delivery), ...(delivery.at && { at: delivery.at }) }];
    });
  } catch (error) {
    // "Not found" is an answer: there is nothing under this tag or id.
    if (error instanceof ApiError && error.code === NOT_FOUND) return [];
    throw error;
  }
}

function statusOf({ status }: ListedDelivery): Delivery["status"] {
  if (status === "delivered") return "delivered";
  // Neither comes any more, whether the network gave up or the gateway never handed it over.
  return status === "not-delivered" || status === "failed" ? "not_delivered" : "waiting";
}
