import { Hono } from "hono";
import { STATE_CODES } from "../platform/account.ts";
import type { Answer, Call } from "../calls/call.ts";
import { CALLS } from "../calls/index.ts";
import { ConnectionDropped, strikeAfter, strikeBefore, type Faults } from "../faults/faults.ts";
import { settle } from "../platform/delivery-lifecycle.ts";
import type { Platform } from "../platform/platform.ts";
import { refusalBody, respond, type Format } from "../wire/answer.ts";
import { parseBody, textOf, type Parameters } from "../wire/parameters.ts";
import type { Refusal } from "../wire/refusal.ts";
import { LANGUAGES, type Language } from "../languages/languages.ts";
import { readBounded } from "./bounded-body.ts";
import { callerGuard } from "./loopback-guard.ts";
import { createRateLimiter, type RateLimiter } from "./rate-limiter.ts";
import { maskBody, maskUrl, type LogEntry, type RequestLog } from "./request-log.ts";

interface ApiContext {
  readonly platform: Platform;
  readonly apiKey: string;
  readonly language: Language;
  /** HTTP status of a refusal that has none of its own. */
  readonly refusalStatus: number;
  readonly faults: Faults;
  readonly log: RequestLog;
  /** Resolves when the state is stored. */
  readonly saved: () => Promise<void>;
}

/** A request as it was read. */
interface Received {
  readonly parameters: Parameters;
  /** The body is no JSON object. */
  readonly isMalformed: boolean;
  /** The body was longer than the sandbox reads. */
  readonly isTooLarge: boolean;
  /** The entry of the log, the key masked. */
  readonly shown: Pick<LogEntry, "at" | "method" | "url" | "requestHeaders" | "requestBody">;
}

const MAX_BODY = 8_000_000;
const LOGGED_HEADERS = ["content-type", "content-length", "accept", "user-agent"];

/** The vendor's API under `/v1`. */
export function createApi(context: ApiContext): Hono {
  const app = new Hono();
  const limiter = createRateLimiter();
  app.use("/v1/*", callerGuard);
  for (const call of CALLS) {
    app.on(call.method, `/v1/${call.name}`, ({ req }) => answerCall(call, req.raw, context, limiter));
    app.all(`/v1/${call.name}`, ({ req }) => answerUnknown(req.raw, context, call.method));
  }
  app.all("/v1/*", ({ req }) => answerUnknown(req.raw, context));
  return app;
}

async function answerCall(call: Call, request: Request, context: ApiContext, limiter: RateLimiter): Promise<Response> {
  const { platform, faults, log } = context;
  const texts = LANGUAGES[context.language].api;
  settle(platform);
  const received = await receive(request, context);
  const { parameters, shown } = received;
  const format: Format = textOf(parameters, "_format")?.toLowerCase() === "xml" ? "xml" : "json";
  const fault = faults.draw(call.name);
  const record = { ...shown, call: call.name, ...(fault && { fault: fault.fault }) };
  let processed = false;
  let messageId: number | undefined;

  async function respondTo(): Promise<Response> {
    const struck = strikeBefore(fault, format, texts);
    if (struck) return struck;
    if (received.isTooLarge) return new Response("Content Too Large", { status: 413 });
    processed = true;
    const outcome = refuseCaller(call, received, context, limiter) ?? call.run(parameters, platform, texts);
    if (isAnswer(outcome)) {
      ({ messageId } = outcome);
      await context.saved();
      return strikeAfter(fault, respond(outcome.body, format));
    }
    return strikeAfter(fault, respond(refusalBody(outcome, texts), format, outcome.status ?? context.refusalStatus));
  }

  try {
    const answer = await respondTo();
    const isStreamed = fault?.fault === "slow-body" || fault?.fault === "cut-body";
    log.add({
      ...record,
      processed,
      status: answer.status,
      ...(messageId !== undefined && { messageId }),
      ...(!isStreamed && { responseBody: await answer.clone().text() }),
    });
    return answer;
  } catch (error) {
    if (error instanceof ConnectionDropped) {
      log.add({ ...record, processed, ...(messageId !== undefined && { messageId }) });
    }
    throw error;
  }
}

/** Answers what is no call, or a call by another method than `allowed`; the log shows it, so that a slip is found. */
async function answerUnknown(request: Request, context: ApiContext, allowed?: Call["method"]): Promise<Response> {
  const { shown } = await receive(request, context);
  const status = allowed ? 405 : 404;
  const texts = LANGUAGES[context.language].api;
  const body = { success: false, code: status, message: allowed ? texts.unknownMethod(allowed) : texts.unknownCall };
  const call = shown.url.split("?", 1)[0]?.replace(/^\/v1\//, "") ?? "";
  const answer = respond(body, "json", status, allowed ? { allow: allowed } : {});
  context.log.add({ ...shown, call, processed: false, status, responseBody: JSON.stringify(body) });
  return answer;
}

async function receive(request: Request, { platform, apiKey }: ApiContext): Promise<Received> {
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const bytes = hasBody ? await readBounded(request, MAX_BODY) : new Uint8Array();
  const body = hasBody && bytes ? parseBody(bytes) : {};
  const query: Parameters = Object.fromEntries(new URL(request.url).searchParams);
  const parameters = { ...query, ...body };
  const keys = [apiKey, textOf(parameters, "apiKey") ?? "", textOf(query, "apiKey") ?? ""];
  return {
    parameters,
    isMalformed: body === undefined,
    isTooLarge: bytes === undefined,
    shown: {
      at: platform.clock.now(),
      method: request.method,
      url: maskUrl(request.url, keys),
      requestHeaders: Object.fromEntries([...request.headers].filter(([name]) => LOGGED_HEADERS.includes(name))),
      requestBody: maskBody(new TextDecoder().decode(bytes), keys),
    },
  };
}

function isAnswer(outcome: Answer | Refusal): outcome is Answer {
  return "body" in outcome;
}

/** Refuses a call before it is looked at, in the platform's order: the JSON, the key, the account, the rate. */
function refuseCaller(
  call: Call,
  { parameters, isMalformed }: Received,
  { platform, apiKey }: ApiContext,
  limiter: RateLimiter,
): Refusal | undefined {
  if (isMalformed) return { code: 90, status: 400 };
  const given = textOf(parameters, "apiKey");
  if (given === undefined) return { code: 1 };
  if (given !== apiKey) return { code: 10, ...(platform.dialect === "recorded" && { status: 403 }) };
  const { state } = platform.account.settings;
  if (state !== "active") return { code: STATE_CODES[state] };
  if (call.perMinute && !limiter.allows(call.name, call.perMinute, platform.clock.now())) {
    return { code: 429, status: 429 };
  }
  return undefined;
}
