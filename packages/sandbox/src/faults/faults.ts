import { refusalBody, respond, type Format } from "../wire/answer.ts";
import { isWebhookFault, type FaultKind, type FaultOrder, type WebhookFaultKind } from "./fault-orders.ts";
import type { Texts } from "../languages/languages.ts";
import { createRandom } from "./random-numbers.ts";

/** The fault orders in force, and the generator that draws their probabilities. */
export interface Faults {
  add(...orders: readonly FaultOrder[]): void;
  clear(): void;
  /** The orders in force, with the times that are left. */
  orders(): readonly FaultOrder[];
  /** The fault that this request meets, if any; counts it. */
  draw(call: string): FaultOrder | undefined;
  /** The first fault of these kinds that strikes a webhook, if any; counts it. */
  drawForWebhook(...kinds: readonly WebhookFaultKind[]): FaultOrder | undefined;
}

/**
 * The connection ends without an answer. `fetch` of the sandbox rejects with it, as the platform's own fetch does;
 * the server closes the socket.
 */
export class ConnectionDropped extends TypeError {
  constructor() {
    super("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
    this.name = "TypeError";
  }
}

export function createFaults(seed: number, initial: readonly FaultOrder[] = []): Faults {
  const random = createRandom(seed);
  let entries = initial.map((order) => ({ order, left: order.times ?? Infinity }));

  function drawWhere(fits: (order: FaultOrder) => boolean): FaultOrder | undefined {
    const entry = entries.find(
      ({ order, left }) => left > 0 && fits(order) && (order.probability === undefined || random() < order.probability),
    );
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left === 0) entries = entries.filter((candidate) => candidate !== entry);
    return entry.order;
  }

  return {
    add(...orders) {
      entries.push(...orders.map((order) => ({ order, left: order.times ?? Infinity })));
    },
    clear() {
      entries = [];
    },
    orders: () => entries.map(({ order, left }) => (left === Infinity ? order : { ...order, times: left })),
    draw: (call) => drawWhere(({ fault, call: struck = call }) => !isWebhookFault(fault) && struck === call),
    drawForWebhook: (...kinds) => drawWhere(({ fault }) => isWebhookFault(fault) && kinds.includes(fault)),
  };
}

const CUT_BODIES = new WeakMap<Response, Uint8Array>();

/** The bytes of an answer that a server writes before it closes the connection; `undefined` for a whole answer. */
export function cutBodyOf(answer: Response): Uint8Array | undefined {
  return CUT_BODIES.get(answer);
}

const PAGE =
  "<!doctype html><html><head><title>Service unavailable</title></head><body><h1>Back in a moment</h1></body></html>";

function html(status: number): Response {
  return new Response(PAGE, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

function plainError(): Response {
  return new Response("Internal Server Error", {
    status: 500,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}

/** The faults that strike before the platform has looked at the request. */
const BEFORE: { readonly [Kind in FaultKind]?: (order: FaultOrder, format: Format, texts: Texts) => Response } = {
  "drop-before": () => {
    throw new ConnectionDropped();
  },
  "error-before": plainError,
  "html-before": () => html(200),
  degraded: (_order, format) => respond({ success: true, code: 200, message: "Request queued for processing" }, format),
  "rate-limit": ({ retryAfterSeconds = 1 }, format, texts) =>
    respond(refusalBody({ code: 429 }, texts), format, 429, { "retry-after": String(retryAfterSeconds) }),
};

/** The faults that strike when the platform has done its work. */
const AFTER: { readonly [Kind in FaultKind]?: (order: FaultOrder, answer: Response) => Promise<Response> } = {
  delay: async ({ milliseconds = 1000 }, answer) => {
    await pause(milliseconds);
    return answer;
  },
  "drop-after": () => Promise.reject(new ConnectionDropped()),
  "error-after": async () => plainError(),
  "html-after": async () => html(200),
  truncated: async (_order, answer) => {
    const body = await answer.text();
    return new Response(body.slice(0, Math.floor(body.length / 2)), answer);
  },
  "cut-body": async (_order, answer) => {
    const body = new TextEncoder().encode(await answer.text());
    const headers = new Headers(answer.headers);
    headers.set("content-length", String(body.length));
    const half = body.subarray(0, body.length / 2);
    const cut = new Response(streamOf([half], 0, new ConnectionDropped()), { status: answer.status, headers });
    CUT_BODIES.set(cut, half);
    return cut;
  },
  "wrong-type": async (_order, answer) => {
    const headers = new Headers(answer.headers);
    headers.set("content-type", "application/octet-stream");
    return new Response(answer.body, { status: answer.status, headers });
  },
  "slow-body": async ({ milliseconds = 50 }, answer) => {
    const body = new TextEncoder().encode(await answer.text());
    const pieces = Array.from({ length: Math.ceil(body.length / 8) }, (_, index) =>
      body.subarray(index * 8, index * 8 + 8),
    );
    return new Response(streamOf(pieces, milliseconds), answer);
  },
  "error-key": async (_order, answer) => {
    const body = await answer.text();
    // In XML, members have no names.
    return new Response(body.startsWith("{") ? renameErrors(body) : body, answer);
  },
};

function renameErrors(body: string): string {
  const { errors, ...rest } = JSON.parse(body) as Readonly<Record<string, unknown>>;
  return JSON.stringify({ ...rest, ...(errors !== undefined && { error: errors }) });
}

/** The answer of a fault that strikes before the call; `undefined` when the call is to be made. */
export function strikeBefore(order: FaultOrder | undefined, format: Format, texts: Texts): Response | undefined {
  return order && BEFORE[order.fault as FaultKind]?.(order, format, texts);
}

/** The answer as the caller gets it. */
export async function strikeAfter(order: FaultOrder | undefined, answer: Response): Promise<Response> {
  return (order && (await AFTER[order.fault as FaultKind]?.(order, answer))) ?? answer;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function streamOf(pieces: readonly Uint8Array[], milliseconds: number, end?: Error): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream({
    async pull(controller) {
      const piece = pieces[next++];
      if (piece) {
        if (milliseconds > 0) await pause(milliseconds);
        controller.enqueue(piece);
      } else if (end) controller.error(end);
      else controller.close();
    },
  });
}
