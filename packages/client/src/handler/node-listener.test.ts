import assert from "node:assert/strict";
import { Agent, createServer, request as openRequest } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import { createHandler } from "./create-handler.ts";
import { toNodeListener } from "./node-listener.ts";

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;

async function serve(listener: Listener, use: (address: string, port: number) => Promise<void>): Promise<void> {
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  try {
    await use(`http://127.0.0.1:${port}`, port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const echo = toNodeListener(async (request) =>
  Response.json({
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  }),
);

describe("toNodeListener", () => {
  it("hands on the method, the address, the headers and the body", async () => {
    await serve(echo, async (address) => {
      const response = await fetch(`${address}/sms?a=1`, {
        method: "POST",
        headers: { "x-a": "1", "content-type": "text/plain" },
        body: "é€😀".repeat(50_000),
      });
      const got = (await response.json()) as Record<string, unknown> & { headers: Record<string, string> };
      assert.deepEqual([got["method"], got["url"]], ["POST", `${address}/sms?a=1`]);
      assert.deepEqual([got.headers["x-a"], got.headers["content-type"]], ["1", "text/plain"]);
      assert.equal(got["body"], "é€😀".repeat(50_000));
      assert.equal(((await (await fetch(address)).json()) as { method: string }).method, "GET");
    });
  });

  it("hands back the status, the headers, each cookie and the body", async () => {
    const listener = toNodeListener(async () => {
      const headers = new Headers({ "x-a": "1" });
      headers.append("set-cookie", "a=1");
      headers.append("set-cookie", "b=2");
      return new Response("é", { status: 418, headers });
    });
    await serve(listener, async (address) => {
      const response = await fetch(address);
      assert.deepEqual([response.status, response.headers.get("x-a"), await response.text()], [418, "1", "é"]);
      assert.deepEqual(response.headers.getSetCookie(), ["a=1", "b=2"]);
    });
  });

  it("uses what a body parser made of the body", async () => {
    const parsing: Listener = async (incoming, outgoing) => {
      for await (const _chunk of incoming);
      await echo(Object.assign(incoming, { body: { message: "parsed" } }), outgoing);
    };
    await serve(parsing, async (address) => {
      const response = await fetch(address, { method: "POST", body: "{}" });
      assert.equal(((await response.json()) as { body: string }).body, '{"message":"parsed"}');
    });
  });

  it("uses the address from before a router cut it", async () => {
    const routed: Listener = (incoming, outgoing) =>
      echo(Object.assign(incoming, { originalUrl: "/app/sms", url: "/" }), outgoing);
    await serve(routed, async (address) => {
      assert.equal(((await (await fetch(address)).json()) as { url: string }).url, `${address}/app/sms`);
    });
  });

  it("takes no other host from a path that begins with two slashes", async () => {
    await serve(echo, async (address) => {
      const { url } = (await (await fetch(`${address}//elsewhere.test/sms`)).json()) as { url: string };
      assert.equal(url, `${address}//elsewhere.test/sms`);
    });
  });

  it("survives a host and a path that make no address", async () => {
    await serve(echo, async (_address, port) => {
      const answer = await new Promise<string>((resolve, reject) => {
        let text = "";
        const socket = connect(port, "127.0.0.1", () => {
          socket.write("GET //[ HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n");
        });
        socket.on("data", (chunk) => {
          text += String(chunk);
        });
        socket.once("close", () => resolve(text));
        socket.once("error", reject);
      });
      assert.match(answer, /^HTTP\/1\.1 200 /);
    });
  });

  it("answers a body that is too large, without reading the rest of it", async () => {
    const handler = createHandler({ apiKey: "key", authorize: () => true, limits: { bodyBytes: 1000 } });
    await serve(toNodeListener(handler), async (address) => {
      const status = await new Promise((resolve, reject) => {
        const outgoing = openRequest(address, { method: "POST", headers: { "content-type": "application/json" } });
        outgoing.once("response", (response) => resolve(response.statusCode));
        outgoing.once("error", reject);
        // Not ended: who waited for the whole body would wait for ever.
        outgoing.write("x".repeat(5000));
      });
      assert.equal(status, 413);
    });
  });

  it("can use the connection again after a body that was too large", async () => {
    const handler = createHandler({ apiKey: "key", authorize: () => true, limits: { bodyBytes: 1000 } });
    await serve(toNodeListener(handler), async (address) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const post = (withLength: boolean): Promise<number | undefined> =>
        new Promise((resolve, reject) => {
          const headers = { "content-type": "application/json" };
          const outgoing = openRequest(address, { method: "POST", headers, agent }, (response) => {
            response.resume().once("end", () => resolve(response.statusCode));
          });
          outgoing.once("error", reject);
          if (!withLength) outgoing.write("x");
          outgoing.end("x".repeat(2_000_000));
        });
      assert.deepEqual([await post(true), await post(false), await post(true)], [413, 413, 413]);
      agent.destroy();
    });
  });

  it("answers 500 for a handler that rejects, and tells nothing of it", async () => {
    await serve(
      toNodeListener(() => Promise.reject(new Error("inside"))),
      async (address) => {
        const response = await fetch(address);
        assert.deepEqual([response.status, await response.text()], [500, ""]);
      },
    );
  });

  it("aborts the request's signal when the other side goes away", async () => {
    const aborted = Promise.withResolvers<void>();
    const listener = toNodeListener(async (request) => {
      await new Promise<void>((resolve) => {
        request.signal.addEventListener("abort", () => resolve(), { once: true });
      });
      aborted.resolve();
      return new Response();
    });
    await serve(listener, async (address) => {
      const caller = new AbortController();
      const pending = fetch(address, { signal: caller.signal });
      setTimeout(() => caller.abort(), 50);
      await assert.rejects(pending);
      await aborted.promise;
    });
  });
});
