import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { AddressInfo } from "node:net";
import { ConnectionDropped, cutBodyOf } from "./faults/faults.ts";
import type { SandboxOptions } from "./options.ts";
import { isLoopback } from "./loopback.ts";
import { buildSandbox, type Sandbox } from "./sandbox.ts";

/** Options of a sandbox that listens. */
export interface ServeOptions extends SandboxOptions {
  /** 0, the default, for any free one. A port that is taken leads to the next free one. */
  readonly port?: number;
}

/** A sandbox that listens on 127.0.0.1. */
export interface SandboxServer {
  /** The sandbox, as `createSandbox` makes it. */
  readonly sandbox: Sandbox;
  /** The address of the handset page, such as `http://127.0.0.1:8025`. */
  readonly address: string;
  /** The address with `/v1`: what stands for `https://api.smspartner.fr/v1`. */
  readonly baseUrl: string;
  /** The port it listens on: the next free one when the requested port is taken. */
  readonly port: number;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

const HOST = "127.0.0.1";
/** Ports that are tried after one that is taken. */
const TRIES = 50;

/** Starts a sandbox on 127.0.0.1, which no other machine reaches. */
export async function serveSandbox({ port = 0, ...options }: ServeOptions = {}): Promise<SandboxServer> {
  const { sandbox, platform } = buildSandbox(options);
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    async fetch(request: Request, bindings) {
      // An HTTP/1 server, which the adaptor's types do not tell.
      const { incoming, outgoing } = bindings as HttpBindings;
      // A page on the web can point a name of its own at 127.0.0.1 and would then read what it asks for.
      if (!(URL.canParse(request.url) && isLoopback(new URL(request.url).hostname))) {
        return new Response("Only reachable as 127.0.0.1 or localhost", { status: 403 });
      }
      try {
        const answer = await sandbox.fetch(request);
        const cut = cutBodyOf(answer);
        if (!cut) return answer;
        outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
        outgoing.write(cut, () => incoming.socket.destroy());
      } catch (error) {
        if (!(error instanceof ConnectionDropped)) throw error;
        incoming.socket.destroy();
      }
      return RESPONSE_ALREADY_SENT;
    },
  });
  const bound = await listen(server, port);
  platform.webhooks.neverCall(bound);
  const address = `http://${HOST}:${bound}`;
  return {
    sandbox,
    address,
    baseUrl: `${address}/v1`,
    port: bound,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      await sandbox.close();
    },
  };
}

type Server = ReturnType<typeof createAdaptorServer>;

async function listen(server: Server, port: number): Promise<number> {
  for (let candidate = port; ; candidate += 1) {
    try {
      return await tryPort(server, candidate);
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!taken || candidate >= port + TRIES || candidate >= 65_535) throw error;
    }
  }
}

function tryPort(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
