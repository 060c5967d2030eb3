import { Hono } from "hono";
import { STATE_CODES } from "../platform/account.ts";
import { refusalBody, respond, type Format } from "../wire/answer.ts";
import { readBounded } from "./bounded-body.ts";
import type { Answer, Call } from "../calls/call.ts";
import { CALLS } from "../calls/index.ts";
import { settle } from "../platform/delivery-lifecycle.ts";
import { ConnectionDropped, strikeAfter, strikeBefore, type Faults } from "../faults/faults.ts";
import { parseBody, textOf, type Parameters } from "../wire/parameters.ts";
import type { Platform } from "../platform/platform.ts";
import type { Refusal } from "../wire/refusal.ts";
import { maskBody, maskUrl, type RequestLog } from "./request-log.ts";
import { createRateLimiter, type RateLimiter } from "./rate-limiter.ts";
import { WORDS, type Language } from "../words/words.ts";

interface ApiContext {
  readonly platform: Platform;
  readonly apiKey: string;
  readonly language: Language;
  readonly faults: Faults;
  readonly log: RequestLog;
  /** Resolves when the state is stored. */
  readonly saved: () => Promise<void>;
}

const MAX_BODY = 8_000_000;
const LOGGED_HEADERS = ["content-type", "content-length", "accept", "user-agent"];

/** The vendor's API under `/v1`. */
export function createApi(context: ApiContext): Hono {
  const app = new Hono();
  const limiter = createRateLimiter();
  for (const call of CALLS) {
    const answer = (request: Request): Promise<Response> => handle(call, request, context, limiter);
    app.on(call.method, `/v1/${call.name}`, ({ req }) => answer(req.raw));
    app.all(`/v1/${call.name}`, () => new Response(null, { status: 405, headers: { allow: call.method } }));
  }
  return app;
}

async function handle(call: Call, request: Request, context: ApiContext, limiter: RateLimiter): Promise<Response> {
  const { platform, faults, log } = context;
  const words = WORDS[context.language];
  settle(platform);
  const raw = request.method === "POST" ? await readBounded(request, MAX_BODY) : "";
  const query: Parameters = Object.fromEntries(new URL(request.url).searchParams);
  const body = request.method === "POST" ? parseBody(raw ?? "") : {};
  const parameters = { ...query, ...body };
  const format: Format = textOf(parameters, "_format")?.toLowerCase() === "xml" ? "xml" : "json";

  const keys = [context.apiKey, textOf(parameters, "apiKey") ?? "", textOf(query, "apiKey") ?? ""];
  const fault = faults.draw(call.name);
  const record = {
    at: platform.clock.now(),
    call: call.name,
    method: request.method,
    url: maskUrl(request.url, keys),
    requestHeaders: Object.fromEntries([...request.headers].filter(([name]) => LOGGED_HEADERS.includes(name))),
    requestBody: maskBody(raw ?? "", keys),
    ...(fault && { fault: fault.fault }),
  };
  let processed = false;
  let messageId: number | undefined;
  const respondTo = async (): Promise<Response> => {
    const struck = strikeBefore(fault, format, words);
    if (struck) return struck;
    if (raw === undefined) return new Response("Content Too Large", { status: 413 });
    processed = true;
    const outcome =
      refuseCaller(call, parameters, body === undefined, context, limiter) ?? call.run(parameters, platform, words);
    if (isAnswer(outcome)) {
      ({ messageId } = outcome);
      await context.saved();
      return strikeAfter(fault, respond(outcome.body, format));
    }
    return strikeAfter(fault, respond(refusalBody(outcome, words), format, outcome.status));
  };

  try {
    const answer = await respondTo();
    const shown = fault?.fault === "slow-body" || fault?.fault === "cut-body" ? undefined : await answer.clone().text();
    log.add({
      ...record,
      processed,
      status: answer.status,
      ...(messageId !== undefined && { messageId }),
      ...(shown !== undefined && { responseBody: shown }),
    });
    return answer;
  } catch (error) {
    if (error instanceof ConnectionDropped) {
      log.add({ ...record, processed, ...(messageId !== undefined && { messageId }) });
    }
    throw error;
  }
}

function isAnswer(outcome: Answer | Refusal): outcome is Answer {
  return "body" in outcome;
}

/** What is refused before the call is looked at, in the platform's order: the JSON, the key, the account, the rate. */
function refuseCaller(
  call: Call,
  parameters: Parameters,
  malformed: boolean,
  { platform, apiKey }: ApiContext,
  limiter: RateLimiter,
): Refusal | undefined {
  if (malformed) return { code: 90, status: 400 };
  const given = textOf(parameters, "apiKey");
  if (given === undefined) return { code: 1 };
  if (given !== apiKey) return { code: 10 };
  const { state } = platform.account.settings;
  if (state !== "active") return { code: STATE_CODES[state] };
  if (call.perMinute && !limiter.allows(call.name, call.perMinute, platform.clock.now())) {
    return { code: 429, status: 429 };
  }
  return undefined;
}
