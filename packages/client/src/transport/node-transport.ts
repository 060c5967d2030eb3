import type { ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Transform } from "node:stream";
import type { HttpRequest, HttpResponse, Transport, TransportFailure, TransportReason } from "./transport.ts";
import { reasonOf } from "./transport.ts";

// Asked for at run time, so that a bundle made for Workers or a browser does not stumble over Node's modules.
const { request: openRequest } = process.getBuiltinModule("node:http");
const { connect: connectTcp, isIP } = process.getBuiltinModule("node:net");
const { connect: connectTls } = process.getBuiltinModule("node:tls");

/** Read lazily: hardly any answer needs one. */
const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: () => process.getBuiltinModule("node:zlib").createGunzip(),
  "x-gzip": () => process.getBuiltinModule("node:zlib").createGunzip(),
  deflate: () => process.getBuiltinModule("node:zlib").createInflate(),
  br: () => process.getBuiltinModule("node:zlib").createBrotliDecompress(),
};

/** Node tries a host's addresses one after the other and by default gives each a quarter of a second: too little abroad. */
const MILLISECONDS_PER_ADDRESS = 2_500;

const UNSUPPORTED_RUNTIME: TransportFailure = { kind: "failure", reason: "unsupported-runtime", mayHaveLeft: false };

/**
 * The transport for Node: a fresh connection for each exchange, in two phases. Not a byte of the request is handed to
 * the socket before the connection, TLS included, stands; so a failure of the first phase certainly sent nothing.
 */
export const nodeTransport: Transport = async (request) => {
  const connection = await connect(request).catch(() => UNSUPPORTED_RUNTIME);
  if ("kind" in connection) return connection;
  try {
    return await exchange(request, connection);
  } finally {
    connection.destroy();
  }
};

/** Rejects where a runtime does not know an option of a socket. */
async function connect(request: HttpRequest): Promise<Socket | TransportFailure> {
  const { url, signal, connectTimeout } = request;
  const tunnel = await tunnelOf(request);
  if (tunnel && "kind" in tunnel) return tunnel;
  const { promise, resolve } = deferred<Socket | TransportFailure>();
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const secure = url.protocol === "https:";
  const target = {
    host,
    port: Number(url.port) || (secure ? 443 : 80),
    autoSelectFamilyAttemptTimeout: MILLISECONDS_PER_ADDRESS,
  };
  const socket = secure
    ? connectTls({
        ...target,
        ...(tunnel && { socket: tunnel }),
        ALPNProtocols: ["http/1.1"],
        ...(isIP(host) ? {} : { servername: host }),
      })
    : (tunnel ?? connectTcp(target));
  if (tunnel && !secure) return tunnel;
  let phase: "tls" | "network" = tunnel ? "tls" : "network";

  const fail = (reason: TransportReason, cause?: NodeJS.ErrnoException): void => {
    settle({ kind: "failure", reason, mayHaveLeft: false, systemCode: cause?.code, cause });
    socket.destroy();
  };
  const onAbort = (): void => fail("aborted");
  // A timer takes 31 bits; beyond that it would fire at once.
  const timer = connectTimeout < 2 ** 31 ? setTimeout(() => fail("connect-timeout"), connectTimeout) : undefined;
  const settle = (result: Socket | TransportFailure): void => {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
    resolve(result);
  };

  socket.once("connect", () => {
    phase = "tls";
  });
  socket.once(secure ? "secureConnect" : "connect", () => settle(socket));
  // Stays for the life of the socket: a late error, after this phase is settled, has no other listener.
  socket.on("error", (error: NodeJS.ErrnoException) => {
    const reason = reasonOf(error.code, phase);
    fail(phase === "tls" ? "tls" : reason === "timeout" ? "connect-timeout" : reason, error);
  });
  socket.once("close", () => fail(phase));
  if (signal.aborted) onAbort();
  else signal.addEventListener("abort", onAbort, { once: true });
  return promise;
}

/** The tunnel through the proxy, where one leads to the address. A failure to find the proxy is no permission to connect directly. */
async function tunnelOf(request: HttpRequest): Promise<Socket | TransportFailure | undefined> {
  if (!request.proxy) return undefined;
  try {
    const proxy = await request.proxy(request.url);
    if (!proxy) return undefined;
    const { openTunnel } = await import("./proxy-tunnel.ts");
    return await openTunnel(proxy, request);
  } catch (cause) {
    return { kind: "failure", reason: "unreachable", mayHaveLeft: false, cause };
  }
}

function exchange(request: HttpRequest, socket: Socket): Promise<HttpResponse | TransportFailure> {
  const { promise, resolve } = deferred<HttpResponse | TransportFailure>();
  const { url, signal } = request;
  let status: number | undefined;
  /** Whether the request was handed to the socket. */
  let isWritten = false;
  const fail = (reason: TransportReason, cause?: NodeJS.ErrnoException): void => {
    settle({ kind: "failure", reason, mayHaveLeft: isWritten, systemCode: cause?.code, cause, status });
  };
  const onAbort = (): void => fail("aborted");
  const settle = (result: HttpResponse | TransportFailure): void => {
    signal.removeEventListener("abort", onAbort);
    resolve(result);
  };
  if (signal.aborted) {
    // The connection stands, but nothing was written to it yet.
    settle({ kind: "failure", reason: "aborted", mayHaveLeft: false });
    return promise;
  }
  signal.addEventListener("abort", onAbort, { once: true });

  let outgoing: ClientRequest;
  try {
    outgoing = openRequest({
      createConnection: () => socket,
      method: request.method,
      path: url.pathname + url.search,
      headers: {
        ...request.headers,
        host: url.host,
        ...(request.body === undefined ? {} : { "content-length": Buffer.byteLength(request.body) }),
      },
    });
  } catch {
    // Some runtimes throw for `createConnection`.
    settle(UNSUPPORTED_RUNTIME);
    return promise;
  }
  outgoing.once("socket", (used) => {
    // A runtime that ignores `createConnection` connects to localhost, in the clear: the key and the texts would go
    // to whoever listens there. Nothing of the request is written before this check.
    if (used !== socket) {
      settle(UNSUPPORTED_RUNTIME);
      outgoing.destroy();
    } else if (!signal.aborted) {
      isWritten = true;
      outgoing.end(request.body);
    }
  });
  let incoming: IncomingMessage | undefined;
  outgoing.once("response", (response) => {
    incoming = response;
    status = response.statusCode;
    void readBody(response, request.maxResponseBytes).then((body) => {
      if (typeof body !== "string") fail(body.reason, body.cause);
      else settle({ kind: "response", status: status ?? 0, retryAfter: response.headers["retry-after"] ?? null, body });
    });
  });
  outgoing.once("upgrade", () => fail("protocol"));
  outgoing.once("close", () => {
    if (status === undefined) fail("reset");
  });
  outgoing.on("error", (error: NodeJS.ErrnoException) => {
    // What comes behind a whole answer belongs to nothing (RFC 9112, section 6.3).
    if (!incoming?.complete) fail(reasonOf(error.code, "reset"), error);
  });
  return promise;
}

/** The body without its coding: some servers compress it though nobody asked for that. */
function decoded(response: IncomingMessage): AsyncIterable<Uint8Array> {
  const coding = response.headers["content-encoding"]?.trim().toLowerCase();
  const create = coding === undefined || coding === "identity" ? undefined : DECODERS[coding];
  if (!create) return response;
  const decoder = create();
  response.once("error", (error) => decoder.destroy(error));
  response.once("aborted", () => decoder.destroy(new Error("the answer was cut off")));
  return response.pipe(decoder);
}

async function readBody(
  response: IncomingMessage,
  limit: number,
): Promise<string | { readonly reason: TransportReason; readonly cause?: NodeJS.ErrnoException }> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  try {
    for await (const chunk of decoded(response) as AsyncIterable<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > limit) return { reason: "too-large" };
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    return { reason: "truncated", cause: error as NodeJS.ErrnoException };
  }
  return text + decoder.decode();
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function deferred<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
