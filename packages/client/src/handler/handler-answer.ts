import type { OutcomeReason, RefusalCode, SendOutcome } from "@sms-composer/core/requests";

interface Refusal {
  readonly status: number;
  readonly outcome: "not-sent" | "unknown";
  readonly reason: OutcomeReason;
  readonly message: string;
}

/**
 * The answers that a handler gives by itself. None of the statuses is 408, 421 or 425, after which browsers repeat a
 * request of their own accord.
 */
const REFUSALS: Readonly<Record<RefusalCode, Refusal>> = {
  "not-authorized": notAllowed(403, "The request is not authorized."),
  "origin-not-allowed": notAllowed(403, "The page's origin may not send from here."),
  "method-not-allowed": notAllowed(405, "The endpoint answers POST, and GET with an Idempotency-Key."),
  "body-unreadable": notAllowed(400, "The body must be a JSON object in UTF-8."),
  "body-too-large": notAllowed(413, "The body is too large."),
  "field-not-allowed": notAllowed(422, "The request sets a field that this backend does not allow."),
  "country-not-allowed": notAllowed(422, "This backend does not send to the country of a recipient."),
  "opted-out": notAllowed(422, "None of the recipients wants messages."),
  "quota-exceeded": { ...notAllowed(429, "The quota is used up."), reason: "rate-limited" },
  "idempotency-key-required": notAllowed(400, "The header Idempotency-Key is missing."),
  "idempotency-key-invalid": notAllowed(400, "An idempotency key has 1 to 255 visible ASCII characters."),
  "idempotency-key-reused": {
    ...notAllowed(422, "The idempotency key belongs to another request, which may have been sent."),
    outcome: "unknown",
  },
  "idempotency-key-in-flight": {
    ...notAllowed(409, "The request with this idempotency key is still in flight."),
    outcome: "unknown",
  },
  "idempotency-key-expired": {
    ...notAllowed(409, "The idempotency key is older than what is remembered here, and cannot be looked up."),
    outcome: "unknown",
  },
  "store-full": { ...notAllowed(503, "Too many requests are remembered here for now."), reason: "rate-limited" },
  "list-too-long": notAllowed(422, "The list is longer than this backend takes."),
  "list-missing": notAllowed(422, "The request has columns, but no rows."),
};

function notAllowed(status: number, message: string): Refusal {
  return { status, outcome: "not-sent", reason: "not-allowed", message };
}

/** The outcome of a request that the handler refuses by itself. */
export function refusalOf(code: RefusalCode, message?: string): Exclude<SendOutcome, { outcome: "sent" }> {
  const { outcome, reason, message: usual } = REFUSALS[code];
  return { outcome, reason, code, message: message ?? usual };
}

/** Answers a refusal; `message` instead of the usual one. */
export function refuse(code: RefusalCode, message?: string, headers?: Readonly<Record<string, string>>): Response {
  return answer(refusalOf(code, message), headers);
}

/** Control codes that speak of the backend's account, not of what the user wrote. */
const ACCOUNT_CODES: ReadonlySet<unknown> = new Set([undefined, 1, 10, 20, 30, 40, 96]);

const STATUS_OF_REASON: Readonly<Record<OutcomeReason, number>> = {
  invalid: 422,
  "not-allowed": 403,
  refused: 422,
  "rate-limited": 429,
  unreachable: 503,
  offline: 503,
  "no-answer": 504,
  "connection-lost": 502,
  "unreadable-answer": 502,
  interrupted: 400,
  "internal-error": 500,
};

/** The HTTP status of an outcome: the same one whenever the outcome is answered again. */
function httpStatusOf(outcome: SendOutcome): number {
  if (outcome.outcome === "sent") return 200;
  if (outcome.progress) return 202;
  const { code, reason } = outcome;
  if (typeof code === "string") return REFUSALS[code].status;
  if (reason === undefined || (reason === "refused" && ACCOUNT_CODES.has(code))) return 502;
  const status = STATUS_OF_REASON[reason];
  // The 4xx say that it is the page's request that is wrong, and that nothing was done.
  return outcome.outcome === "unknown" && status < 500 ? 502 : status;
}

/** An outcome as JSON. */
export function answer(
  outcome: SendOutcome,
  headers: Readonly<Record<string, string>> = {},
  status: number = httpStatusOf(outcome),
): Response {
  return toJson(outcome, status, headers);
}

/** An answer as JSON that nobody keeps. */
export function toJson(body: object, status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}
