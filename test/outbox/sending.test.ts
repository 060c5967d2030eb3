/** The outbox over SQLite and a sandbox, in one process. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IdempotencyKeyReusedError } from "@sms-composer/outbox";
import { numbers, outboxFixture, passUntil, until } from "./outbox-fixture.ts";

const TEXT = "Votre colis est arrivé.";

test("what was handed over is sent once, 500 to a request, each under a tag of its own", async () => {
  await using fixture = outboxFixture();
  const { outbox, accepted, sandbox } = fixture;
  const recipients = numbers(1200);
  const queued = await outbox.send({ recipients, message: TEXT }, { idempotencyKey: "k1" });
  assert.deepEqual(queued.recipients, { total: 1200, waiting: 1200, sent: 0, notSent: 0, unknown: 0 });
  assert.equal(queued.state, "waiting");
  outbox.start();
  await until(async () => (await outbox.status("k1"))?.state === "done");
  const done = await outbox.status("k1");
  assert.equal(done?.outcome, "sent");
  assert.deepEqual(
    done?.portions.map(({ recipients }) => recipients),
    [500, 500, 200],
  );
  assert.equal(new Set(done?.portions.map(({ tag }) => tag)).size, 3);
  assert.equal(sandbox.messages().length, 3);
  assert.deepEqual(accepted().toSorted(), recipients.map((number) => `${number} Votre colis est arrivé.`).toSorted());
  assert.deepEqual(fixture.errors, []);
});

test("each person of a list gets a text of their own, and whoever cannot be sent to is named", async () => {
  await using fixture = outboxFixture();
  const { outbox, accepted } = fixture;
  const list = {
    message: "Bonjour {Prénom}, à demain.",
    columns: ["Prénom", "Mobile"],
    rows: [
      ["Anne", "0612345678"],
      ["Bob", "not a number"],
      ["", "0612345679"],
      ["Cléo", "0612345670"],
      ["Anne", "06 12 34 56 78"],
    ],
    phoneColumn: "Mobile",
  };
  const status = await outbox.send(list, { idempotencyKey: "list" });
  assert.deepEqual(
    status.invalid.map(({ row }) => row),
    [1, 2],
  );
  assert.deepEqual(status.duplicates, [4]);
  outbox.start();
  await until(async () => (await outbox.status("list"))?.state === "done");
  assert.deepEqual(accepted().toSorted(), [
    "+33612345670 Bonjour Cléo, à demain.",
    "+33612345678 Bonjour Anne, à demain.",
  ]);
});

test("texts that are there already go as they are, and what breaks a rule among them is named", async () => {
  await using fixture = outboxFixture();
  const { outbox, accepted } = fixture;
  const messages = [
    { row: 0, recipient: "+33612345678", message: "Bonjour {Anne}" },
    { row: 1, recipient: "12", message: "Bonjour" },
    { row: 2, recipient: "+33612345679", message: "快".repeat(2000) },
    { row: 3, recipient: "+33612345670", message: "Bonjour" },
  ];
  const invalid = [{ row: 4, issues: [{ field: "recipients", code: "required" }] }];
  await outbox.send({ messages, invalid, duplicates: [5] }, { idempotencyKey: "k" });
  await assert.rejects(outbox.send({ messages: messages.slice(0, 1) }, { idempotencyKey: "k" }), {
    name: "IdempotencyKeyReusedError",
  });
  await assert.rejects(outbox.send({ messages: [] }), { name: "InvalidSendError" });
  await assert.rejects(outbox.send({ messages, sender: "A&" }), { name: "InvalidSendError" });
  outbox.start();
  await until(async () => (await outbox.status("k"))?.outcome === "sent");
  const status = await outbox.status("k");
  assert.deepEqual(status?.portions[0]?.rows, [0, 3]);
  assert.deepEqual(
    status?.invalid.map(({ row }) => row),
    [4, 1, 2],
  );
  assert.deepEqual(status?.duplicates, [5]);
  assert.deepEqual(accepted(), ["+33612345678 Bonjour (Anne)", "+33612345670 Bonjour"]);
});

test("a dry run gives each text, its SMS, replaced characters and cost, names what cannot be sent, and sends nothing", async () => {
  await using fixture = outboxFixture({ prices: { FR: { premium: 0.038 } } });
  const { outbox, sandbox } = fixture;
  outbox.start();
  const list = {
    message: "Bonjour {Prénom}",
    columns: ["Prénom", "Mobile"],
    rows: [
      ["Zoê", "0612345678"],
      ["Max", "not a number"],
      ["Léo ".repeat(40), "0612345679"],
      ["Zoê", "0612345678"],
      ["Ann", "+14155550123"],
    ],
    phoneColumn: "Mobile",
  };
  const run = await outbox.dryRun(list);
  assert.deepEqual(
    run.rows.map(({ row, recipient, text, segments, cost }) => [row, recipient, text.slice(0, 11), segments, cost]),
    [
      [0, "+33612345678", "Bonjour Zoe", 1, 0.038],
      [2, "+33612345679", "Bonjour Léo", 2, 0.076],
      [4, "+14155550123", "Bonjour Ann", 1, undefined],
    ],
  );
  assert.deepEqual(
    run.rows[0]?.replacements.map(({ from, to }) => [from, to]),
    [["ê", "e"]],
  );
  assert.deepEqual(
    run.invalid.map(({ row, issues }) => [row, issues[0]?.field]),
    [[1, "recipients"]],
  );
  const { segments, cost, unpriced, requests, duplicates } = run;
  assert.deepEqual([segments, cost, unpriced, requests, duplicates], [4, 0.114, 1, 1, [3]]);
  assert.deepEqual(sandbox.log(), []);
});

test("the same key sends once, whoever asks; with another body it is refused", async () => {
  await using fixture = outboxFixture();
  const { outbox, accepted, another } = fixture;
  const request = { recipients: numbers(1), message: TEXT };
  outbox.start();
  const both = await Promise.all([
    outbox.send(request, { idempotencyKey: "k" }),
    another().send(request, { idempotencyKey: "k" }),
  ]);
  assert.deepEqual(both[0].queuedAt, both[1].queuedAt);
  await assert.rejects(
    outbox.send({ ...request, message: "Autre chose." }, { idempotencyKey: "k" }),
    IdempotencyKeyReusedError,
  );
  await until(async () => (await outbox.status("k"))?.state === "done");
  await outbox.send(request, { idempotencyKey: "k" });
  await outbox.send(request, { idempotencyKey: "k", scope: "somebody else" });
  await until(async () => (await outbox.status("k", { scope: "somebody else" }))?.state === "done");
  assert.equal(accepted().length, 2);
});

test("what may have gone is looked up by its tag and not sent again", async () => {
  await using fixture = outboxFixture();
  const { outbox, accepted, sandbox, pass } = fixture;
  sandbox.faults.add({ fault: "drop-after", call: "send", times: 1 });
  await outbox.send({ recipients: numbers(2), message: TEXT }, { idempotencyKey: "k" });
  outbox.start();
  await until(async () => (await outbox.status("k"))?.portions[0]?.state === "unknown");
  pass(6000);
  await until(async () => (await outbox.status("k"))?.state === "done");
  const status = await outbox.status("k");
  assert.equal(status?.outcome, "sent");
  assert.equal(status?.portions[0]?.copies, 1);
  assert.equal(accepted().length, 2);
});

test("what was not found three times over ten minutes waits for a person, or is put to the policy", async () => {
  const asked: string[] = [];
  await using fixture = outboxFixture({
    onUncertain: ({ key }) => {
      asked.push(key);
      return key === "again" ? "send-again" : undefined;
    },
  });
  const { outbox, accepted, sandbox } = fixture;
  sandbox.faults.add({ fault: "drop-before", call: "send", times: 2 });
  for (const key of ["wait", "again"])
    await outbox.send({ recipients: numbers(1), message: key }, { idempotencyKey: key });
  outbox.start();
  await passUntil(fixture, 30_000, async () => (await outbox.status("again"))?.state === "done");
  await until(async () => (await outbox.status("wait"))?.state === "uncertain");
  assert.deepEqual(asked.toSorted(), ["again", "wait"]);
  assert.deepEqual(accepted(), [`${numbers(1)[0]} again`]);
  const waiting = await outbox.status("wait");
  assert.equal(waiting?.recipients.unknown, 1);
  assert.equal(await outbox.decide("wait", 0, "give-up"), true);
  assert.equal((await outbox.status("wait"))?.outcome, "unknown");
  assert.equal(await outbox.decide("wait", 0, "send-again"), false);
});
