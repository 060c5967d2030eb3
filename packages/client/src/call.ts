import { readAnswer } from "./answer.ts";
import { duration } from "./client-options.ts";
import type { CallOptions, Settings } from "./client-options.ts";
import type { Deadline } from "./deadline.ts";
import { startDeadline } from "./deadline.ts";
import type { Endpoint, Parameters } from "./endpoint.ts";
import { SmsPartnerError, TransportError } from "./errors.ts";
import { safeCause } from "./transport/transport-cause.ts";
import type { HttpRequest, TransportFailure } from "./transport/transport.ts";

const FIRST_WAIT = 300;

/** The call was over before its request could be made. */
const ENDED_BEFORE: TransportFailure = { kind: "failure", reason: "aborted", mayHaveLeft: false };

/**
 * Makes one call of the API: once, or for a read again after a failure that may pass.
 * @throws SmsPartnerError
 */
export async function performCall<Result>(
  settings: Settings,
  endpoint: Endpoint<Result>,
  parameters: Parameters,
  options: CallOptions = {},
): Promise<Result> {
  const deadline = startDeadline(duration("timeout", options.timeout ?? settings.timeout), options.signal);
  const attempts = endpoint.isRead ? settings.retry.attempts : 1;
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return await performOnce(settings, endpoint, parameters, deadline);
      } catch (error) {
        const wait = attempt < attempts ? waitAfter(error, attempt, settings) : undefined;
        if (wait === undefined || wait >= deadline.left()) throw error;
        await settings.retry.sleep(wait, deadline.signal);
      }
    }
  } finally {
    deadline.clear();
  }
}

async function performOnce<Result>(
  settings: Settings,
  endpoint: Endpoint<Result>,
  parameters: Parameters,
  deadline: Deadline,
): Promise<Result> {
  const request = requestOf(settings, endpoint, parameters, deadline);
  const answer = request.signal.aborted ? ENDED_BEFORE : await settings.transport(request);
  if (answer.kind === "response") return readAnswer(endpoint, answer, settings);
  const endedBy = deadline.endedBy();
  const ended = endedBy === "timeout" && !answer.mayHaveLeft ? "connect-timeout" : endedBy;
  throw new TransportError({
    call: endpoint.call,
    outcome: answer.mayHaveLeft ? "unknown" : "not-sent",
    reason: answer.reason === "aborted" ? (ended ?? "aborted") : answer.reason,
    systemCode: answer.systemCode,
    cause: answer.reason === "aborted" ? (request.signal.reason as unknown) : safeCause(answer.cause, settings.redact),
    httpStatus: answer.status,
  });
}

function requestOf(
  { apiKey, baseUrl, format, connectTimeout, proxy, maxResponseBytes }: Settings,
  { method, path }: Endpoint<unknown>,
  parameters: Parameters,
  { signal }: Deadline,
): HttpRequest {
  const url = new URL(baseUrl + path);
  const values = { apiKey, ...parameters, ...(format === "xml" ? { _format: format } : {}) };
  const common = { method, url, signal, maxResponseBytes, connectTimeout, proxy };
  const headers = { accept: `application/${format}`, "accept-encoding": "identity", "user-agent": "sms-composer" };
  if (method === "POST") {
    const body = JSON.stringify(values);
    return { ...common, headers: { ...headers, "content-type": "application/json; charset=utf-8" }, body };
  }
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, String(value));
  return { ...common, headers };
}

/** Milliseconds before another attempt of a read; undefined where another one would be of no use. */
function waitAfter(error: unknown, attempt: number, { retry }: Settings): number | undefined {
  if (!(error instanceof SmsPartnerError) || !isPassing(error)) return;
  const backOff = FIRST_WAIT * 2 ** (attempt - 1) * (0.5 + retry.random());
  return Math.max(backOff, error.retryAfter ?? 0);
}

function isPassing(error: SmsPartnerError): boolean {
  if (error instanceof TransportError) return !["aborted", "timeout", "tls", "too-large"].includes(error.reason);
  const status = error.httpStatus ?? 0;
  return status === 429 || status === 408 || status >= 500;
}
