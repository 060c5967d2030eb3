import type { FieldError, Issue, OutcomeReason, SendOutcome } from "@sms-composer/core";
import type { ControlCodeName } from "@sms-composer/core/requests";
import type { CallName } from "./endpoint.ts";
import type { TransportReason } from "./transport/transport.ts";

/**
 * The certain outcome of the request that failed. `not-sent`: the API did not act on it. `sent`: the API accepted it,
 * though its answer lacks something. `unknown`: it may have acted on it; a send must not be repeated blindly.
 */
export type Outcome = SendOutcome["outcome"];

/** A rule that a request breaks; `index` tells which of the messages of a bulk send. */
export type RequestIssue = Issue & { readonly index?: number };

interface Facts {
  readonly call: CallName;
  readonly outcome: Outcome;
  readonly code?: number | undefined;
  readonly httpStatus?: number | undefined;
  readonly fieldErrors?: readonly FieldError[] | undefined;
  readonly retryAfter?: number | undefined;
}

/** The base class of every error of a client. None of them, nor anything that hangs on one, contains the API key. */
export class SmsPartnerError extends Error {
  override readonly name: string = "SmsPartnerError";
  /** The call that failed. */
  readonly call: CallName;
  readonly outcome: Outcome;
  /** The API's control code, when it answered with one. */
  readonly code: number | undefined;
  /** The status of the HTTP answer, when there was one. */
  readonly httpStatus: number | undefined;
  /** The API's complaints field by field, in our names. */
  readonly fieldErrors: readonly FieldError[];
  /** Milliseconds that the server asked to wait before another attempt. */
  readonly retryAfter: number | undefined;

  constructor(message: string, facts: Facts & { readonly cause?: unknown }) {
    super(message, facts.cause === undefined ? undefined : { cause: facts.cause });
    this.call = facts.call;
    this.outcome = facts.outcome;
    this.code = facts.code;
    this.httpStatus = facts.httpStatus;
    this.fieldErrors = facts.fieldErrors ?? [];
    this.retryAfter = facts.retryAfter;
  }
}

/** The request breaks rules that are known beforehand; the API was not called. */
export class RequestError extends SmsPartnerError {
  override readonly name = "RequestError";
  readonly issues: readonly RequestIssue[];

  constructor(call: CallName, issues: readonly RequestIssue[]) {
    const list = issues.map((issue) => `${issue.field} ${issue.code}`).join(", ");
    super(`${call}: the request breaks the rules of the API (${list}); nothing was sent`, {
      call,
      outcome: "not-sent",
    });
    this.issues = issues;
  }
}

/** Characters of the complaints about fields that the text of an error holds. */
const MAX_WORDS = 1000;

/** The API answered that it refuses. */
export class ApiError extends SmsPartnerError {
  override readonly name = "ApiError";
  /** The name of the control code, such as `not-enough-credit`; undefined for a code that is not documented. */
  readonly codeName: ControlCodeName | undefined;
  /** The API's own words, French or English. */
  readonly apiMessage: string | undefined;

  constructor(
    facts: Facts & { readonly codeName?: ControlCodeName | undefined; readonly apiMessage?: string | undefined },
  ) {
    const code = [facts.code === undefined ? undefined : `code ${facts.code}`, facts.codeName]
      .filter(Boolean)
      .join(", ");
    const words =
      facts.apiMessage ??
      facts.fieldErrors
        ?.map((error) => error.message)
        .join("; ")
        .slice(0, MAX_WORDS);
    super(`${facts.call}: the API refused (${code || `HTTP ${facts.httpStatus}`})${words ? `: ${words}` : ""}`, facts);
    this.codeName = facts.codeName;
    this.apiMessage = facts.apiMessage;
  }
}

/** No answer of the API arrived whole. */
export class TransportError extends SmsPartnerError {
  override readonly name = "TransportError";
  readonly reason: TransportReason;
  /** The system's code, such as `ECONNREFUSED`, when there is one. */
  readonly systemCode: string | undefined;
  /**
   * The error of the system or of the `fetch`, without the API key and without addresses; the caller's reason for an abort, or a
   * `TimeoutError`; absent where nothing was thrown.
   */
  declare readonly cause?: unknown;

  constructor(
    facts: Facts & {
      readonly reason: TransportReason;
      readonly systemCode?: string | undefined;
      readonly cause?: unknown;
    },
  ) {
    const code = facts.systemCode === undefined ? "" : ` (${facts.systemCode})`;
    super(`${facts.call}: ${REASONS[facts.reason]}${code}; ${CERTAINTY[facts.outcome]}`, facts);
    this.reason = facts.reason;
    this.systemCode = facts.systemCode;
  }
}

/** Something answered, but what it said cannot be read as an answer of the API, or lacks what it must have. */
export class ResponseError extends SmsPartnerError {
  override readonly name = "ResponseError";
  /** The members that the answer lacks, in the API's names. */
  readonly missing: readonly string[];
  /** The answer as it came, without the API key. Not enumerable: it holds personal data, and errors get logged. */
  declare readonly rawBody: string;

  constructor(
    problem: string,
    facts: Facts & { readonly rawBody: string; readonly missing?: readonly string[] | undefined },
  ) {
    super(`${facts.call}: ${problem} (HTTP ${facts.httpStatus}); ${CERTAINTY[facts.outcome]}`, facts);
    this.missing = facts.missing ?? [];
    Object.defineProperty(this, "rawBody", { value: facts.rawBody, enumerable: false });
  }
}

const CERTAINTY: Readonly<Record<Outcome, string>> = {
  "not-sent": "the API did not act on the request",
  sent: "the API accepted the request",
  unknown: "whether the API acted on the request is unknown",
};

const REASONS: Readonly<Record<TransportReason, string>> = {
  aborted: "the caller aborted the call",
  timeout: "the answer did not arrive in time",
  "connect-timeout": "no connection was made in time",
  dns: "the address of the API could not be resolved",
  refused: "the connection was refused",
  unreachable: "the API cannot be reached from here",
  tls: "no secure connection could be made",
  reset: "the connection broke",
  truncated: "the answer was cut off",
  "too-large": "the answer is larger than maxResponseBytes",
  protocol: "the answer is not HTTP",
  network: "the request failed",
  "unsupported-runtime": "the HTTP client of this runtime does not use the connection that it is given",
};

/** The reason of a send's outcome for each way in which no whole answer arrived. */
const OUTCOME_REASONS: Readonly<Record<TransportReason, OutcomeReason>> = {
  aborted: "interrupted",
  timeout: "no-answer",
  "connect-timeout": "unreachable",
  dns: "unreachable",
  refused: "unreachable",
  unreachable: "unreachable",
  tls: "unreachable",
  reset: "connection-lost",
  truncated: "connection-lost",
  "too-large": "unreadable-answer",
  protocol: "unreadable-answer",
  network: "connection-lost",
  "unsupported-runtime": "internal-error",
};

function reasonOf(error: SmsPartnerError): OutcomeReason {
  if (error instanceof RequestError) return "invalid";
  if (error instanceof TransportError) return OUTCOME_REASONS[error.reason];
  if (error.httpStatus === 429) return "rate-limited";
  return error instanceof ApiError ? "refused" : "unreadable-answer";
}

/** A failed send as the outcome that `<sms-composer>` and an outbox work with. An error that is not ours is `unknown`. */
export function toSendOutcome(error: unknown): Exclude<SendOutcome, { outcome: "sent" }> {
  if (!(error instanceof SmsPartnerError)) return { outcome: "unknown", reason: "internal-error" };
  return {
    // A send that went but whose receipt is unreadable has no message id to show: a person has to look.
    outcome: error.outcome === "sent" ? "unknown" : error.outcome,
    reason: reasonOf(error),
    ...(error.code === undefined ? {} : { code: error.code }),
    message: (error instanceof ApiError ? error.apiMessage : undefined) ?? error.message,
    ...(error.fieldErrors.length === 0 ? {} : { fieldErrors: error.fieldErrors }),
    ...(error instanceof RequestError ? { issues: error.issues } : {}),
  };
}
