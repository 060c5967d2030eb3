import { LIMITS } from "@sms-composer/core/requests";
import type { Issue, SendOutcome, SendRequest } from "@sms-composer/core/requests";
import { withCheckedText } from "../checked-text.ts";
import { SmsPartnerError, toSendOutcome } from "../errors.ts";
import { withTimeLimit } from "../time-limit.ts";
import { answer, refusalOf } from "./handler-answer.ts";
import type { HandlerLimits, HandlerSettings } from "./handler-options.ts";
import type { Counter } from "./store/handler-store.ts";
import { optedOutOf } from "@sms-composer/core/opt-outs";
import { countersOf, giveBack } from "./rules/quotas.ts";
import { misspelledNumbers } from "./rules/recipient-spelling.ts";
import { loadEstimate, segmentsOf } from "./rules/send-estimate.ts";
import type { SendEstimate } from "./rules/send-estimate.ts";

/** One attempt to send. */
export interface Attempt {
  readonly scope: string;
  readonly request: Request;
  readonly sendRequest: SendRequest;
  /** Rules that the request breaks now, though it may not have broken them when it was posted first. */
  readonly issues: readonly Issue[];
  /** The tag to send under; undefined where the request has a tag of its own. */
  readonly tag?: string | undefined;
  /** Sends what the rules let through. @default by the client */
  readonly send?: ((sendRequest: SendRequest) => Promise<Settled>) | undefined;
}

type Headers = Readonly<Record<string, string>>;

/** The result of a request. Only what was decided at the gateway is kept for the next request with the same key. */
export interface Settled {
  readonly outcome: SendOutcome;
  readonly isKept: boolean;
  readonly headers?: Headers;
  /** The host's own answer, instead of the outcome. */
  readonly response?: Response;
}

export function toResponse({ outcome, headers, response }: Settled): Response {
  return response ?? answer(outcome, headers);
}

export function invalid(issues: readonly Issue[]): Exclude<SendOutcome, { outcome: "sent" }> {
  return { outcome: "not-sent", reason: "invalid", issues };
}

/** Asks the last rules and, when they agree, sends. Never rejects once the client was called. */
export async function attemptSend(settings: HandlerSettings, attempt: Attempt): Promise<Settled> {
  const { request, scope, issues, tag } = attempt;
  if (issues.length > 0) return refused(invalid(issues));
  const [misspelled, ...more] = await misspelledNumbers(attempt.sendRequest.recipients);
  if (misspelled !== undefined) {
    const params = { count: 1 + more.length, first: misspelled };
    return refused(invalid([{ field: "recipients", code: "invalid-recipients", params }]));
  }
  const optedOut = await withTimeLimit(
    settings.requestTimeout,
    optedOutOf(attempt.sendRequest.recipients, settings.optOuts),
  );
  const additions = optedOut.length === 0 ? {} : { optedOut };
  const recipients = attempt.sendRequest.recipients.filter((recipient) => !optedOut.includes(recipient));
  if (recipients.length === 0) return refused({ ...refusalOf("opted-out"), ...additions });
  const sendRequest: SendRequest = { ...attempt.sendRequest, recipients, ...(tag !== undefined && { tag }) };

  const segments = segmentsOf(sendRequest);
  const broken = limitIssues(sendRequest.recipients.length, segments, settings.limits);
  if (broken.length > 0) return refused(invalid(broken));
  const estimate = (await loadEstimate())(sendRequest, segments, settings.prices);
  const forbidden = await refusalBy(settings, request, sendRequest, estimate);
  if (forbidden) return forbidden;
  if (request.signal.aborted) return refused({ outcome: "not-sent", reason: "interrupted" });

  // A trial sends and costs nothing.
  const counters: readonly Counter[] = sendRequest.sandbox ? [] : countersOf(settings.limits, scope, estimate);
  if (counters.length > 0 && !(await settings.store.consume(counters, settings.now())))
    return refused(refusalOf("quota-exceeded"));
  const settled = await (attempt.send?.(sendRequest) ?? send(settings, sendRequest, tag));
  if (settled.outcome.outcome === "not-sent") await giveBack(settings.store, counters, settings.now());
  return { ...settled, outcome: { ...settled.outcome, ...additions } };
}

async function send({ client }: HandlerSettings, sendRequest: SendRequest, tag: string | undefined): Promise<Settled> {
  try {
    // Without the request's signal: who leaves the page does not take the message back, only the answer to it.
    return { outcome: { outcome: "sent", ...(await client.send(withCheckedText(sendRequest))) }, isKept: true };
  } catch (error) {
    const failed = toSendOutcome(error);
    const outcome = failed.outcome === "unknown" && tag !== undefined ? { ...failed, tag } : failed;
    return { outcome, isKept: true, headers: retryHeader(error) };
  }
}

function refused(outcome: SendOutcome): Settled {
  return { outcome, isKept: false };
}

/** Checks a valid request against the host's own rules; undefined when it passes. */
export async function refusalBy(
  { countries, limits, allow, requestTimeout }: HandlerSettings,
  request: Request,
  sendRequest: SendRequest,
  estimate: SendEstimate,
): Promise<Settled | undefined> {
  const abroad = Object.keys(estimate.destinations).filter((destination) => !countries.has(destination));
  if (abroad.length > 0)
    return refused(refusalOf("country-not-allowed", `This backend does not send to: ${abroad.join(", ")}.`));
  if (limits.costPerDay !== undefined && estimate.cost === undefined)
    return refused(refusalOf("country-not-allowed", "This backend knows no price for one of the destinations."));
  if (!allow) return;
  // The host's function gets a copy: what is sent is what was validated.
  const { recipients, scheduledAt } = sendRequest;
  const copy = {
    ...sendRequest,
    recipients: [...recipients],
    ...(scheduledAt && { scheduledAt: new Date(scheduledAt) }),
  };
  const permission = await withTimeLimit(requestTimeout, allow(request, copy, estimate));
  if (permission === true) return;
  const outcome = refusalOf("not-authorized");
  return permission instanceof Response ? { outcome, isKept: false, response: permission } : refused(outcome);
}

/** The host's own limits, where they are narrower than the API's. */
export function limitIssues(count: number, segments: number, limits: HandlerLimits): Issue[] {
  const maxRecipients = limits.recipients ?? LIMITS.recipients;
  const maxSegments = limits.segments ?? LIMITS.segments;
  const issues: Issue[] = [];
  if (count > maxRecipients) {
    issues.push({ field: "recipients", code: "too-many-recipients", params: { count, max: maxRecipients } });
  }
  if (segments > maxSegments) {
    issues.push({ field: "message", code: "too-many-segments", params: { segments, max: maxSegments } });
  }
  return issues;
}

function retryHeader(error: unknown): Headers {
  const retryAfter = error instanceof SmsPartnerError ? error.retryAfter : undefined;
  return retryAfter === undefined ? {} : { "retry-after": String(Math.ceil(retryAfter / 1000)) };
}
