import {
  ApiError,
  RequestError,
  SmsPartnerError,
  toSendOutcome,
  TransportError,
  type Client,
} from "@sms-composer/client";
import type { OutcomeReason } from "@sms-composer/core";
import type { AnsweredPart, CancelAnswer, Delivery, Reason, SendAnswer } from "../machine/answers.ts";
import type { OutgoingRequest, Provider } from "./provider.ts";
import { listedNumber } from "./listed-number.ts";

/** Control code of a send for which the credit does not suffice (docs/smspartner.md#control-codes in core). */
const NOT_ENOUGH_CREDIT = 11;
/** Control codes of the calls that read and cancel (docs/smspartner.md#other-calls in core). */
const NOT_FOUND = 4;
const ALREADY_CANCELLED = 5;

type ListedDelivery = Awaited<ReturnType<Client["statusByTag"]>>[number];

/** The part of a client that a provider uses. */
export type ProviderClient = Pick<
  Client,
  "send" | "sendBulk" | "statusByTag" | "statusByMessage" | "cancel" | "credits"
>;

/** The API behind a client, as the outbox needs it. */
export function apiProvider(client: ProviderClient): Provider {
  return {
    async send(request): Promise<SendAnswer> {
      try {
        return { outcome: "sent", ...(await sent(client, request)) };
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
        if (error.httpStatus === 429) return { outcome: "refused", reason: { kind: "rate-limited" } };
        // A server error with an API body may have come after the cancellation.
        if (error.outcome !== "not-sent") return { outcome: "unknown", reason: { kind: "no-answer" } };
        return { outcome: "refused", reason: refusal(error) };
      }
    },
    async isPutRight(reason, { range, recipients }) {
      const credits = await client.credits();
      if (reason?.code !== NOT_ENOUGH_CREDIT) return true;
      return (range === "lowCost" ? credits.lowCost : credits.premium) >= recipients;
    },
  };
}

type Sent = Omit<Extract<SendAnswer, { outcome: "sent" }>, "outcome">;

async function sent(client: ProviderClient, request: OutgoingRequest): Promise<Sent> {
  if (!("messages" in request)) {
    const { messageId, segments, cost, currency } = await client.send(request);
    return { messageId, segments, cost, currency };
  }
  const { messageId, cost, currency, parts } = await client.sendBulk(request);
  const answered = parts.flatMap(({ recipient, accepted, code, ...part }): AnsweredPart[] => {
    const phone = listedNumber(recipient);
    return phone === undefined
      ? []
      : [{ phone, segments: part.segments, cost: part.cost, ...(accepted ? {} : { code }) }];
  });
  return { messageId, cost, currency, parts: answered };
}

/**
 * The certainty after a send that did not succeed. Everything that is not certainly not sent may have gone, also what
 * the API accepted in words that could not be read: it is looked up by its tag.
 */
function failedSend(error: unknown): SendAnswer {
  if (!(error instanceof SmsPartnerError) || error.outcome !== "not-sent") {
    const { reason } = toSendOutcome(error);
    return { outcome: "unknown", reason: { kind: reason !== undefined && isDoubt(reason) ? reason : "no-answer" } };
  }
  const { retryAfter } = error;
  return { outcome: "not-sent", reason: reasonOf(error), ...(retryAfter === undefined ? {} : { retryAfter }) };
}

const DOUBTS = ["no-answer", "connection-lost", "unreadable-answer"] as const satisfies readonly OutcomeReason[];
const isDoubt = (reason: OutcomeReason): reason is (typeof DOUBTS)[number] =>
  (DOUBTS as readonly OutcomeReason[]).includes(reason);

function reasonOf(error: SmsPartnerError): Reason {
  if (error instanceof RequestError) return { kind: "invalid", issues: error.issues };
  if (error instanceof TransportError) {
    return { kind: error.reason === "tls" ? "untrusted-certificate" : "unreachable" };
  }
  return error.httpStatus === 429 ? { kind: "rate-limited" } : refusal(error);
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
      const phone = listedNumber(delivery.recipient);
      return phone === undefined ? [] : [{ phone, status: delivery.status, ...(delivery.at && { at: delivery.at }) }];
    });
  } catch (error) {
    // "Not found" is an answer: there is nothing under this tag or id.
    if (error instanceof ApiError && error.code === NOT_FOUND) return [];
    throw error;
  }
}
