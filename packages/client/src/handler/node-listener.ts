import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * A handler of web-standard requests as a listener of Node's `http` server; Express takes it as well. Where a body
 * parser has read the body before, what it made of it is used. A handler that rejects is answered for with 500.
 */
export function toNodeListener(
  handler: (request: Request) => Promise<Response>,
): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  return async (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.once("close", () => {
      if (!outgoing.writableFinished) gone.abort();
    });
    try {
      const response = await handler(toRequest(incoming, gone.signal));
      writeResponse(outgoing, response, new Uint8Array(await response.arrayBuffer()));
    } catch {
      writeResponse(outgoing, new Response(null, { status: 500 }), undefined);
    }
  };
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

function toRequest(
  incoming: IncomingMessage & { readonly originalUrl?: string; readonly body?: unknown },
  signal: AbortSignal,
): Request {
  const { method = "GET", headers, originalUrl, url = "/" } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(absoluteUrl(originalUrl ?? url, headers.host), {
    method,
    headers: toHeaders(incoming),
    signal,
    ...(hasBody && { body: bodyOf(incoming), duplex: "half" }),
  } as RequestInit);
}

/** What a client writes as path or host can be anything, also what makes no URL. */
function absoluteUrl(path: string, host = "localhost"): string {
  for (const base of [`http://${host}`, "http://localhost"]) {
    // Put together, not resolved: `//elsewhere/sms` is a path here, and names no other host.
    const address = path.startsWith("/") ? base + path : path;
    if (URL.canParse(address, base)) return new URL(address, base).href;
  }
  return "http://localhost/";
}

function toHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  return headers;
}

function bodyOf(incoming: IncomingMessage & { readonly body?: unknown }): BodyInit {
  if (incoming.readableEnded && incoming.body !== undefined) return JSON.stringify(incoming.body);
  // Not destroyed by a reader that stops at its limit: the answer that says so goes over the same connection.
  const chunks = incoming.iterator({ destroyOnReturn: false });
  const source: UnderlyingDefaultSource<Uint8Array> = {
    pull: async (controller) => {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array);
    },
    cancel: () => {
      // What is left goes by unread, so that the connection can be used again.
      void chunks.return?.().then(() => incoming.resume());
    },
  };
  // Nothing is read before it is asked for; what nobody asks for, Node itself lets go by.
  return new ReadableStream(source, { highWaterMark: 0 });
}
