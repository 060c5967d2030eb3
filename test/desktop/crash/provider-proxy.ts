import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createSandbox, type FaultKind, type Sandbox } from "@sms-composer/sandbox";

/** The places of a request to send when the app dies. */
export const FLIGHT_POINTS = ["request-arrived", "accepted", "half-answered"] as const;
export type FlightPoint = (typeof FLIGHT_POINTS)[number];

/** The events at the provider during a run. */
export interface ProviderPlan {
  /** The sends that come in meet these, in their order; `refuse` is an account that is not allowed to send. */
  readonly sends: readonly (FaultKind | "refuse" | undefined)[];
  /** The number of look-ups by tag that find nothing yet, whatever was accepted. */
  readonly lateLookups: number;
  /** The app is killed when the send of this number is there. */
  readonly inFlight?: { readonly send: number; readonly at: FlightPoint };
}

/** Milliseconds that are longer than a session waits: of the whole answer, of each eight bytes. */
const SLOW: Partial<Record<FaultKind, number>> = { delay: 1500, "slow-body": 100 };

/** The sandbox behind a socket of its own, which can kill the app in the middle of an exchange. */
export interface ProviderProxy {
  readonly sandbox: Sandbox;
  readonly baseUrl: string;
  /** Ends the process that is being served now; set by whoever starts it. */
  killApp: () => void;
  close(): void;
}

export async function startProviderProxy(plan: ProviderPlan, startAt: Date): Promise<ProviderProxy> {
  const sandbox = createSandbox({ apiKey: "key-of-the-suite", startAt, credit: 1000 });
  let sends = 0;
  let lookups = 0;

  const server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  });

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? "/", proxy.baseUrl);
    const kill = () => {
      proxy.killApp();
      // The connections of a process that is killed end with it.
      incoming.socket.destroy();
    };
    const body = await textOf(incoming);
    const call = url.pathname.slice("/v1/".length);
    let flight: FlightPoint | undefined;
    if (call === "send") {
      const fault = plan.sends[sends++];
      sandbox.faults.clear();
      if (fault === "refuse") sandbox.account.change({ state: "blocked" });
      else if (fault) sandbox.faults.add({ fault, call, times: 1, milliseconds: SLOW[fault] ?? 0 });
      if (plan.inFlight?.send === sends) flight = plan.inFlight.at;
    }
    if (call === "bulk-status-by-tag" && lookups++ < plan.lateLookups) url.searchParams.set("tag", "not-yet");
    if (flight === "request-arrived") kill();
    const response = await sandbox.fetch(
      new Request(url, {
        method: incoming.method ?? "GET",
        ...(body === "" ? {} : { body, headers: { "content-type": "application/json" } }),
      }),
    );
    sandbox.account.change({ state: "active" });
    if (flight === "accepted") kill();
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    const answer = Buffer.from(await response.arrayBuffer());
    if (flight === "half-answered") {
      await new Promise<void>((resolve) => outgoing.write(answer.subarray(0, answer.length / 2), () => resolve()));
      kill();
    }
    outgoing.end(answer);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: ProviderProxy = {
    sandbox,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    killApp: () => {},
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return proxy;
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
