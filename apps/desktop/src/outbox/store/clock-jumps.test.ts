import assert from "node:assert/strict";
import { test } from "node:test";
import { batch, hit, MINUTE, queue, states } from "../fixtures/outbox-steps.ts";
import { NOW, scriptedProvider, temporaryOutbox, UNKNOWN } from "../fixtures/temporary-outbox.ts";

const HOUR = 60 * MINUTE;

test("a clock that went three days ahead and came back does not end the questions for receipts", async () => {
  using temporary = temporaryOutbox();
  let status: "waiting" | "delivered" = "waiting";
  const provider = scriptedProvider({ deliveries: () => [hit(undefined, { status })] });
  queue(temporary.outbox);
  await temporary.work(provider, NOW + MINUTE);
  temporary.clock.now += 72 * HOUR;
  await temporary.work(provider);
  temporary.clock.now -= 72 * HOUR;
  const asked = provider.asked.length;
  status = "delivered";
  await temporary.work(provider, temporary.clock.now + HOUR);
  assert.ok(provider.asked.length > asked, "asked again");
  assert.equal(batch(temporary.outbox).recipients[0]?.status, "delivered");
});

test("a clock that jumps a day ahead asks no person before the provider was asked three times", async () => {
  using temporary = temporaryOutbox();
  const provider = scriptedProvider({ send: UNKNOWN });
  queue(temporary.outbox);
  await temporary.work(provider, NOW + 5_000);
  assert.equal(provider.asked.length, 1);
  temporary.clock.now += 24 * HOUR;
  await temporary.work(provider);
  assert.deepEqual([states(temporary.outbox), provider.asked.length], [["unknown"], 2]);
  await temporary.work(provider, temporary.clock.now + MINUTE);
  assert.deepEqual([states(temporary.outbox), provider.asked.length], [["needs-user"], 3]);
});

test("receipts can be asked for at once, whatever the plan is", async () => {
  using temporary = temporaryOutbox();
  const provider = scriptedProvider({ deliveries: () => [hit()] });
  queue(temporary.outbox);
  await temporary.work(provider, NOW + 5 * MINUTE);
  const asked = provider.asked.length;
  await temporary.work(provider);
  assert.equal(provider.asked.length, asked, "nothing is due");
  assert.equal(temporary.outbox.decide(batch(temporary.outbox).id, "look-again"), true);
  await temporary.work(provider);
  assert.equal(provider.asked.length, asked + 1);
});
