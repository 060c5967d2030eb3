import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { LOOPBACK_AUTHORITY } from "../client/loopback-authority.ts";

const RECEIPT = { success: true, code: 200, message_id: 307, nb_sms: 1, cost: 0.038, currency: "EUR" };

/** The text of a send that the server takes, and then ends the connection without an answer. */
export const BREAKS = { reset: "break-by-reset", closed: "break-by-fin" } as const;

export interface ApiDouble extends AsyncDisposable {
  readonly port: number;
  /** The text of each send that arrived whole. */
  readonly received: readonly string[];
}

/** Plays the API on `localhost`, over TLS or in the clear, and keeps connections as long as it may. */
export async function startApi(secure: boolean): Promise<ApiDouble> {
  const received: string[] = [];
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => {
      const { message } = JSON.parse(Buffer.concat(chunks).toString()) as { message: string };
      received.push(message);
      if (message.startsWith(BREAKS.reset)) request.socket.resetAndDestroy();
      else if (message.startsWith(BREAKS.closed)) request.socket.end();
      // Also towards a client that asks for the opposite: what it does with the connection is its own decision.
      else response.setHeader("connection", "keep-alive").end(JSON.stringify(RECEIPT));
    });
  };
  const server = secure ? createTlsServer(LOOPBACK_AUTHORITY, listener) : createServer(listener);
  server.keepAliveTimeout = 60_000;
  await listen(server, 0, "localhost");
  return {
    port: (server.address() as AddressInfo).port,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Another server on `localhost`, port 80: a web server that answers everything as the API would. */
export interface OtherServer extends AsyncDisposable {
  /** First lines of what it was asked. */
  readonly received: readonly string[];
}

/** @returns undefined where this user may not listen there, or somebody does. */
export async function startOtherServer(): Promise<OtherServer | undefined> {
  const received: string[] = [];
  const server = createServer((request, response) => {
    received.push(`${request.method} ${request.url?.split("?")[0]}`);
    response.end(JSON.stringify(RECEIPT));
  });
  try {
    await listen(server, 80, "localhost");
  } catch {
    return undefined;
  }
  return {
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}
