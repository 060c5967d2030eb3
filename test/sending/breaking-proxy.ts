import { createServer, request as openRequest } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { createSecureServer } from "node:http2";
import type { Http2ServerRequest, Http2ServerResponse, ServerHttp2Session, ServerHttp2Stream } from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { LOOPBACK_AUTHORITY } from "../client/loopback-authority.ts";
import { bundleElements } from "../composer/built-page.ts";

/** The answer of the backend. */
export interface BackendAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One POST of the page that has arrived whole at the proxy. */
export interface Exchange {
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  /** Hands it to the backend, as a proxy does. */
  forward(): Promise<BackendAnswer>;
  answer(answer: Pick<BackendAnswer, "status"> & Partial<BackendAnswer>): void;
  /** The connection that it came over. */
  readonly socket: Socket;
  /** Over HTTP/2 only. */
  readonly stream?: ServerHttp2Stream;
  readonly session?: ServerHttp2Session;
}

export interface ProxyOptions {
  readonly protocol?: "http/1.1" | "h2";
  /** Called for each POST to the endpoint; default: forwards and answers. */
  readonly onPost?: (exchange: Exchange) => void | Promise<void>;
  /** Milliseconds after which the proxy's own server closes a connection on which nothing moves. */
  readonly serverTimeout?: number;
  /** Pages by path. */
  readonly pages?: Readonly<Record<string, string>>;
}

/** A web server before a backend, whose connections can be broken at any time. */
export interface BreakingProxy {
  readonly address: string;
  /** POSTs that arrived whole. */
  readonly posts: () => number;
  /** The handling of the next POSTs. */
  onPost: (exchange: Exchange) => void | Promise<void>;
  close(): Promise<void>;
}

type Incoming = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

const ENDPOINT = "/sms";

/** Waits of seconds, such as those before the element looks up what became of a send, pass four times as fast. */
const FASTER_WAITS =
  "const wait = setTimeout; window.setTimeout = (work, delay, ...rest) => wait(work, delay >= 2000 ? delay / 4 : delay, ...rest);";

/** Listeners that hear what the element reports from the start. */
const LISTENERS = `const reported = (window.reportedOutcomes = []);
  document.addEventListener("sms-sent", ({ receipt }) => reported.push({ type: "sms-sent", outcome: "sent", messageId: receipt.messageId }));
  document.addEventListener("sms-found", () => reported.push({ type: "sms-found", outcome: "sent" }));
  document.addEventListener("sms-error", ({ outcome }) => reported.push({ type: "sms-error", outcome: outcome.outcome }));`;

export const composerPage = (attributes = ""): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><script>{${FASTER_WAITS}${LISTENERS}}</script><sms-composer id="composer" endpoint="${ENDPOINT}" ${attributes}></sms-composer><script type="module" src="/define.js"></script></html>`;

const PAGES = {
  "/": composerPage(),
  "/other": "<!doctype html><title>Elsewhere</title><p>Elsewhere</p>",
  "/favicon.ico": "",
};

let scripts: ReturnType<typeof bundleElements> | undefined;

export async function startBreakingProxy(
  backend: { readonly address: string },
  options: ProxyOptions = {},
): Promise<BreakingProxy> {
  const files = await (scripts ??= bundleElements(["define.ts"]));
  const pages: Readonly<Record<string, string>> = { ...PAGES, ...options.pages };
  let posts = 0;
  const proxy = {
    onPost: options.onPost ?? (async ({ forward, answer }: Exchange) => answer(await forward())),
  };

  async function take(request: Incoming, response: Outgoing): Promise<void> {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path !== ENDPOINT) {
      const body = files.get(path) ?? pages[path];
      const type = files.has(path) ? "text/javascript" : "text/html";
      return end(response, body === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` }, body ?? "");
    }
    const body = await read(request);
    const exchange: Exchange = {
      attempt: request.method === "POST" ? ++posts : 0,
      forward: () => forward(backend.address, request, body),
      answer: ({ status, headers = {}, body: text = Buffer.alloc(0) }) => end(response, status, headers, text),
      socket: request.socket,
      ...("stream" in request && { stream: request.stream, session: request.stream.session as ServerHttp2Session }),
    };
    if (request.method === "POST") await proxy.onPost(exchange);
    else exchange.answer(await exchange.forward());
  }

  // A client or a test that goes away in the middle is what all of this is about.
  const listener = (request: Incoming, response: Outgoing): void => void take(request, response).catch(() => {});
  const secure = options.protocol === "h2";
  const server = secure ? createSecureServer(LOOPBACK_AUTHORITY, listener) : createServer(listener);
  const sockets = new Set<Socket>();
  server.on(secure ? "secureConnection" : "connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("sessionError", () => {});
  if ("keepAliveTimeout" in server) server.keepAliveTimeout = 60_000;
  if (options.serverTimeout !== undefined) server.setTimeout(options.serverTimeout);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(proxy, {
    address: `${secure ? "https" : "http"}://localhost:${(server.address() as AddressInfo).port}`,
    posts: () => posts,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

async function read(request: Incoming): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The headers of HTTP/2 that HTTP/1.1 has not, and those that belong to one connection. */
const OWN_TO_CONNECTION = /^(?::.*|connection|keep-alive|transfer-encoding|content-length|host)$/;

function forward(address: string, request: Incoming, body: Buffer): Promise<BackendAnswer> {
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !OWN_TO_CONNECTION.test(name)),
  ) as IncomingHttpHeaders;
  const host = request.headers[":authority"] ?? request.headers["host"] ?? "";
  return new Promise((resolve, reject) => {
    const outgoing = openRequest(
      `${address}${request.url}`,
      {
        method: request.method ?? "GET",
        headers: { ...headers, host: String(host), ...(body.length > 0 && { "content-length": body.length }) },
      },
      (response) => {
        read(response).then(
          (answer) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: answer }),
          reject,
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function end(response: Outgoing, status: number, headers: IncomingHttpHeaders, body: Buffer | string): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !OWN_TO_CONNECTION.test(name)) response.setHeader(name, value);
  }
  response.end(body);
}
