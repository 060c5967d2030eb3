/** Tests of an outbox's pace, limits and order, and of what makes it stop and go on. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@sms-composer/client";
import { LimitError } from "@sms-composer/outbox";
import { amountOf } from "@sms-composer/sandbox";
import { NOW, numbers, outboxFixture, passUntil, until } from "./outbox-fixture.ts";

const TEXT = "Votre colis est arrivé.";
const RECEIPT = { success: true, code: 200, message_id: 307, nb_sms: 1, cost: 0.038, currency: "EUR" };
const NOT_FOUND = { success: false, code: 4, message: "Message not found" };
const CREDITS = {
  success: true,
  code: 200,
  user: { username: "u" },
  credits: { creditSms: 10, creditSmsECO: 10, creditHlr: 0, toSend: 0, solde: "10", currency: "EUR", balance: "10" },
};
const single = (n: number, message = TEXT) => ({ recipients: numbers(1, n), message });

test("a pace of two requests a second sends no third within a second, in all processes together", async () => {
  await using fixture = outboxFixture({ pace: { requestsPerSecond: 2 } });
  const { outbox, sandbox, another, pass } = fixture;
  for (let n = 0; n < 6; n++) await outbox.send(single(n), { idempotencyKey: `k${n}` });
  outbox.start();
  another().start();
  await until(() => sandbox.messages().length === 1);
  pass(400);
  await sleep(50);
  assert.equal(sandbox.messages().length, 1);
  pass(100);
  await until(() => sandbox.messages().length === 2);
  await sleep(20);
  assert.equal(sandbox.messages().length, 2);
  await passUntil(fixture, 100, () => sandbox.messages().length === 6);
  const times = sandbox.messages().map(({ createdAt }) => createdAt);
  assert.ok((times.at(-1) ?? 0) - (times[0] ?? 0) >= 2500, String(times));
});

test("a code of high priority overtakes a campaign, also where a pace makes that wait", async () => {
  await using fixture = outboxFixture({ pace: { textsPerSecond: 100 } });
  const { outbox, sandbox } = fixture;
  await outbox.send({ recipients: numbers(1500), message: TEXT }, { idempotencyKey: "campaign" });
  outbox.start();
  await until(() => sandbox.messages().length === 1);
  await outbox.send(single(5000, "Votre code : 1234"), { idempotencyKey: "code", priority: "high" });
  await until(async () => (await outbox.status("code"))?.state === "done");
  assert.equal(sandbox.messages().length, 2);
  await passUntil(fixture, 1000, async () => (await outbox.status("campaign"))?.state === "done");
  assert.equal((await outbox.status("campaign"))?.outcome, "sent");
});

test("after a 429 nothing leaves before Retry-After, and then more slowly for a while", async () => {
  await using fixture = outboxFixture();
  const { outbox, sandbox, pass } = fixture;
  sandbox.faults.add({ fault: "rate-limit", call: "send", times: 1, retryAfterSeconds: 60 });
  for (let n = 0; n < 4; n++) await outbox.send(single(n), { idempotencyKey: `k${n}` });
  outbox.start();
  await until(() => sandbox.log().length === 1);
  pass(59_000);
  await sleep(30);
  assert.equal(sandbox.log().length, 1);
  pass(1500);
  await passUntil(fixture, 20, () => sandbox.messages().length === 4);
  const times = sandbox.messages().map(({ createdAt }) => createdAt);
  assert.ok(
    times.slice(1).every((time, n) => time - (times[n] ?? 0) >= 50),
    String(times),
  );
});

test("without credit the account sends nothing, and goes on by itself when there is some", async () => {
  await using fixture = outboxFixture({}, { credit: 0 });
  const { outbox, sandbox } = fixture;
  for (let n = 0; n < 3; n++) await outbox.send(single(n), { idempotencyKey: `k${n}` });
  outbox.start();
  await until(() => sandbox.log().length >= 1);
  await passUntil(fixture, 20_000, () => sandbox.log().filter(({ call }) => call === "me").length > 2);
  assert.equal(sandbox.log().filter(({ call }) => call === "send").length, 1);
  assert.equal((await outbox.status("k0"))?.portions[0]?.code, 11);
  sandbox.account.setBalance(amountOf(100));
  await passUntil(fixture, 60_000, () => sandbox.messages().length === 3);
});

for (const code of [10, 20, 30, 40, 96]) {
  test(`refused with code ${code}, which speaks of the account, nothing else is tried until that is put right`, async () => {
    let isRefused = true;
    const calls: string[] = [];
    const client = createClient({
      apiKey: "k",
      retry: { attempts: 1 },
      now: () => NOW,
      fetch: async (input) => {
        const call = new URL(String(input)).pathname.split("/").at(-1) ?? "";
        calls.push(call);
        if (isRefused) return Response.json({ success: false, code, message: "Refused" }, { status: 403 });
        return Response.json({ send: RECEIPT, me: CREDITS }[call] ?? NOT_FOUND);
      },
    });
    await using fixture = outboxFixture({ client });
    const { outbox } = fixture;
    for (let n = 0; n < 3; n++) await outbox.send(single(n), { idempotencyKey: `k${n}` });
    outbox.start();
    await until(async () => (await outbox.status("k0"))?.portions[0]?.code === code);
    await passUntil(fixture, 20_000, () => calls.length >= 3);
    assert.deepEqual(calls.slice(0, 3), ["send", "me", "me"]);
    const held = await outbox.status("k0");
    assert.deepEqual([held?.state, held?.portions[0]?.state, held?.portions[0]?.code], ["waiting", "queued", code]);
    isRefused = false;
    const states = async () => Promise.all([0, 1, 2].map(async (n) => (await outbox.status(`k${n}`))?.outcome));
    await passUntil(fixture, 60_000, async () => (await states()).every((outcome) => outcome === "sent"));
    assert.equal(calls.filter((call) => call === "send").length, 4);
  });
}

test("what the gateway refuses for itself, a request or one of its people, is named, and the others go", async () => {
  const part = { nbSms: 1, cost: 0.038 };
  const answers = [
    Response.json({ success: false, code: 9, message: "Sender" }, { status: 400 }),
    Response.json({
      success: true,
      code: 200,
      message_id: 309,
      currency: "EUR",
      cost: 0.038,
      nbSMS: 1,
      SMSResponse_List: [
        { success: true, code: 200, phoneNumber: "33612345678", ...part },
        { success: false, code: 14, phoneNumber: "33612345679", ...part },
      ],
    }),
    Response.json(RECEIPT),
  ];
  const client = createClient({ apiKey: "k", now: () => NOW, fetch: async () => answers.shift() ?? Response.error() });
  await using fixture = outboxFixture({ client });
  const { outbox } = fixture;
  await outbox.send({ ...single(0), sender: "Boutique" }, { idempotencyKey: "refused" });
  const columns = ["nom", "mobile"];
  const rows = [
    ["Anne", "0612345678"],
    ["Bob", "0612345679"],
  ];
  await outbox.send({ message: "Bonjour {nom}", columns, rows, phoneColumn: 1 }, { idempotencyKey: "list" });
  await outbox.send(single(1), { idempotencyKey: "last" });
  outbox.start();
  await until(async () => (await outbox.status("last"))?.outcome === "sent");
  const refused = await outbox.status("refused");
  assert.deepEqual([refused?.outcome, refused?.portions[0]?.code, refused?.recipients.notSent], ["not-sent", 9, 1]);
  const list = await outbox.status("list");
  assert.deepEqual(list?.portions[0]?.refused, [{ recipient: "+33612345679", code: 14, row: 1 }]);
  assert.deepEqual([list?.recipients.sent, list?.recipients.notSent], [1, 1]);
});

test("a request that breaks a rule is named before anything leaves, and the others go", async () => {
  await using fixture = outboxFixture();
  const { outbox } = fixture;
  const requests = [
    { recipients: ["0612345678"], message: TEXT },
    { recipients: ["+1"], message: TEXT },
    { recipients: ["0612345679"], message: "" },
    { recipients: ["0612345670"], message: TEXT, sender: "Boutique" },
  ];
  await outbox.send(requests, { idempotencyKey: "k" });
  outbox.start();
  await until(async () => (await outbox.status("k"))?.state === "done");
  const status = await outbox.status("k");
  assert.deepEqual(
    status?.invalid.map(({ row, issues }) => [row, issues.map(({ field, code }) => `${field} ${code}`)]),
    [
      [1, ["recipients invalid-recipients"]],
      [2, ["message required"]],
    ],
  );
  assert.equal(status?.recipients.sent, 2);
});

test("limits are counted in SMS, and two processes cannot pass them together", async () => {
  await using fixture = outboxFixture({ limits: { smsPerDay: 10, perScope: { smsPerDay: 6 } } });
  const { outbox, another, pass } = fixture;
  const long = "a".repeat(161);
  const attempts = Array.from({ length: 8 }, (_, n) =>
    (n % 2 === 0 ? outbox : another()).send(single(n, long), { scope: n < 4 ? "anne" : "bob" }).then(
      () => "taken",
      (error: unknown) => (error instanceof LimitError ? error.limit : String(error)),
    ),
  );
  const results = await Promise.all(attempts);
  assert.equal(results.filter((result) => result === "taken").length, 5);
  assert.ok(results.includes("perScope.smsPerDay"), String(results));
  pass(24 * 3_600_000 + 1000);
  await outbox.send(single(9, long));
});

test("the cost of a day is limited to the cent, for all processes and for each user, and nothing without a price", async () => {
  const prices = { FR: { premium: 0.1, lowCost: 0.05 } };
  const limits = { costPerDay: 0.5, perScope: { costPerDay: 0.3 } };
  await using fixture = outboxFixture({ limits, prices });
  const { outbox, another } = fixture;
  const limitOf = (error: unknown): string => (error instanceof LimitError ? error.limit : String(error));
  const attempts = Array.from({ length: 8 }, (_, n) =>
    (n % 2 === 0 ? outbox : another()).send(single(n), { scope: n < 4 ? "anne" : "bob" }).then(() => "taken", limitOf),
  );
  const results = await Promise.all(attempts);
  assert.equal(results.filter((result) => result === "taken").length, 5, String(results));
  assert.ok(results.includes("perScope.costPerDay"), String(results));
  assert.ok(results.includes("costPerDay"), String(results));
  const foreign = { recipients: ["+32470123456"], message: TEXT };
  assert.equal(await outbox.send(foreign, { scope: "eve" }).then(() => "taken", limitOf), "costPerDay");
});
