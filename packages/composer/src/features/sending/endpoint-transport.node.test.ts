import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import type { SendRequest } from "@sms-composer/core";
import { sendToEndpoint } from "./endpoint-transport.ts";

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
const words = { offline: "offline", connectionLost: "lost", unreadable: (status: number) => `unreadable ${status}` };
const send = (signal = new AbortController().signal) => sendToEndpoint(endpoint, request, signal, words);
const answering =
  (status: number, body: string, type = "application/json"): Answer =>
  (_, response) => {
    response.writeHead(status, { "Content-Type": type }).end(body);
  };

test("the request travels as JSON, the outcome comes back with its moment as a date", async () => {
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
  assert.deepEqual(await send(), { outcome: "unknown", message: "unreadable 200" });
  answer = answering(502, "<h1>Bad Gateway</h1>", "text/html");
  assert.deepEqual(await send(), { outcome: "unknown", message: "unreadable 502" });
  for (const status of [400, 401, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 429, 431, 501]) {
    answer = answering(status, "<h1>No</h1>", "text/html");
    assert.deepEqual(await send(), { outcome: "not-sent", message: `unreadable ${status}` });
  }
});

test("of an outcome, what has no right type is left out", async () => {
  const nothing = { code: null, message: null, fieldErrors: null, issues: null, scheduledAt: null };
  answer = answering(422, JSON.stringify({ outcome: "not-sent", ...nothing }));
  assert.deepEqual(await send(), { outcome: "not-sent" });
  answer = answering(
    422,
    '{"outcome":"not-sent","message":"No","fieldErrors":{"sender":"no"},"issues":[null],"code":"9"}',
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
    assert.deepEqual(await send(), { outcome: "unknown", message: "unreadable 200" });
  }
});

test("a connection that breaks is unknown: the request may have arrived", async () => {
  answer = (incoming) => incoming.socket.destroy();
  assert.deepEqual(await send(), { outcome: "unknown", message: "lost" });
});
