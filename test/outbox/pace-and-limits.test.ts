/** Tests of an outbox's pace, limits and order, and of what makes it stop and go on. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { LimitError } from "@sms-composer/outbox";
import { amountOf } from "@sms-composer/sandbox";
import { numbers, outboxFixture, passUntil, until } from "./outbox-fixture.ts";

const TEXT = "Votre colis est arrivé.";
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

test("a request that the gateway refuses for itself is named, and the others go", async () => {
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
