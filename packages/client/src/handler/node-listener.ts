import type { IncomingMessage, ServerResponse } from "node:http";
import { refuse } from "./handler-answer.ts";

/** Node's request, with what frameworks and body parsers add to it. */
interface ParsedRequest extends IncomingMessage {
  /** The address before a router took its own part off. */
  readonly originalUrl?: string;
  /** The body as a body parser has read it. */
  readonly body?: unknown;
  /** The body as it came, which some parsers keep. */
  readonly rawBody?: unknown;
}

/** The request and reply of Fastify, which wrap Node's. */
interface WrappedRequest {
  readonly raw: IncomingMessage;
  readonly body?: unknown;
}

interface WrappedReply {
  readonly raw: ServerResponse;
  /** Tells Fastify that the answer is not its own to write. */
  readonly hijack?: () => unknown;
}

/** Methods that no web-standard request can have. */
const NOT_FOR_THE_WEB: ReadonlySet<string | undefined> = new Set(["CONNECT", "TRACE", "TRACK"]);

const BODY_IS_GONE =
  "The body was read before it came to toNodeListener, and there is nothing of it in `body` or `rawBody`: put the handler before the body parser.";

/**
 * A handler of web-standard requests as a listener of Node's `http` server; Express and Fastify take it as well. Where a
 * body parser has read the body before, what it kept of it is used: `rawBody`, or `body` as bytes, text or JSON. A
 * handler that rejects is answered for with 500.
 */
export function toNodeListener(
  handler: (request: Request) => Promise<Response>,
): (incoming: IncomingMessage | WrappedRequest, outgoing: ServerResponse | WrappedReply) => Promise<void> {
  return async (incoming, outgoing) => {
    const message: ParsedRequest = "raw" in incoming ? Object.assign(incoming.raw, { body: incoming.body }) : incoming;
    const reply = "raw" in outgoing ? outgoing.raw : outgoing;
    if ("raw" in outgoing) outgoing.hijack?.();
    const gone = new AbortController();
    reply.once("close", () => {
      if (!reply.writableFinished) gone.abort();
    });
    try {
      const response = await respond(handler, message, gone.signal);
      writeResponse(reply, response, new Uint8Array(await response.arrayBuffer()));
    } catch {
      writeResponse(reply, new Response(null, { status: 500 }), undefined);
    }
  };
}

async function respond(
  handler: (request: Request) => Promise<Response>,
  incoming: ParsedRequest,
  signal: AbortSignal,
): Promise<Response> {
  const { method = "GET" } = incoming;
  if (NOT_FOR_THE_WEB.has(method)) return refuse("method-not-allowed", undefined, { allow: "GET, POST" });
  const hasBody = method !== "GET" && method !== "HEAD";
  const body = hasBody ? bodyOf(incoming) : undefined;
  if (body === "gone") return refuse("body-unreadable", BODY_IS_GONE);
  return handler(
    new Request(absoluteUrl(incoming), {
      method,
      headers: toHeaders(incoming),
      signal,
      ...(body !== undefined && { body, duplex: "half" }),
    } as RequestInit),
  );
}

function writeResponse(outgoing: ServerResponse, { status, headers }: Response, body: Uint8Array | undefined): void {
  outgoing.statusCode = status;
  for (const [name, value] of headers) {
    if (name !== "set-cookie") outgoing.setHeader(name, value);
  }
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
  outgoing.end(body);
}

/** A host name or address with a port, and nothing that would make another address of it, such as a user's name. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** Makes an absolute URL of what a client wrote as path or host, which can be anything. The host is always `Host`. */
function absoluteUrl({ originalUrl, url, headers: { host } }: ParsedRequest): string {
  const target = originalUrl ?? url ?? "/";
  const base =
    host !== undefined && HOST.test(host) && URL.canParse(`http://${host}`) ? `http://${host}` : "http://localhost";
  // Put together, not resolved: `//elsewhere/sms` is a path here, and names no other host.
  const path = target.startsWith("/") ? target : pathOf(target);
  return URL.canParse(base + path) ? new URL(base + path).href : `${base}/`;
}

/** The path of a target in absolute form, which proxies are sent. */
function pathOf(target: string): string {
  if (!URL.canParse(target)) return "/";
  const { pathname, search } = new URL(target);
  return pathname.startsWith("/") ? pathname + search : "/";
}

function toHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  return headers;
}

/** The body as it comes, or what a body parser has kept of it; `gone` where one has read it and kept nothing. */
function bodyOf(incoming: ParsedRequest): BodyInit | "gone" | undefined {
  if (!incoming.readableDidRead && !incoming.readableEnded) return streamOf(incoming);
  const { rawBody, body } = incoming;
  for (const kept of [rawBody, body]) {
    if (kept instanceof Uint8Array) return new Uint8Array(kept);
    if (typeof kept === "string") return kept;
  }
  if (typeof body !== "object" || body === null) return hadBody(incoming) ? "gone" : undefined;
  try {
    return JSON.stringify(body);
  } catch {
    // Nested too deep to be written again: no request is.
    return "[]";
  }
}

function hadBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

const EVENTS = ["readable", "end", "error", "close"] as const;

function streamOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let isOver = false;
  let wake = (): void => {};
  const onEvent = (): void => wake();
  const listen = (method: "on" | "off"): void => {
    for (const event of EVENTS) incoming[method](event, onEvent);
  };
  const source: UnderlyingDefaultSource<Uint8Array> = {
    pull: async (controller) => {
      if (incoming.listenerCount("readable", onEvent) === 0) listen("on");
      while (!isOver) {
        // All that has arrived, as one piece, in however many it came.
        const chunk = incoming.read() as Uint8Array | null;
        if (chunk !== null) return controller.enqueue(chunk);
        if (incoming.readableEnded) return controller.close();
        if (incoming.destroyed) return controller.error(new TypeError("the body broke off"));
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    cancel: () => {
      isOver = true;
      wake();
      listen("off");
      // What is left goes by unread, so that the connection can be used again.
      incoming.resume();
    },
  };
  // Nothing is read before it is asked for; what nobody asks for, Node itself lets go by.
  return new ReadableStream(source, { highWaterMark: 0 });
}
