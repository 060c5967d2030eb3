import assert from "node:assert/strict";
import { test } from "node:test";
import { batch, hit, MINUTE, queue, states } from "../outbox/fixtures/outbox-steps.ts";
import { NOW, scriptedProvider, temporaryOutbox, UNKNOWN } from "../outbox/fixtures/temporary-outbox.ts";
import { cancelScheduled } from "./cancel-scheduled.ts";

const scheduledAt = new Date(NOW + 120 * MINUTE);

test("what the provider cancels is cancelled", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queue(outbox, { scheduledAt });
  const provider = scriptedProvider({});
  await temporary.work(provider);
  assert.deepEqual(await cancelScheduled(outbox, "m1", provider), [{ outcome: "cancelled" }]);
  assert.deepEqual(states(outbox), ["cancelled"]);
});

test("a scheduled message that was found by its tag has no id to be cancelled by, and is not called cancelled", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queue(outbox, { scheduledAt });
  await temporary.work(scriptedProvider({ send: UNKNOWN, findByTag: () => [hit()] }), NOW + MINUTE);
  const provider = scriptedProvider({ cancel: { outcome: "cancelled" } });
  assert.deepEqual(await cancelScheduled(outbox, "m1", provider), [{ outcome: "without-id" }]);
  assert.deepEqual(states(outbox), ["accepted"]);
});

test("without the account's key nothing is cancelled, and that is said", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queue(outbox, { scheduledAt });
  await temporary.work(scriptedProvider({}));
  const [answer] = await cancelScheduled(outbox, "m1", undefined);
  assert.equal(answer?.outcome, "unknown");
  assert.deepEqual(states(outbox), ["accepted"]);
  assert.equal(batch(outbox).reason, undefined, "the provider was not asked");
});
