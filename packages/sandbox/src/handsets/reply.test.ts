import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { KEY, post, TUESDAY, VALID } from "../caller.fixture.ts";
import { createSandbox, type Sandbox } from "../sandbox.ts";

const NUMBER = "+33600000000";

let server: Server;
let address: string;
let posted: { path: string; body: unknown; type: string | undefined }[] = [];

before(async () => {
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (piece: Buffer) => (text += piece.toString()));
    request.on("end", () => {
      if (request.url === "/moved") response.writeHead(302, { location: `${address}/elsewhere` });
      else posted.push({ path: request.url ?? "", body: JSON.parse(text), type: request.headers["content-type"] });
      response.end();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());
beforeEach(() => {
  posted = [];
});

function fresh(webhookHosts: readonly string[] = []): Sandbox {
  return createSandbox({ apiKey: KEY, startAt: TUESDAY, webhookHosts });
}

test("a reply goes to the webhook of the message that it answers", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { ...VALID, urlResponse: `${address}/first` });
  await post(sandbox, "send", { ...VALID, urlResponse: `${address}/replies` });
  sandbox.reply(NUMBER, "Oui, à 14 h");
  const attempts = await sandbox.webhooks();
  assert.deepEqual(posted, [
    {
      path: "/replies",
      body: { type: "response", phone_number: NUMBER, text: "Oui, à 14 h", message_id: 308 },
      type: "application/json",
    },
  ]);
  assert.equal(attempts[0]?.status, 200);
});

test("a reply to a rented number is written to that number, as one body or as its parts", async () => {
  const sandbox = fresh();
  const sent = {
    apiKey: KEY,
    from: "33644600001",
    to: "33600000000",
    message: "Oui ?",
    urlResponse: `${address}/long`,
  };
  assert.equal((await post(sandbox, "vn/send", sent)).code, 200);
  sandbox.reply(NUMBER, "Oui");
  await sandbox.webhooks();
  const { messageId, ...body } = (posted[0]?.body ?? {}) as Readonly<Record<string, unknown>>;
  assert.equal(typeof messageId, "string");
  assert.deepEqual(body, {
    msisdn: "33600000000",
    to: "33644600001",
    text: "Oui",
    type: "text",
    keyword: "OUI",
    "message-timestamp": "2026-03-10 10:00:00",
  });
  sandbox.reply(NUMBER, "a".repeat(200));
  await sandbox.webhooks();
  const parts = posted.slice(1).map((each) => each.body as Readonly<Record<string, string>>);
  assert.deepEqual(parts.map((part) => [part["concat-part"], part["text"]?.length]).toSorted(), [
    ["1", 153],
    ["2", 47],
  ]);
});

test("a reply STOP puts the number on the STOP list and says so", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { ...VALID, urlResponse: `${address}/replies` });
  sandbox.reply(NUMBER, " stop svp");
  await sandbox.webhooks();
  assert.deepEqual(posted[0]?.body, { type: "stop", phone_number: NUMBER, text: " stop svp", message_id: 307 });
  assert.equal((await post(sandbox, "send", VALID)).code, 14);
});

test("a word that begins with stop is no STOP", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", VALID);
  sandbox.reply(NUMBER, "stopover in Lyon?");
  assert.equal((await post(sandbox, "send", VALID)).code, 200);
});

test("each receipt goes to its webhook, delivered or not", async () => {
  const sandbox = fresh();
  const phoneNumbers = `${NUMBER},+33600000098`;
  const receipt = { msgId: "307", date: 1_773_133_202, cost: "0.038", currency: "EUR", tag: "mine" };
  await post(sandbox, "send", { ...VALID, phoneNumbers, tag: "mine", urlDlr: `${address}/receipts` });
  sandbox.clock.advance(2000);
  await sandbox.webhooks();
  assert.deepEqual(
    posted.map(({ body }) => body as { status: string }).toSorted((one, other) => (one.status < other.status ? -1 : 1)),
    [
      { status: "delivered", ...receipt, phone: NUMBER },
      { status: "not delivered", ...receipt, phone: "+33600000098" },
    ],
  );
});

test("webhooks go to this machine only, unless a host is allowed", async () => {
  const sandbox = fresh(["ci.example.invalid"]);
  for (const url of [
    "http://example.com/x",
    "http://127.0.0.1.example.com/",
    "http://10.0.0.1/",
    "http://ci.example.invalid/",
  ]) {
    await post(sandbox, "send", { ...VALID, urlDlr: url });
  }
  sandbox.clock.advance(2000);
  const attempts = await sandbox.webhooks();
  assert.deepEqual(
    attempts.slice(0, 3).map(({ error }) => error),
    ["example.com", "127.0.0.1.example.com", "10.0.0.1"].map(
      (host) => `${host} is not this machine and was not allowed`,
    ),
  );
  assert.doesNotMatch(attempts[3]?.error ?? "", /was not allowed/, "the allowed one was tried");
});

test("a webhook is not redirected, and one that fails disturbs nothing", async () => {
  const sandbox = fresh();
  await post(sandbox, "send", { ...VALID, urlDlr: `${address}/moved` });
  await post(sandbox, "send", { ...VALID, urlDlr: "http://127.0.0.1:1/" });
  sandbox.clock.advance(2000);
  const attempts = await sandbox.webhooks();
  assert.deepEqual(posted, []);
  assert.equal(attempts.find(({ url }) => url.endsWith("/moved"))?.status, 302);
  assert.ok(attempts.find(({ url }) => url.endsWith(":1/"))?.error);
});

test("a receipt comes twice, or an earlier one after it, when set so", async () => {
  const sandbox = createSandbox({
    apiKey: KEY,
    startAt: TUESDAY,
    faults: [
      { fault: "receipt-twice", times: 1 },
      { fault: "receipt-late", times: 1 },
    ],
  });
  for (let sends = 0; sends < 3; sends += 1) {
    await post(sandbox, "send", { ...VALID, urlDlr: `${address}/${sends}` });
    sandbox.clock.advance(2000);
  }
  await sandbox.webhooks();
  const statuses = (path: string) =>
    posted.filter((one) => one.path === path).map(({ body }) => (body as { status: string }).status);
  assert.deepEqual(statuses("/0"), ["delivered", "delivered"]);
  assert.deepEqual(statuses("/1"), ["delivered", "waiting"]);
  assert.deepEqual(statuses("/2"), ["delivered"]);
});

test("a reply comes in parts as of a rented number, the last one first, when set so", async () => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: TUESDAY, faults: [{ fault: "reply-in-parts", times: 1 }] });
  await post(sandbox, "send", { ...VALID, urlResponse: `${address}/replies` });
  const text = `Oui ${"très ".repeat(80)}👍`;
  sandbox.reply(NUMBER, text);
  await sandbox.webhooks();
  const parts = posted.map(({ body }) => body as Record<string, string>);
  assert.deepEqual(
    parts.map((part) => [part["concat"], part["concat-total"], part["concat-part"]]),
    [
      ["true", "3", "3"],
      ["true", "3", "2"],
      ["true", "3", "1"],
    ],
  );
  assert.equal(new Set(parts.map((part) => `${part["msisdn"]} ${part["to"]} ${part["concat-ref"]}`)).size, 1);
  assert.equal(parts[0]?.["msisdn"], NUMBER.slice(1));
  assert.equal(
    parts
      .toReversed()
      .map((part) => part["text"])
      .join(""),
    text,
  );
});
