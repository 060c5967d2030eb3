/** Tests of request bodies: read by a framework before the handler does, or made to cost the backend dearly. */
import { createHandler } from "@sms-composer/client";
import { toNodeListener } from "@sms-composer/client/node";
import { createSandbox } from "@sms-composer/sandbox";
import type { Sandbox } from "@sms-composer/sandbox";
import express from "express";
import type { RequestHandler } from "express";
import fastify from "fastify";
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, it } from "node:test";
import { Worker } from "node:worker_threads";

const API_KEY = "key-of-the-backend";
const PHONE = "+33612345678";
const SMS = { recipients: [PHONE], message: "L’été à 20 €" };

/** The text as the API passes it on, which replaces a character. */
const ARRIVES = "L'été à 20 €";

const texts = (api: Sandbox): unknown[] => api.messages().map(({ deliveries }) => deliveries[0]?.content.text);

type Options = Partial<Parameters<typeof createHandler>[0]>;

function backend(options: Options = {}): { api: Sandbox; listener: ReturnType<typeof toNodeListener> } {
  const api = createSandbox({ apiKey: API_KEY });
  const fetchApi: typeof fetch = async (...request) => api.fetch(new Request(...request));
  const handler = createHandler({ apiKey: API_KEY, fetch: fetchApi, authorize: () => true, ...options });
  return { api, listener: toNodeListener(handler) };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function post(
  port: number,
  body: string,
): Promise<{ status: number; outcome: { outcome?: string; message?: string } }> {
  const response = await fetch(`http://127.0.0.1:${port}/sms`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body,
  });
  // A parser answers for itself what it cannot parse.
  const isOurs = response.headers.get("content-type")?.startsWith("application/json");
  return { status: response.status, outcome: isOurs ? ((await response.json()) as object) : {} };
}

/** Keeps the bytes as some frameworks do, and nothing else. */
const keepRawBody: RequestHandler = (request, _response, next) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    Object.assign(request, { rawBody: Buffer.concat(chunks) });
    next();
  });
};

const PARSERS: Readonly<Record<string, RequestHandler>> = {
  "express.json()": express.json(),
  "express.text()": express.text({ type: "application/json" }),
  "express.raw()": express.raw({ type: "application/json" }),
  "a parser that keeps rawBody": keepRawBody,
  none: (_request, _response, next) => next(),
};

describe("a body parser before the handler", () => {
  for (const [name, parser] of Object.entries(PARSERS)) {
    it(`${name}: the message is sent as it was written`, async () => {
      const { api, listener } = backend();
      const app = express().use(parser).post("/sms", listener);
      const server = createServer(app as RequestListener);
      const port = await listening(server);
      try {
        assert.equal((await post(port, JSON.stringify(SMS))).outcome.outcome, "sent");
        assert.deepEqual(texts(api), [ARRIVES]);
        const broken = await post(port, '{"recipients":');
        assert.equal(broken.status, 400, "what is no JSON is refused");
        assert.equal(api.messages().length, 1);
      } finally {
        server.closeAllConnections();
        server.close();
      }
    });
  }

  it("Fastify's own: the message is sent as it was written", async () => {
    const { api, listener } = backend();
    const app = fastify();
    app.post("/sms", (request, reply) => listener(request, reply));
    await app.listen({ port: 0, host: "127.0.0.1" });
    try {
      const { port } = app.server.address() as AddressInfo;
      assert.equal((await post(port, JSON.stringify(SMS))).outcome.outcome, "sent");
      assert.deepEqual(texts(api), [ARRIVES]);
    } finally {
      await app.close();
    }
  });

  it("one that keeps nothing: refused with a sentence that says why, and nothing is sent", async () => {
    const { api, listener } = backend();
    const server = createServer((request, response) => {
      request.resume();
      request.once("end", () => void listener(request, response));
    });
    const port = await listening(server);
    try {
      const { status, outcome } = await post(port, JSON.stringify(SMS));
      assert.deepEqual([status, outcome.outcome], [400, "not-sent"]);
      assert.match(outcome.message ?? "", /body parser/);
      assert.equal(api.messages().length, 0);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it("JSON that is too deep to be written again: refused with an outcome", async () => {
    const { api, listener } = backend();
    const server = createServer(express().use(express.json()).post("/sms", listener) as RequestListener);
    const port = await listening(server);
    try {
      const { status, outcome } = await post(port, `{"message":${"[".repeat(40_000)}${"]".repeat(40_000)}}`);
      assert.ok(status >= 400 && status < 500, String(status));
      assert.equal(outcome.outcome, "not-sent");
      assert.equal(api.messages().length, 0);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

describe("a body that costs more than its length", () => {
  it("in chunks of one byte: memory in proportion to its length", async () => {
    const worker = new Worker(new URL("small-backend.ts", import.meta.url), {
      // Each chunk kept apart costs several hundred bytes: a hundred megabytes and more for such a body.
      resourceLimits: { maxOldGenerationSizeMb: 56 },
    });
    try {
      const [port] = (await once(worker, "message")) as [number];
      const body = JSON.stringify({ ...SMS, message: "a".repeat(250_000) });
      const died = once(worker, "error").then(([error]: Error[]) => String(error));
      assert.match(await Promise.race([postInChunks(port, body), died]), /^HTTP\/1\.1 422 /);
    } finally {
      await worker.terminate();
    }
  });

  it("that never ends, and an authorize that hangs: answered within the time limit", async () => {
    const limits = { requestTimeout: 300 };
    const slow = backend(limits);
    const hanging = backend({ ...limits, authorize: () => new Promise(() => {}) });
    for (const [{ api, listener }, expected] of [
      [slow, /^HTTP\/1\.1 400 /],
      [hanging, /^HTTP\/1\.1 500 /],
    ] as const) {
      const server = createServer((request, response) => void listener(request, response));
      const port = await listening(server);
      try {
        const socket = connect(port, "127.0.0.1");
        socket.write(`${HEAD}Content-Length: 1000\r\n\r\n{`);
        const [answer] = (await once(socket, "data")) as [Buffer];
        assert.match(answer.toString(), expected);
        assert.equal(api.messages().length, 0);
        socket.destroy();
      } finally {
        server.closeAllConnections();
        server.close();
      }
    }
  });
});

const HEAD =
  "POST /sms HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: a-key\r\nConnection: close\r\n";

/** Posts a body in chunks of one byte, and resolves with the answer. */
function postInChunks(port: number, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    const key = crypto.randomUUID();
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
    socket.once("close", () => resolve(answer));
    socket.once("error", reject);
    socket.write(`${HEAD.replace("a-key", key)}Transfer-Encoding: chunked\r\n\r\n`);
    socket.write(Array.from(Buffer.from(body), (byte) => `1\r\n${String.fromCharCode(byte)}\r\n`).join(""), "latin1");
    socket.write("0\r\n\r\n");
  });
}
