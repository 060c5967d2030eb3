import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { KEY, VALID } from "./caller.fixture.ts";
import { parseFaultOrders } from "./faults/fault-orders.ts";
import { serveSandbox, type SandboxServer } from "./serve.ts";

const BODY = JSON.stringify({ apiKey: KEY, ...VALID });
function send({ baseUrl }: SandboxServer): Promise<Response> {
  return fetch(`${baseUrl}/send`, { method: "POST", body: BODY });
}

async function served(faults: string, use: (server: SandboxServer) => Promise<void>): Promise<void> {
  const server = await serveSandbox({ apiKey: KEY, faults: parseFaultOrders(faults) });
  try {
    await use(server);
  } finally {
    await server.close();
  }
}

test("it listens on 127.0.0.1 and answers there", () =>
  served("", async (server) => {
    assert.match(server.address, /^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await send(server);
    assert.equal(answer.status, 200);
    assert.equal(((await answer.json()) as { message_id: number }).message_id, 307);
    assert.equal(server.sandbox.messages().length, 1);
  }));

test("a port that is taken leads to the next free one", () =>
  served("", async ({ port }) => {
    const second = await serveSandbox({ port });
    assert.ok(second.port > port);
    await second.close();
  }));

test("in served mode a dropped connection is a closed socket, before or after accepting", () =>
  served("drop-beforex1,drop-afterx1", async (server) => {
    await assert.rejects(send(server), TypeError);
    assert.equal(server.sandbox.messages().length, 0);
    await assert.rejects(send(server), TypeError);
    assert.equal(server.sandbox.messages().length, 1);
    assert.equal((await send(server)).status, 200);
  }));

test("in served mode a cut body is a socket that closes after half of what was announced", () =>
  served("cut-bodyx1", async (server) => {
    const answer = await send(server);
    assert.equal(answer.status, 200);
    await assert.rejects(answer.text(), TypeError);
    assert.equal(server.sandbox.messages().length, 1);
  }));

test("in served mode the other faults are whole answers", () =>
  served("rate-limitx1,html-afterx1,truncatedx1,slow-bodyx1", async (server) => {
    assert.equal((await send(server)).status, 429);
    assert.match(await (await send(server)).text(), /<html>/);
    const truncated = await (await send(server)).text();
    assert.throws(() => JSON.parse(truncated));
    assert.equal(((await (await send(server)).json()) as { code: number }).code, 200);
  }));

test("a request that is cut off leaves the server standing", () =>
  served("", async (server) => {
    const socket = connect(server.port, "127.0.0.1");
    await new Promise<void>((resolve) => void socket.once("connect", () => resolve()));
    socket.write('POST /v1/send HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n{"api');
    socket.destroy();
    assert.equal((await send(server)).status, 200);
    assert.equal(server.sandbox.messages().length, 1);
  }));

test("close ends open connections and frees the port", async () => {
  const first = await serveSandbox();
  const events = await fetch(`${first.address}/control/events`);
  await first.close();
  await assert.rejects(async () => {
    for await (const piece of events.body ?? []) void piece;
    throw new TypeError("ended");
  }, TypeError);
  const second = await serveSandbox({ port: first.port });
  assert.equal(second.port, first.port);
  await second.close();
});

/** Sends raw bytes and returns the status that comes back. */
async function statusOf(server: SandboxServer, head: string): Promise<number> {
  const socket = connect(server.port, "127.0.0.1");
  socket.end(`${head}\r\nConnection: close\r\n\r\n`);
  let answer = "";
  for await (const piece of socket) answer += String(piece);
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}

test("a name that a page points at this machine opens nothing, neither calls nor the page", () =>
  served("", async (server) => {
    for (const path of ["/v1/me?apiKey=x", "/v1/stop-sms/list", "/control/phones", "/", "/v1/nothing"]) {
      assert.equal(await statusOf(server, `GET ${path} HTTP/1.1\r\nHost: evil.example:${server.port}`), 403, path);
    }
    assert.equal(await statusOf(server, `GET http://evil.example/v1/me HTTP/1.1\r\nHost: 127.0.0.1`), 403);
    assert.equal(await statusOf(server, `GET /v1/me HTTP/1.1\r\nHost: localhost:${server.port}`), 200);
    for (const host of ["127.999.0.1", "127.0.0.1@evil.example", "a b", ""]) {
      const status = await statusOf(server, `GET /v1/me HTTP/1.1\r\nHost: ${host}`);
      assert.ok(status === 400 || status === 403, `${host}: ${status}`);
    }
    assert.equal(server.sandbox.log().length, 1);
  }));

test("a send cannot make the sandbox wipe itself, or another one, by a webhook", () =>
  served("", async (server) => {
    const other = await serveSandbox({ apiKey: KEY });
    try {
      await send(other);
      const addresses = [`${server.address}/control/reset`, `http://localhost:${server.port}/control/reset`];
      for (const urlDlr of [...addresses, `${other.address}/control/reset`]) {
        const body = JSON.stringify({ apiKey: KEY, ...VALID, urlDlr });
        await fetch(`${server.baseUrl}/send`, { method: "POST", body });
      }
      server.sandbox.clock.advance(2000);
      const attempts = await server.sandbox.webhooks();
      assert.deepEqual(attempts.map(({ error, status }) => error ?? status).toSorted(), [
        403,
        "the sandbox does not call itself",
        "the sandbox does not call itself",
      ]);
      assert.equal(server.sandbox.messages().length, 3);
      assert.equal(other.sandbox.messages().length, 1);
    } finally {
      await other.close();
    }
  }));
