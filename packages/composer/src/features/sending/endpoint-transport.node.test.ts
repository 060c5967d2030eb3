import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import type { SendRequest } from "@sms-composer/core";
import { lookUpAtEndpoint, sendToEndpoint } from "./endpoint-transport.ts";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Answer = () => {};
let received = "";
const server = createServer(async (request, response) => {
  received = "";
  for await (const chunk of request) received += String(chunk);
  answer(request, response);
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
after(() => server.close());

const request: SendRequest = {
  recipients: ["+33612345678"],
  message: "Ça va ? 20 €\n",
  scheduledAt: new Date("2026-12-01T09:00:00Z"),
};
const { signal } = new AbortController();
const send = (to = endpoint, replaces?: string) =>
  sendToEndpoint(to, request, { signal, idempotencyKey: "the-key", ...(replaces !== undefined && { replaces }) });
const unreadable = (outcome: string, message: string) => ({ outcome, reason: "unreadable-answer", message });
const answering =
  (status: number, body: string, type = "application/json"): Answer =>
  (_, response) => {
    response.writeHead(status, { "Content-Type": type }).end(body);
  };

test("the request travels as JSON, the outcome comes back with its time as a date", async () => {
  answer = answering(
    200,
    '{"outcome":"sent","messageId":7,"segments":1,"cost":0.038,"currency":"EUR","scheduledAt":"2026-12-01T09:00:00.000Z"}',
  );
  assert.deepEqual(await send(), {
    outcome: "sent",
    messageId: 7,
    segments: 1,
    cost: 0.038,
    currency: "EUR",
    scheduledAt: new Date("2026-12-01T09:00:00Z"),
  });
  assert.deepEqual(JSON.parse(received), { ...request, scheduledAt: "2026-12-01T09:00:00.000Z" });
});

test("a refusal is handed on with its field errors, whatever the status", async () => {
  const refusal = {
    outcome: "not-sent",
    code: 9,
    fieldErrors: [{ field: "sender", elementId: "children[sender].data", message: "Sender invalid" }],
  };
  answer = answering(422, JSON.stringify(refusal));
  assert.deepEqual(await send(), refusal);
});

test("a page instead of an answer is unknown, unless the status says that it was not taken", async () => {
  answer = answering(200, "<!doctype html><title>Log in</title>", "text/html");
  assert.deepEqual(await send(), unreadable("unknown", "HTTP 200"));
  answer = answering(502, "<h1>Bad Gateway</h1>", "text/html");
  assert.deepEqual(await send(), unreadable("unknown", "HTTP 502"));
  for (const status of [400, 401, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 429, 431, 501]) {
    answer = answering(status, "<h1>No</h1>", "text/html");
    assert.deepEqual(await send(), unreadable("not-sent", `HTTP ${status}`));
  }
});

test("of an outcome, what has no right type is left out", async () => {
  const nothing = { code: null, message: null, fieldErrors: null, issues: null, scheduledAt: null };
  answer = answering(422, JSON.stringify({ outcome: "not-sent", ...nothing }));
  assert.deepEqual(await send(), { outcome: "not-sent" });
  answer = answering(
    422,
    '{"outcome":"not-sent","message":"No","fieldErrors":{"sender":"no"},"issues":[null],"code":[9]}',
  );
  assert.deepEqual(await send(), { outcome: "not-sent", message: "No" });
  const sent = { outcome: "sent", messageId: 7, segments: 1, cost: 0.038, currency: "EUR" };
  for (const scheduledAt of [null, "soon", 5]) {
    answer = answering(200, JSON.stringify({ ...sent, scheduledAt }));
    assert.deepEqual(await send(), sent);
  }
});

test("JSON of another shape is unknown", async () => {
  for (const body of ["null", "[]", "{}", '{"outcome":"ok"}', '{"outcome":"sent"}', '{"success":true,"code":200}']) {
    answer = answering(200, body);
    assert.deepEqual(await send(), unreadable("unknown", "HTTP 200"));
  }
});

test("a connection that breaks is unknown: the request may have arrived", async () => {
  answer = (incoming) => incoming.socket.destroy();
  assert.deepEqual(await send(), { outcome: "unknown", reason: "no-answer" });
});

test("the request carries its key, and that of the unknown send in whose place it goes", async () => {
  const headers: unknown[] = [];
  answer = (incoming, response) => {
    headers.push([incoming.headers["idempotency-key"], incoming.headers["idempotency-replaces"]]);
    response.writeHead(200).end('{"outcome":"not-sent"}');
  };
  await send();
  await send(endpoint, "old-key");
  assert.deepEqual(headers, [
    ["the-key", undefined],
    ["the-key", "old-key"],
  ]);
});

test("a redirection is not followed, and leaves the outcome unknown: the request may have been taken before it", async () => {
  const seen: string[] = [];
  for (const status of [301, 302, 303, 307, 308]) {
    answer = (incoming, response) => {
      seen.push(`${incoming.method} ${incoming.url}`);
      if (incoming.url === "/send") response.writeHead(status, { Location: "/gone" }).end();
      else response.writeHead(404).end();
    };
    assert.equal((await send()).outcome, "unknown", String(status));
  }
  assert.deepEqual(new Set(seen), new Set(["POST /send"]));
});

test("a backend that sends on by itself says how far it is, of one request and of a list, also without its rows", async () => {
  const progress = { sent: 1, total: 3 };
  const underWay = { outcome: "unknown", tag: "t", progress };
  const list = { outcome: "unknown", portions: [{ outcome: "unknown", rows: [0, 1, 2] }], progress };
  for (const body of [underWay, list]) {
    answer = answering(202, JSON.stringify(body));
    assert.deepEqual(await send(), body);
    answer = answering(200, JSON.stringify(body));
    assert.deepEqual(await lookUpAtEndpoint(endpoint, { idempotencyKey: "the-key" }, signal), body);
  }
  for (const unreadable of [null, 3, [], {}, { sent: 1 }, { sent: "1", total: "3" }]) {
    answer = answering(200, JSON.stringify({ ...underWay, progress: unreadable }));
    assert.deepEqual(await lookUpAtEndpoint(endpoint, { idempotencyKey: "the-key" }, signal), {
      outcome: "unknown",
      tag: "t",
    });
  }
});

test("an endpoint that is no address sends nothing, and says so", async () => {
  for (const wrong of ["http://", "https://user:secret@host.example/", "javascript:alert(1)", "ftp://host.example/"])
    assert.deepEqual(await send(wrong), {
      outcome: "not-sent",
      reason: "internal-error",
      message: `The endpoint is no address: ${wrong}`,
    });
});

test("a backend is asked by the key what became of a request; other answers than an outcome say nothing of it", async () => {
  const asked: unknown[] = [];
  const look = () => lookUpAtEndpoint(endpoint, { idempotencyKey: "the-key", replaces: "old-key" }, signal);
  const answers: [number, string][] = [
    [200, '{"outcome":"not-sent","code":11}'],
    [404, '{"outcome":"unknown"}'],
    [404, '{"outcome":"not-sent","reason":"invalid"}'],
    [405, '{"outcome":"not-sent","code":"method-not-allowed"}'],
    [403, '{"outcome":"not-sent","code":"not-authorized"}'],
    [200, '{"outcome":"unknown"}'],
    [200, "<!doctype html>"],
    [302, ""],
  ];
  const found: unknown[] = [];
  for (const [status, body] of answers) {
    answer = (incoming, response) => {
      asked.push([incoming.method, incoming.headers["idempotency-key"], incoming.headers["idempotency-replaces"]]);
      response.writeHead(status, { Location: "/elsewhere" }).end(body);
    };
    found.push(await look());
  }
  const unknown = { outcome: "unknown" };
  const nothing = undefined;
  assert.deepEqual(found, [
    { outcome: "not-sent", code: 11 },
    unknown,
    nothing,
    nothing,
    nothing,
    unknown,
    nothing,
    nothing,
  ]);
  assert.deepEqual(
    asked,
    Array.from({ length: 8 }, () => ["GET", "the-key", "old-key"]),
  );
  answer = (incoming) => incoming.socket.destroy();
  assert.equal(await look(), undefined);
});
