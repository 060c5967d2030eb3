import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FAULTS, serveSandbox, type SandboxServer } from "@sms-composer/sandbox";
import { createBackend } from "./backend.ts";
import type { FaultReport } from "./fault-demo.ts";
import { TROUBLES, type TroubleName } from "./troubles.ts";

const OWN = "http://127.0.0.1:5173";
const REQUEST = { recipients: ["+33612345678"], message: "Bonjour", sender: "BOUTIQUE" };

let sandbox: SandboxServer;
let backend: ReturnType<typeof createBackend>;
before(async () => {
  sandbox = await serveSandbox();
  backend = createBackend(sandbox);
});
after(() => sandbox.close());

async function call(method: string, path: string, body?: unknown, { origin = OWN, address = OWN } = {}) {
  const headers = { origin, "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
  const response = await backend.request(`${address}/${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.text() };
}

const provoke = (trouble: TroubleName) => call("PUT", "api/trouble", trouble);

test("the page sends through it, and sees what the API was asked, without the key", async () => {
  const { status, body } = await call("POST", "sms", REQUEST);
  assert.equal(status, 200);
  assert.equal(JSON.parse(body).outcome, "sent");
  const log = await call("GET", "api/last-send");
  assert.equal(JSON.parse(log.body).messageId, JSON.parse(body).messageId);
  assert.ok(!log.body.includes(sandbox.sandbox.apiKey));
});

test("the credits of the account are answered", async () => {
  const { status, body } = await call("GET", "api/credits");
  assert.equal(status, 200);
  assert.ok(JSON.parse(body).premium > 0);
});

test("another site can neither send nor look, by whatever name it calls this machine", async () => {
  const handsets = sandbox.sandbox.messages().length;
  for (const foreign of [{ origin: "https://example.com" }, { origin: "null" }, { address: "http://rebound.example" }])
    for (const [method, path] of [
      ["POST", "sms"],
      ["GET", "api/credits"],
      ["PUT", "api/trouble"],
      ["GET", "api/last-send"],
    ] as const) {
      const body = method === "GET" ? undefined : REQUEST;
      assert.equal((await call(method, path, body, foreign)).status, 403, `${method} ${path}`);
    }
  assert.equal(sandbox.sandbox.messages().length, handsets);
});

test("a trouble that does not exist is refused", async () => {
  for (const wrong of ["earthquake", "toString", 7, null, {}]) {
    assert.equal((await call("PUT", "api/trouble", wrong)).status, 400);
  }
});

test("each trouble ends when the next begins, and the account is as it was", async () => {
  const before = sandbox.sandbox.account.balance;
  for (const trouble of Object.keys(TROUBLES) as TroubleName[]) {
    assert.equal((await provoke(trouble)).status, 200, trouble);
    assert.equal(JSON.parse((await call("GET", "api/playground")).body).trouble, trouble);
  }
  await provoke("none");
  assert.equal(sandbox.sandbox.account.balance, before);
  assert.deepEqual(sandbox.sandbox.faults.orders(), []);
  assert.equal(JSON.parse((await call("POST", "sms", REQUEST)).body).outcome, "sent");
});

test("credit that was spent meanwhile is not given back with the end of another trouble", async () => {
  await provoke("wrong-sender");
  const { sender: _, ...withoutSender } = REQUEST;
  const before = sandbox.sandbox.account.balance;
  assert.equal(JSON.parse((await call("POST", "sms", withoutSender)).body).outcome, "sent");
  await provoke("none");
  assert.ok(sandbox.sandbox.account.balance < before);
});

test("the troubles are what they are called", async () => {
  const outcomeUnder = async (trouble: TroubleName) => {
    await provoke(trouble);
    const { body } = await call("POST", "sms", REQUEST);
    await provoke("none");
    return JSON.parse(body) as { outcome: string; code?: number };
  };
  const noCredit = await outcomeUnder("no-credit");
  assert.deepEqual([noCredit.outcome, noCredit.code], ["not-sent", 11]);
  const wrongSender = await outcomeUnder("wrong-sender");
  assert.deepEqual([wrongSender.outcome, wrongSender.code], ["not-sent", 992]);
  assert.equal((await outcomeUnder("lost-answer")).outcome, "unknown");

  await provoke("html");
  const html = await call("POST", "sms", REQUEST);
  assert.match(html.body, /^<!doctype html>/);
  await provoke("none");
});

test("the fault demo: what arrived is never called not-sent, and what did not arrive never sent", async () => {
  const { body } = await call("GET", "api/fault-demo");
  const reports = JSON.parse(body) as FaultReport[];
  assert.deepEqual(
    reports.map(({ fault }) => fault),
    Object.keys(FAULTS),
  );
  assert.deepEqual(
    reports.filter(({ outcome, hasArrived }) => outcome === (hasArrived ? "not-sent" : "sent")),
    [],
  );
  for (const outcome of ["not-sent", "unknown", "sent"])
    assert.ok(
      reports.some((report) => report.outcome === outcome),
      outcome,
    );
});
