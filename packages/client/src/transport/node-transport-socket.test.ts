import assert from "node:assert/strict";
import http from "node:http";
import type { RequestOptions } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import type { HttpResponse, TransportFailure } from "./transport.ts";

const { request: original } = http;
const UNSUPPORTED: TransportFailure = { kind: "failure", reason: "unsupported-runtime", mayHaveLeft: false };

/** Requests that a server got, which answers all of them as the API would. */
async function startServer(): Promise<{ port: number; received: string[]; server: http.Server }> {
  const received: string[] = [];
  const server = http.createServer((request, response) => {
    received.push(`${request.method} ${request.url}`);
    response.end("{}");
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return { port: (server.address() as AddressInfo).port, received, server };
}

/** The transport as it is on a runtime whose `http.request` is this one. */
async function exchangeWith(open: typeof http.request, port: number): Promise<HttpResponse | TransportFailure> {
  http.request = open;
  try {
    // The query makes it another module: each takes the `request` that it finds.
    const { nodeTransport } = (await import(
      `./node-transport.ts?${Math.random()}`
    )) as typeof import("./node-transport.ts");
    return await nodeTransport({
      method: "POST",
      url: new URL(`http://127.0.0.1:${port}/v1/send?apiKey=secret`),
      headers: {},
      body: "{}",
      signal: AbortSignal.timeout(3000),
      connectTimeout: 3000,
      maxResponseBytes: 1000,
    });
  } finally {
    http.request = original;
  }
}

describe("nodeTransport on a runtime that does not use the socket that it is given", () => {
  let api: Awaited<ReturnType<typeof startServer>>;
  let stranger: Awaited<ReturnType<typeof startServer>>;
  before(async () => {
    api = await startServer();
    stranger = await startServer();
  });
  after(() => {
    for (const { server } of [api, stranger]) {
      server.closeAllConnections();
      server.close();
    }
  });

  it("sends nothing when the request would go to another host", async () => {
    const elsewhere = ((options: RequestOptions) => {
      const { createConnection: _, ...others } = options;
      return original({ ...others, host: "127.0.0.1", port: stranger.port });
    }) as typeof http.request;
    assert.deepEqual(await exchangeWith(elsewhere, api.port), UNSUPPORTED);
    assert.deepEqual([api.received, stranger.received], [[], []]);
  });

  it("sends nothing when the runtime throws for the option", async () => {
    const thrower = (() => {
      throw new Error("The options.createConnection option is not implemented");
    }) as unknown as typeof http.request;
    assert.deepEqual(await exchangeWith(thrower, api.port), UNSUPPORTED);
    assert.deepEqual(api.received, []);
  });

  it("sends over the socket where it is used", async () => {
    const answer = await exchangeWith(original, api.port);
    assert.equal(answer.kind, "response");
    assert.deepEqual(api.received, ["POST /v1/send?apiKey=secret"]);
  });
});
