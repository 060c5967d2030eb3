import { countSegments } from "@sms-composer/core/segments";
import type { Issue, SendOutcome, SendRequest } from "@sms-composer/core/requests";
import { LIMITS, validateSendRequest } from "@sms-composer/core/requests";
import { createClient } from "./client.ts";
import type { Client } from "./client.ts";
import type { ClientOptions } from "./client-options.ts";
import { ApiError, RequestError, SmsPartnerError, toSendOutcome, TransportError } from "./errors.ts";
import { draftOf, readJsonBody } from "./request-json.ts";

interface CommonHandlerOptions {
  /**
   * Says whether this request may send: it sees the request before anything of the body is read. `false` is answered
   * with 403; a Response is answered as it is. There is no default: an open address would let anyone spend the credit.
   */
  readonly authorize: (request: Request) => boolean | Response | Promise<boolean | Response>;
  readonly limits?: {
    /** Size of a request body; default 256 KiB. */
    readonly bodyBytes?: number;
    /** Recipients of one request; default and at most 500. */
    readonly recipients?: number;
    /** SMS for each recipient; default and at most 10. */
    readonly segments?: number;
  };
  /** The clock by which a scheduled moment is in the past; default the system's. */
  readonly now?: () => Date;
}

/** Either a client, or the options to make one. */
export type HandlerOptions = CommonHandlerOptions & (ClientOptions | { readonly client: Pick<Client, "send"> });

const DEFAULT_BODY_BYTES = 256 * 1024;

/**
 * A handler for one's own backend: takes what `<sms-composer endpoint>` posts, sends it, and answers a `SendOutcome`
 * as JSON. It never rejects, and its answers hold neither the key nor anything of the backend's inside.
 * @throws TypeError without `authorize`, or for options that no client can be made with.
 */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  const { authorize, limits, now = () => new Date() } = options;
  if (typeof authorize !== "function") throw new TypeError("authorize must be a function");
  const client = "client" in options ? options.client : createClient(options);
  const bodyBytes = limits?.bodyBytes ?? DEFAULT_BODY_BYTES;

  return async (request) => {
    if (request.method !== "POST") return refuse(405, "Only POST is answered here.", { allow: "POST" });
    const permission = await permissionOf(request, authorize);
    if (permission instanceof Response) return permission;
    if (permission !== true) return refuse(403, "This is not allowed.");

    const body = await readJsonBody(request, bodyBytes);
    if ("problem" in body) return refuse(body.problem.status, body.problem.message);
    const draft = draftOf(body.json);
    const broken = validateSendRequest(draft, { now: now() });
    const sendRequest = draft as SendRequest;
    const issues = broken.length > 0 ? broken : limitIssues(sendRequest, limits);
    if (issues.length > 0) return answer(422, { outcome: "not-sent", issues });
    if (request.signal.aborted) return refuse(400, "The request was aborted.");

    try {
      // Without the request's signal: who leaves the page does not take the message back, only the answer to it.
      return answer(200, { outcome: "sent", ...(await client.send(sendRequest)) });
    } catch (error) {
      return answer(statusOf(error), toSendOutcome(error), retryHeader(error));
    }
  };
}

/** What authorize says; where it fails, an answer that tells nothing of why. */
async function permissionOf(
  request: Request,
  authorize: CommonHandlerOptions["authorize"],
): Promise<boolean | Response> {
  try {
    return await authorize(request);
  } catch {
    return refuse(500, "The permission could not be checked.");
  }
}

/** The host's own limits, where they are narrower than the API's. */
function limitIssues(request: SendRequest, limits: CommonHandlerOptions["limits"]): Issue[] {
  const { message, range = "premium", stop = false, unicode = false } = request;
  const count = request.recipients.length;
  const { segments } = countSegments(message, { mode: unicode ? "unicode" : "gsm", range, stop });
  const maxRecipients = limits?.recipients ?? LIMITS.recipients;
  const maxSegments = limits?.segments ?? LIMITS.segments;
  const issues: Issue[] = [];
  if (count > maxRecipients) {
    issues.push({ field: "recipients", code: "too-many-recipients", params: { count, max: maxRecipients } });
  }
  if (segments > maxSegments) {
    issues.push({ field: "message", code: "too-many-segments", params: { segments, max: maxSegments } });
  }
  return issues;
}

/** Control codes that speak of the backend's account, not of what the user wrote. */
const ACCOUNT_CODES: ReadonlySet<number | undefined> = new Set([1, 10, 20, 30, 40, 96]);

function statusOf(error: unknown): number {
  if (!(error instanceof SmsPartnerError)) return 500;
  if (error.outcome !== "not-sent") return error instanceof TransportError && error.reason === "timeout" ? 504 : 502;
  if (error instanceof TransportError) return 503;
  if (error.httpStatus === 429) return 429;
  if (error instanceof ApiError && !ACCOUNT_CODES.has(error.code)) return 422;
  return error instanceof RequestError ? 422 : 502;
}

function retryHeader(error: unknown): Record<string, string> {
  const retryAfter = error instanceof SmsPartnerError ? error.retryAfter : undefined;
  return retryAfter === undefined ? {} : { "retry-after": String(Math.ceil(retryAfter / 1000)) };
}

function refuse(status: number, message: string, headers?: Readonly<Record<string, string>>): Response {
  return answer(status, { outcome: "not-sent", message }, headers);
}

function answer(status: number, outcome: SendOutcome, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(outcome), {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}
