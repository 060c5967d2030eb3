import { serveSandbox } from "@sms-composer/sandbox";
import type { SandboxServer } from "@sms-composer/sandbox";
import { build } from "esbuild";
import type { Express } from "express";
import type { Hono } from "hono";
import assert from "node:assert/strict";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";

const KEY = "key-of-the-backend";
const SMS = { recipients: ["+33612345678"], message: "L’été à 20 €" };

let sandbox: SandboxServer;

before(async () => {
  sandbox = await serveSandbox({ apiKey: KEY });
  // The examples read their environment when they are imported.
  process.env["SMS_PARTNER_API_KEY"] = KEY;
  process.env["SMS_PARTNER_URL"] = sandbox.baseUrl;
});
after(() => sandbox.close());

type Ask = (request: Request) => Promise<Response>;

function post(
  body: unknown,
  cookie = "session=ada",
  address = "http://backend.test",
  key: string = crypto.randomUUID(),
): Request {
  const headers = { "content-type": "application/json", cookie, "idempotency-key": key };
  return new Request(`${address}/sms`, { method: "POST", headers, body: JSON.stringify(body) });
}

/** The same requests to each host. */
async function checkHost(ask: Ask, address?: string): Promise<void> {
  const { messages, log } = sandbox.sandbox;
  const before = { messages: messages().length, requests: log().length };

  const forbidden = await ask(post(SMS, "session=eve", address));
  assert.equal(forbidden.status, 403);
  const wrong = await ask(post({ ...SMS, recipients: ["12"] }, undefined, address));
  assert.equal(wrong.status, 422);
  const { issues } = (await wrong.json()) as { issues: unknown };
  assert.deepEqual(issues, [{ field: "recipients", code: "invalid-recipients", params: { count: 1, first: "12" } }]);
  const large = await ask(post({ ...SMS, message: "a".repeat(300_000) }, undefined, address));
  assert.equal(large.status, 413);
  assert.equal(log().length, before.requests, "the API was not called");

  const key = crypto.randomUUID();
  const sent = await ask(post(SMS, undefined, address, key));
  const outcome = (await sent.json()) as Record<string, unknown>;
  assert.deepEqual([sent.status, outcome["outcome"], outcome["segments"]], [200, "sent", 1]);
  const repeated = await ask(post(SMS, undefined, address, key));
  assert.deepEqual([repeated.status, await repeated.json()], [200, outcome], "a repeated request sends nothing");
  assert.equal(messages().length, before.messages + 1);
  assert.equal(messages().at(-1)?.id, outcome["messageId"]);

  sandbox.sandbox.faults.add({ fault: "drop-after", call: "send", times: 1 });
  const lostKey = crypto.randomUUID();
  const lost = await ask(post(SMS, undefined, address, lostKey));
  assert.deepEqual([lost.status, ((await lost.json()) as { outcome: string }).outcome], [502, "unknown"]);
  const look = async (cookie: string): Promise<unknown[]> => {
    const headers = { cookie, "idempotency-key": lostKey };
    const response = await ask(new Request(`${address ?? "http://backend.test"}/sms`, { headers }));
    return [response.status, await response.json()];
  };
  assert.deepEqual(await look("session=ada"), [200, { outcome: "sent", foundByTag: true }]);
  const [status, other] = await look("session=bob");
  assert.deepEqual([status, (other as { outcome: string }).outcome], [404, "unknown"], "another user learns nothing");
}

async function listening(server: Server): Promise<string> {
  if (!server.listening) await new Promise((resolve) => server.once("listening", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
}

/** The web's standard globals, which every runtime has, and all that a Worker needs of them. */
const WEB_GLOBALS = [
  "AbortController",
  "DOMException",
  "Headers",
  "ReadableStream",
  "Request",
  "Response",
  "TextDecoder",
  "TextEncoder",
  "URL",
  "URLSearchParams",
  "btoa",
  "clearTimeout",
  "console",
  "crypto",
  "fetch",
  "performance",
  "setTimeout",
] as const;

describe("createHandler in a backend", () => {
  it("Hono", async () => {
    const { app } = (await import("./examples/hono.ts")) as { app: Hono };
    await checkHost(async (request) => app.fetch(request));
  });

  it("Express", async () => {
    const { app } = (await import("./examples/express.ts")) as { app: Express };
    const server = app.listen(0, "127.0.0.1");
    await checkHost(fetch, await listening(server)).finally(() => closed(server));
  });

  it("Express after a body parser", async () => {
    const { app } = (await import("./examples/express.ts")) as { app: Express };
    const { default: express } = await import("express");
    const parsing = express();
    parsing.use(express.json({ limit: "1mb" }), app);
    const server = parsing.listen(0, "127.0.0.1");
    await checkHost(fetch, await listening(server)).finally(() => closed(server));
  });

  it("plain Node", async () => {
    const { server } = await import("./examples/plain-node.ts");
    server.listen(0, "127.0.0.1");
    await checkHost(fetch, await listening(server)).finally(() => closed(server));
  });

  it("Next's route", async () => {
    const { POST } = await import("./examples/next-route.ts");
    await checkHost(POST);
  });

  it("a module for Workers", async () => {
    const { default: worker } = await import("./examples/worker.ts");
    const environment = { SMS_PARTNER_API_KEY: KEY, SMS_PARTNER_URL: sandbox.baseUrl };
    await checkHost((request) => worker.fetch(request, environment));
    assert.equal((await worker.fetch(new Request("http://backend.test/"), environment)).status, 404);
  });

  it("a module for Workers, bundled, where there is nothing of Node", async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL("examples/worker.ts", import.meta.url))],
      bundle: true,
      write: false,
      format: "iife",
      globalName: "module",
      platform: "browser",
      conditions: ["@sms-composer/source", "worker"],
      logLevel: "silent",
    });
    const globals = Object.fromEntries(WEB_GLOBALS.map((name) => [name, globalThis[name]]));
    const script = `${outputFiles[0]?.text}; module`;
    const { default: worker } = runInNewContext(script, globals) as typeof import("./examples/worker.ts");
    const environment = { SMS_PARTNER_API_KEY: KEY, SMS_PARTNER_URL: sandbox.baseUrl };
    await checkHost((request) => worker.fetch(request, environment));
  });
});
