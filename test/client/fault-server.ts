import { createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";

/** A request that arrived whole. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Answers a whole request that has arrived on a connection. */
export type Answer = (socket: Socket, request: ReceivedRequest) => void | Promise<void>;

/** A server of bare sockets, so that it can do what an HTTP library forbids. */
export interface FaultServer {
  /** Such as `http://127.0.0.1:40123`. */
  readonly address: string;
  /** Connections that were made, whatever became of them. */
  readonly connections: () => number;
  /** Requests that arrived whole. */
  readonly received: readonly ReceivedRequest[];
  readonly close: () => Promise<void>;
}

interface Script {
  readonly answer: Answer;
  /** Called when a connection is made, before anything is read. */
  readonly onConnection?: (socket: Socket) => void;
}

export async function startFaultServer({ answer, onConnection }: Script): Promise<FaultServer> {
  const received: ReceivedRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    // A client that goes away in the middle is what many of the faults are about.
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
    onConnection?.(socket);
    let bytes = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      bytes = Buffer.concat([bytes, Buffer.from(chunk)]);
      const request = parseRequest(bytes);
      if (!request) return;
      bytes = Buffer.alloc(0);
      received.push(request);
      void answer(socket, request);
    });
  });
  const port = await listen(server);
  return {
    address: `http://127.0.0.1:${port}`,
    connections: () => connections,
    received,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** A port of this machine on which nobody listens. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

function parseRequest(bytes: Buffer): ReceivedRequest | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return;
  const [start = "", ...lines] = bytes.subarray(0, end).toString("latin1").split("\r\n");
  const headers = new Map(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const body = bytes.subarray(end + 4);
  if (body.length < Number(headers.get("content-length") ?? 0)) return;
  const [method = "", target = ""] = start.split(" ");
  return { method, target, headers, body: body.toString("utf8") };
}

/** Answers as a well-behaved HTTP server does. */
export function reply(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return (socket) => {
    const all = { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)), ...headers };
    socket.end(head(status, all) + body);
  };
}

/** The first lines of an answer, to the empty one. */
export function head(status: number, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Whatever\r\n${lines.join("")}connection: close\r\n\r\n`;
}

/** Answers with exactly these bytes and closes. */
export function replyRaw(bytes: string | Buffer): Answer {
  return (socket) => {
    socket.end(bytes);
  };
}
