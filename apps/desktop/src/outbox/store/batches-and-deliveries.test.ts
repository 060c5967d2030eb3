import assert from "node:assert/strict";
import { test } from "node:test";
import type { Delivery } from "@sms-composer/outbox/machine";
import { MINUTE, TEXT, queue, batch, states, hit } from "../fixtures/outbox-steps.ts";
import { ACCOUNT, NEVER_LEFT, NOW, PHONE, scriptedProvider, temporaryOutbox } from "../fixtures/temporary-outbox.ts";
import { step } from "../worker/worker.ts";

test("1,201 recipients go in three requests of at most 500, each with a tag of its own", async () => {
  using temporary = temporaryOutbox();
  const recipients = Array.from({ length: 1201 }, (_, n) => `+336${String(n).padStart(8, "0")}`);
  queue(temporary.outbox, { recipients });
  const provider = scriptedProvider({});
  await temporary.work(provider);
  assert.deepEqual(
    provider.sent.map((request) => request.recipients.length),
    [500, 500, 201],
  );
  assert.deepEqual(
    provider.sent.flatMap((request) => request.recipients),
    recipients,
  );
  assert.equal(new Set(provider.sent.map((request) => request.tag)).size, 3);
  assert.equal(temporary.outbox.readMessage("m1")?.cost, 3 * 0.038);
});

test("a message of several requests can be paused, resumed and cancelled between them", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  outbox.queue({
    draftId: "m1",
    account: ACCOUNT,
    request: { recipients: ["+33600000001", "+33600000002", "+33600000003"], message: TEXT },
    recipientsPerRequest: 1,
  });
  const provider = scriptedProvider({});
  const parts = { outbox, provider, account: ACCOUNT };
  await step(parts);
  outbox.pause("m1");
  await temporary.work(provider);
  assert.deepEqual(states(outbox), ["accepted", "queued", "queued"]);
  outbox.resume("m1");
  await step(parts);
  assert.deepEqual(states(outbox), ["accepted", "accepted", "queued"]);
  assert.equal(outbox.cancelQueued("m1"), 1);
  await temporary.work(provider);
  assert.deepEqual(states(outbox), ["accepted", "accepted", "cancelled"]);
  assert.equal(provider.sent.length, 2);
});

test("what has waited an hour for the network is held until a person says so", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  await temporary.work(scriptedProvider({ send: NEVER_LEFT }), NOW + 70 * MINUTE);
  const provider = scriptedProvider({});
  await temporary.work(provider, NOW + 24 * 60 * MINUTE);
  assert.equal(provider.sent.length, 0);
  assert.equal(temporary.outbox.readMessage("m1")?.held, "stale");
  temporary.outbox.resume("m1");
  temporary.outbox.pause("m1");
  temporary.clock.now += 70 * MINUTE;
  await temporary.work(provider);
  assert.equal(temporary.outbox.readMessage("m1")?.held, "person", "a person has paused it: it waits for that person");
  temporary.outbox.resume("m1");
  await temporary.work(provider);
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
});

test("delivery statuses refresh by themselves for 48 hours, and a final one stays", async () => {
  using temporary = temporaryOutbox();
  const other = "+33798765432";
  queue(temporary.outbox, { recipients: [PHONE, other] });
  let listed: Delivery[] = [];
  const provider = scriptedProvider({ deliveries: () => listed });
  await temporary.work(provider);
  const statuses = () => batch(temporary.outbox).recipients.map(({ status }) => status);
  listed = [hit(PHONE, { status: "delivered", at: new Date(NOW + 5000) })];
  await temporary.work(provider, NOW + MINUTE);
  assert.deepEqual(statuses(), ["delivered", "waiting"]);
  listed = [hit(PHONE, { status: "waiting" }), hit(other, { status: "not-delivered" })];
  await temporary.work(provider, NOW + 10 * MINUTE);
  assert.deepEqual(statuses(), ["delivered", "not-delivered"]);
  assert.equal(temporary.outbox.nextDueAt(ACCOUNT), undefined, "all final: nothing more to ask");

  using forever = temporaryOutbox();
  queue(forever.outbox);
  const silent = scriptedProvider({});
  await forever.work(silent, NOW + 30 * 24 * 60 * MINUTE);
  assert.ok(silent.asked.length > 40 && silent.asked.length < 80, `asked ${silent.asked.length} times`);
  assert.equal(forever.outbox.nextDueAt(ACCOUNT), undefined);
});

test("no receipt is asked for before the scheduled time or, for commercial texts, before the night is over", async () => {
  using temporary = temporaryOutbox();
  temporary.clock.now = Date.UTC(2026, 10, 23, 21, 0);
  queue(temporary.outbox, { stop: true });
  const provider = scriptedProvider({});
  await temporary.work(provider);
  assert.equal(temporary.outbox.nextDueAt(ACCOUNT), Date.UTC(2026, 10, 24, 7, 0) + 10_000, "8:00 in Paris");
});

test("a scheduled send that the provider cancelled is cancelled; one that it would not cancel stays accepted", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox, { scheduledAt: new Date(NOW + 60 * MINUTE) });
  await temporary.work(scriptedProvider({}));
  const { id } = batch(temporary.outbox);
  temporary.outbox.recordNotCancelled(id, { kind: "refused", code: 6 });
  assert.equal(batch(temporary.outbox).reason?.code, 6);
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
  assert.equal(temporary.outbox.recordCancelled(id), true);
  assert.deepEqual(states(temporary.outbox), ["cancelled"]);
  assert.equal(temporary.outbox.nextDueAt(ACCOUNT), undefined);
});
