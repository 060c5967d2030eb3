import assert from "node:assert/strict";
import { test } from "node:test";
import { control, KEY, post, postRaw, TUESDAY, VALID, type Body } from "../caller.fixture.ts";
import { createSandbox } from "../sandbox.ts";

function fresh() {
  return createSandbox({ apiKey: KEY, startAt: TUESDAY });
}
async function ask(...parameters: Parameters<typeof control>): Promise<Body> {
  return (await control(...parameters)).json();
}

test("phones: those that something was sent to, the latest first, found by digits", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", VALID);
  await post(sandbox, "send", { ...VALID, phoneNumbers: "0612345678", message: "Later" });
  const { phones } = await ask(sandbox, "GET", "phones");
  assert.deepEqual(
    phones.map(({ label, lastText, messages }: Body) => [label, lastText, messages]),
    [
      ["06 12 34 56 78", "Later", 1],
      ["06 00 00 00 00", "Hello", 1],
    ],
  );
  assert.equal((await ask(sandbox, "GET", "phones?search=6%2012%2034")).phones.length, 1);
});

test("a phone: its messages and replies, with where each message is", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { ...VALID, sender: "MYCOMPANY" });
  sandbox.clock.advance(2000);
  await ask(sandbox, "POST", "phones/0600000000/replies", { text: "Merci" });
  sandbox.clock.advance(1000);
  await post(sandbox, "send", { ...VALID, scheduledDeliveryDate: "11/03/2026", time: 9, minute: 0 });
  await post(sandbox, "send", { ...VALID, sandbox: 1 });
  const { thread, stopped, state } = await ask(sandbox, "GET", "phones/+33600000000");
  assert.deepEqual([stopped, state], [false, "on"]);
  assert.deepEqual(
    thread.map(({ kind, progress, text, content }: Body) => [kind, progress, text ?? content.text]),
    [
      ["message", "delivered", "Hello"],
      ["reply", undefined, "Merci"],
      ["message", "queued", "Hello"],
    ],
  );
});

test("a phone is switched off and on", async () => {
  const sandbox = fresh();
  assert.equal((await ask(sandbox, "PUT", "phones/0600000000", { state: "off" })).state, "off");
  await post(sandbox, "send", VALID);
  assert.deepEqual(sandbox.received("+33600000000"), []);
  await ask(sandbox, "PUT", "phones/0600000000", { state: "on" });
  assert.deepEqual(sandbox.received("+33600000000"), ["Hello"]);
});

test("faults are ordered, listed and cleared", async () => {
  const sandbox = fresh();
  const orders = [{ fault: "error-before", call: "send", times: 2 }];
  assert.deepEqual(await ask(sandbox, "POST", "faults", orders[0]), { faults: orders });
  assert.equal((await postRaw(sandbox, "send", "{}")).status, 500);
  assert.equal((await ask(sandbox, "GET", "faults")).faults[0].times, 1);
  await control(sandbox, "DELETE", "faults");
  assert.equal((await postRaw(sandbox, "send", "{}")).status, 200);
});

test("the account is looked at and changed", async () => {
  const sandbox = fresh();
  const changed = await ask(sandbox, "PATCH", "account", { credit: "1.5", state: "blocked", senders: ["SHOP"] });
  assert.deepEqual([changed.credit, changed.state, changed.senders], ["1.500", "blocked", ["SHOP"]]);
  assert.equal((await post(sandbox, "send", VALID)).code, 30);
  assert.equal((await ask(sandbox, "GET", "account")).state, "blocked");
});

test("the clock is moved forward", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", VALID);
  const { now } = await ask(sandbox, "POST", "clock", { advanceSeconds: 3600 });
  assert.equal(now, "2026-03-10T10:00:00.000Z");
  assert.equal((await ask(sandbox, "GET", "clock")).now, now);
  assert.equal(sandbox.messages()[0]?.deliveries[0]?.status, "Delivered");
});

test("requests and webhooks are listed", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { ...VALID, urlDlr: "http://example.com/" });
  sandbox.clock.advance(2000);
  assert.equal((await ask(sandbox, "GET", "requests")).requests[0].call, "send");
  assert.match((await ask(sandbox, "GET", "webhooks")).webhooks[0].error, /was not allowed/);
});

test("a reset makes it as new, but ids go on counting", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", VALID);
  sandbox.reply("+33600000000", "STOP");
  await control(sandbox, "PATCH", "account", { state: "blocked" });
  await control(sandbox, "POST", "faults", { fault: "delay" });
  await control(sandbox, "POST", "reset", {});
  assert.deepEqual([sandbox.messages(), sandbox.log(), sandbox.faults.orders()], [[], [], []]);
  const answer = await post(sandbox, "send", VALID);
  assert.deepEqual([answer.code, answer.message_id], [200, 308]);
});

test("what makes no sense is refused with a sentence", async () => {
  const sandbox = fresh();
  const wrong: readonly (readonly [method: string, path: string, body?: unknown])[] = [
    ["GET", "phones/12"],
    ["PUT", "phones/0600000000", { state: "broken" }],
    ["PUT", "phones/0600000000", 5],
    ["POST", "phones/0600000000/replies", { text: "  " }],
    ["POST", "phones/0600000000/replies", { text: "x".repeat(1601) }],
    ["POST", "faults", { fault: "flood" }],
    ["PATCH", "account", { state: "rich" }],
    ["PATCH", "account", { constructor: 1 }],
    ["PATCH", "account", { credit: -1 }],
    ["POST", "clock", { advanceSeconds: -1 }],
    ["POST", "clock", {}],
  ];
  for (const [method, path, body] of wrong) {
    const answer = await control(sandbox, method, path, body);
    assert.equal(answer.status, 400, `${method} ${path}`);
    assert.ok(((await answer.json()) as Body).problem.length > 5);
  }
  assert.equal((await control(sandbox, "POST", "messages/5/deliver", {})).status, 404);
});

test("changes are streamed as they happen", async () => {
  const sandbox = fresh();
  const stop = new AbortController();
  const answer = await sandbox.fetch(new Request("http://127.0.0.1/control/events", { signal: stop.signal }));
  assert.match(answer.headers.get("content-type") ?? "", /text\/event-stream/);
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async (): Promise<string> => (await reader?.read())?.value ?? "";
  assert.match(await next(), /event: change/);
  await post(sandbox, "send", VALID);
  assert.match(await next(), /event: change/);
  await reader?.cancel();
});

const GUARDED: readonly (readonly [name: string, status: number, url: string, init?: RequestInit])[] = [
  ["a name that was pointed at this machine", 403, "http://evil.example/control/phones"],
  ["a name that only begins like it", 403, "http://127.0.0.1.evil.example/control/phones"],
  ["the page under such a name", 403, "http://evil.example/"],
  [
    "a post from a page on the web",
    403,
    "http://127.0.0.1/control/reset",
    { method: "POST", headers: { origin: "https://evil.example", "content-type": "application/json" }, body: "{}" },
  ],
  [
    "a post from a sandboxed frame",
    403,
    "http://127.0.0.1/control/reset",
    { method: "POST", headers: { origin: "null", "content-type": "application/json" }, body: "{}" },
  ],
  [
    "a post that a form could make",
    415,
    "http://127.0.0.1/control/reset",
    { method: "POST", headers: { "content-type": "text/plain" }, body: "{}" },
  ],
  [
    "a post from the playground on another port",
    200,
    "http://127.0.0.1:8025/control/reset",
    { method: "POST", headers: { origin: "http://localhost:5173", "content-type": "application/json" }, body: "{}" },
  ],
  ["this machine under its other names", 200, "http://[::1]:8025/control/phones"],
];

for (const [name, status, url, init] of GUARDED) {
  test(`${name} gets ${status}`, async () => {
    assert.equal((await fresh().fetch(new Request(url, init))).status, status);
  });
}

test("no answer lets a page of another origin read it", async () => {
  const sandbox = fresh();
  const headers = { origin: "http://localhost:5173" };
  for (const path of ["control/phones", "control/requests", "v1/me"]) {
    const answer = await sandbox.fetch(new Request(`http://127.0.0.1/${path}`, { headers }));
    assert.equal(answer.headers.get("access-control-allow-origin"), null);
  }
});
