import type { Socket } from "node:net";
import type { HttpRequest, TransportFailure } from "./transport.ts";
import { reasonOf } from "./transport.ts";

const { connect: connectTcp } = process.getBuiltinModule("node:net");
const { connect: connectTls } = process.getBuiltinModule("node:tls");

/** Maximum length of a proxy's answer to CONNECT, in bytes: more than any proxy sends. */
const MAX_HEAD_LENGTH = 16_384;

/**
 * Opens a tunnel through an HTTP proxy (RFC 9110, 9.3.6). The proxy learns the host and the port, and nothing of the
 * request: that leaves when the connection behind the tunnel stands. So no failure of this phase has sent anything.
 *
 * @param proxy an `http:` or `https:` address, with a user and a password where the proxy wants them
 */
export function openTunnel(
  proxy: URL,
  { url, signal, connectTimeout }: Pick<HttpRequest, "url" | "signal" | "connectTimeout">,
): Promise<Socket | TransportFailure> {
  const isSecure = proxy.protocol === "https:";
  const host = proxy.hostname.replace(/^\[|\]$/g, "");
  const port = Number(proxy.port) || (isSecure ? 443 : 80);
  const socket = isSecure ? connectTls({ host, port, servername: host }) : connectTcp({ host, port });
  return new Promise((resolve) => {
    let head = Buffer.alloc(0);
    const fail = (reason: TransportFailure["reason"], systemCode?: string, cause?: unknown): void => {
      settle({ kind: "failure", reason, mayHaveLeft: false, systemCode, cause });
      socket.destroy();
    };
    const onAbort = (): void => fail("aborted");
    // A timer takes 31 bits; beyond that it would fire at once.
    const timer = connectTimeout < 2 ** 31 ? setTimeout(() => fail("connect-timeout"), connectTimeout) : undefined;
    const settle = (result: Socket | TransportFailure): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      socket.off("data", onData);
      resolve(result);
    };
    const onData = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end === -1) return head.length > MAX_HEAD_LENGTH ? fail("protocol") : undefined;
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(head.toString("latin1"))?.[1];
      // What speaks before it is asked is no tunnel.
      if (status === undefined || head.length > end + 4) return fail("protocol");
      return status.startsWith("2") ? settle(socket) : fail("unreachable", `PROXY_${status}`);
    };
    socket.once(isSecure ? "secureConnect" : "connect", () => {
      const target = `${url.hostname}:${url.port || (url.protocol === "https:" ? 443 : 80)}`;
      const login = proxy.username === "" ? "" : `Proxy-Authorization: Basic ${loginOf(proxy)}\r\n`;
      socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${login}\r\n`);
    });
    socket.on("data", onData);
    // Stays for the life of the socket: a late error has no other listener.
    socket.on("error", (error: NodeJS.ErrnoException) => fail(reasonOf(error.code, "network"), error.code, error));
    socket.once("close", () => fail("unreachable"));
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
  });
}

const loginOf = ({ username, password }: URL): string =>
  Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
