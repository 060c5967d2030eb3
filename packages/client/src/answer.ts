import { carriesReceipt, fromWireError } from "@sms-composer/core/requests";
import type { Settings } from "./client-options.ts";
import type { Endpoint } from "./endpoint.ts";
import { ApiError, ResponseError } from "./errors.ts";
import type { Outcome } from "./errors.ts";
import { parseJson } from "./json-text.ts";
import type { HttpResponse } from "./transport/transport.ts";
import { readXmlAnswer } from "./xml-answer.ts";

/**
 * Statuses by which a server says that it did not process a request (RFC 9110, section 15.5; RFC 6585), whoever said
 * it: the API or a proxy before it. The other ones of the 4xx range (408 and 409 among them) can come from a proxy that
 * had passed the request on; a 3xx can mean "done, the result is over there".
 */
const REFUSING_STATUSES: ReadonlySet<number> = new Set([
  400, 401, 403, 404, 405, 406, 407, 411, 413, 414, 415, 417, 421, 426, 428, 429, 431,
]);

const TOO_MANY_REQUESTS = 429;

/** Characters of a text of the API that an error shows; an answer can have megabytes. */
const MAX_TEXT = 1000;
/** Complaints about fields that an error shows. */
const MAX_FIELD_ERRORS = 100;

const QUEUED = /^\s*request queued\b/i;

/**
 * The result that a whole HTTP answer holds.
 * @throws ApiError for a refusal, ResponseError for what cannot be read.
 */
export async function readAnswer<Result>(
  endpoint: Endpoint<Result>,
  response: HttpResponse,
  { redact, now }: Settings,
): Promise<Result> {
  const { call } = endpoint;
  const { status, body } = response;
  const retryAfter = readRetryAfter(response.retryAfter, now());
  const outcome: Outcome = REFUSING_STATUSES.has(status) ? "not-sent" : "unknown";
  const facts = { call, outcome, httpStatus: status, retryAfter };
  const isSuccess = status >= 200 && status < 300;

  const answer = await parse(body, endpoint).catch((error: Error) => error);
  if (answer instanceof Error) {
    if (status === TOO_MANY_REQUESTS) throw new ApiError({ ...facts, codeName: "too-many-requests" });
    const problem = isSuccess ? answer.message : `not an answer of the API: ${answer.message}`;
    throw new ResponseError(redact(problem), { ...facts, rawBody: redact(body) });
  }

  const isBilled = carriesReceipt(answer) || hasBilledPart(answer);
  const refusal = isBilled ? undefined : fromWireError(answer);
  if (refusal) {
    throw new ApiError({
      ...facts,
      // With a 5xx it is not certain at which point the API gave up.
      outcome: status >= 500 || status === 408 ? "unknown" : "not-sent",
      code: refusal.code,
      codeName: status === TOO_MANY_REQUESTS ? "too-many-requests" : endpoint.codeNames[refusal.code],
      apiMessage: refusal.message === undefined ? undefined : shortened(redact(refusal.message)),
      fieldErrors: refusal.fieldErrors.slice(0, MAX_FIELD_ERRORS).map((error) => ({
        ...error,
        elementId: shortened(redact(error.elementId)),
        message: shortened(redact(error.message)),
      })),
    });
  }
  const succeeded = textOf(answer["success"]) === "true";
  if (status === TOO_MANY_REQUESTS && !succeeded) {
    throw new ApiError({ ...facts, codeName: "too-many-requests" });
  }

  // What an incident of the gateway was seen to answer to every call; nothing was done.
  const isQueued = succeeded && QUEUED.test(textOf(answer["message"])) && !isBilled;
  if (isQueued) {
    throw new ResponseError("the API queued the request and did not carry it out", { ...facts, rawBody: redact(body) });
  }

  const { acceptedWith } = endpoint;
  const isProved = acceptedWith !== undefined && Array.isArray(answer[acceptedWith]);
  const isAccepted = isSuccess && (isProved || (succeeded && Number(textOf(answer["code"])) === 200));
  const reading = isAccepted ? endpoint.read(answer) : { missing: ["success", "code"] };
  if ("result" in reading) return reading.result;
  throw new ResponseError(`the answer lacks ${reading.missing.join(", ")}`, {
    ...facts,
    // A success under a status that refuses, or a refusal with a receipt, contradicts itself: neither is certain.
    outcome: isAccepted && isBilled ? "sent" : succeeded || isBilled ? "unknown" : outcome,
    rawBody: redact(body),
    missing: reading.missing,
  });
}

/** Whether an answer has a message that was accepted, among those that have an answer of their own. */
function hasBilledPart(answer: Readonly<Record<string, unknown>>): boolean {
  const parts = answer["SMSResponse_List"];
  return (
    Array.isArray(parts) && parts.some((part) => carriesReceipt(part) || textOf(Object(part)["success"]) === "true")
  );
}

const shortened = (text: string): string => (text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text);

/** The text of a plain value; empty for an object, which may not be convertible at all. */
const textOf = (value: unknown): string => (typeof value === "object" ? "" : String(value));

/** The format is taken from the text itself: a gateway's error can come in another one than was asked for. */
async function parse(body: string, { layout }: Endpoint<unknown>): Promise<Record<string, unknown>> {
  const start = body.trimStart();
  if (start === "") throw new Error("the answer is empty");
  if (/^<(?:\?xml|result)/.test(start)) return readXmlAnswer(start, layout);
  if (start.startsWith("<")) throw new Error("the answer is HTML");
  let answer: unknown;
  try {
    answer = parseJson(start);
  } catch {
    // JSON.parse's own message quotes the text.
    throw new Error("the answer is not JSON");
  }
  if (typeof answer !== "object" || answer === null || Array.isArray(answer))
    throw new Error("the answer is not an object");
  return answer as Record<string, unknown>;
}

/** Milliseconds of a `Retry-After`, which is in seconds or a date. */
function readRetryAfter(header: string | null, now: Date): number | undefined {
  if (!header) return;
  const milliseconds = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isSafeInteger(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
