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
  await post(sandbox, "send", { ...VALID, phoneNumbers, urlDlr: `${address}/receipts` });
  sandbox.clock.advance(2000);
  await sandbox.webhooks();
  assert.deepEqual(
    posted.map(({ body }) => body).toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    [
      { type: "dlr", message_id: 307, phone_number: NUMBER, status: "Delivered", date: "1773133202" },
      { type: "dlr", message_id: 307, phone_number: "+33600000098", status: "Not delivered", date: "1773133202" },
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
