import assert from "node:assert/strict";
import { test } from "node:test";
import type { Checkpoint } from "../checkpoint.ts";
import { MINUTE, queue, batch, states, hit, needsUser } from "../fixtures/outbox-steps.ts";
import {
  ACCOUNT,
  NOW,
  PHONE,
  REFUSED,
  scriptedProvider,
  temporaryOutbox,
  UNKNOWN,
} from "../fixtures/temporary-outbox.ts";
import { step } from "../worker/worker.ts";

test("an unknown send that is found by its tag is accepted", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  let visible = false;
  const provider = scriptedProvider({
    send: UNKNOWN,
    findByTag: () => (visible ? [hit(PHONE, { messageId: 9 })] : []),
  });
  await temporary.work(provider, NOW + MINUTE);
  assert.deepEqual(states(temporary.outbox), ["unknown"]);
  visible = true;
  await temporary.work(provider, NOW + 3 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
  assert.equal(batch(temporary.outbox).messageId, 9);
  assert.equal(provider.sent.length, 1);
});

test("an unknown send that is not found three times over ten minutes is a person's business, and not before", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  const provider = scriptedProvider({ send: UNKNOWN });
  await temporary.work(provider, NOW + 9.9 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["unknown"]);
  assert.ok(provider.asked.length >= 3);
  await temporary.work(provider, NOW + 10 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["needs-user"]);
  assert.deepEqual(batch(temporary.outbox).reason, { kind: "not-found" });
  assert.equal(provider.sent.length, 1);
});

test("look-ups without an answer do not count as not found; after an hour of them the person is asked", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  let offline = true;
  const provider = scriptedProvider({
    send: UNKNOWN,
    findByTag: () => {
      if (offline) throw new Error("offline");
      return [hit()];
    },
  });
  await temporary.work(provider, NOW + 55 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["unknown"]);
  await temporary.work(provider, NOW + 65 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["needs-user"]);
  assert.deepEqual(batch(temporary.outbox).reason, { kind: "not-looked-up" });
  offline = false;
  await temporary.work(provider, NOW + 130 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
});

test("a late hit wins over the question to the person, and over giving up", async () => {
  for (const giveUp of [false, true]) {
    using temporary = temporaryOutbox();
    await needsUser(temporary);
    if (giveUp) assert.equal(temporary.outbox.decide(batch(temporary.outbox).id, "give-up"), true);
    assert.deepEqual(states(temporary.outbox), [giveUp ? "given-up" : "needs-user"]);
    await temporary.work(scriptedProvider({ findByTag: () => [hit()] }), temporary.clock.now + 90 * MINUTE);
    assert.deepEqual(states(temporary.outbox), ["accepted"]);
  }
});

test("looking again asks at once and leaves the decision with the person", async () => {
  using temporary = temporaryOutbox();
  await needsUser(temporary);
  const provider = scriptedProvider({});
  assert.equal(temporary.outbox.decide(batch(temporary.outbox).id, "look-again"), true);
  await temporary.work(provider);
  assert.equal(provider.asked.length, 1);
  assert.equal(provider.sent.length, 0);
  assert.deepEqual(states(temporary.outbox), ["needs-user"]);
});

test("sending again keeps the tag, is sent once for the decision, and shows a double", async () => {
  using temporary = temporaryOutbox();
  await needsUser(temporary);
  const { id, tag } = batch(temporary.outbox);
  assert.equal(temporary.outbox.decide(id, "send-again"), true);
  assert.equal(temporary.outbox.decide(id, "send-again"), false, "one decision, not two");
  let late = false;
  const provider = scriptedProvider({ findByTag: () => (late ? [hit(), hit()] : []) });
  await temporary.work(provider);
  assert.deepEqual(
    provider.sent.map((request) => request.tag),
    [tag],
  );
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
  late = true;
  await temporary.work(provider, temporary.clock.now + 5 * MINUTE);
  assert.equal(batch(temporary.outbox).copies, 2);
});

test("sending again looks first: what is there by now is not sent", async () => {
  using temporary = temporaryOutbox();
  await needsUser(temporary);
  temporary.outbox.decide(batch(temporary.outbox).id, "send-again");
  const provider = scriptedProvider({ findByTag: () => [hit()] });
  await temporary.work(provider);
  assert.equal(provider.sent.length, 0);
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
});

test("what is paused while it is looked for is not sent again", async () => {
  using temporary = temporaryOutbox();
  await needsUser(temporary);
  temporary.outbox.decide(batch(temporary.outbox).id, "send-again");
  const provider = scriptedProvider({
    findByTag() {
      temporary.outbox.pause("m1");
      return [];
    },
  });
  await temporary.work(provider);
  assert.equal(provider.sent.length, 0);
  assert.deepEqual(states(temporary.outbox), ["queued"]);
});

test("sending one request again lets none of the others go that a person holds back", async () => {
  using temporary = temporaryOutbox();
  const { outbox, clock } = temporary;
  const request = { recipients: [PHONE, "+33600000002"], message: "x" };
  outbox.queue({ draftId: "m1", account: ACCOUNT, request, recipientsPerRequest: 1 });
  const doubtful = scriptedProvider({
    send() {
      outbox.pause("m1");
      return UNKNOWN;
    },
  });
  await temporary.work(doubtful, clock.now + 11 * MINUTE);
  assert.deepEqual(states(outbox), ["needs-user", "queued"]);
  outbox.decide(batch(outbox).id, "send-again");
  const provider = scriptedProvider({});
  await temporary.work(provider);
  assert.equal(provider.sent.length, 0);
  outbox.resume("m1");
  await temporary.work(provider);
  assert.deepEqual(states(outbox), ["accepted", "accepted"]);
});

test("a clock that is set back by a day holds up no look-up", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  await temporary.work(scriptedProvider({ send: UNKNOWN }), NOW + MINUTE);
  temporary.clock.now -= 24 * 60 * MINUTE;
  const provider = scriptedProvider({});
  await temporary.work(provider, temporary.clock.now + 11 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["needs-user"]);
  assert.ok(provider.asked.length < 10, `${provider.asked.length} look-ups`);
});

test("it never says failed or cancelled when an earlier attempt may have gone", async () => {
  using refused = temporaryOutbox();
  await needsUser(refused);
  refused.outbox.decide(batch(refused.outbox).id, "send-again");
  await refused.work(scriptedProvider({ send: REFUSED }));
  assert.deepEqual(states(refused.outbox), ["needs-user"]);
  assert.equal(batch(refused.outbox).reason?.code, 11);

  using cancelled = temporaryOutbox();
  await needsUser(cancelled);
  cancelled.outbox.decide(batch(cancelled.outbox).id, "send-again");
  assert.equal(cancelled.outbox.cancelQueued("m1"), 1);
  assert.deepEqual(states(cancelled.outbox), ["needs-user"]);
});

test("a tag that the user wrote is proof only with the numbers and the time", async () => {
  for (const [listed, wanted] of [
    [hit(PHONE, { at: new Date(NOW + 1000) }), "accepted"],
    [hit(PHONE, { at: new Date(NOW - 24 * 60 * MINUTE) }), "unknown"],
    [hit(PHONE), "needs-user"],
  ] as const) {
    using temporary = temporaryOutbox();
    queue(temporary.outbox, { tag: "november" });
    await temporary.work(scriptedProvider({ send: UNKNOWN, findByTag: () => [listed] }), NOW + MINUTE);
    assert.deepEqual(states(temporary.outbox), [wanted]);
  }
});

test("a crash while sending is found at the start: it may have gone", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  const crash = new Error("the process ends here");
  const provider = scriptedProvider({
    send: () => {
      throw crash;
    },
  });
  const task = temporary.outbox.nextTask(ACCOUNT);
  assert.ok(task);
  assert.ok(temporary.outbox.beginAttempt(task.batch));
  temporary.changes.length = 0;
  temporary.reopen();
  assert.deepEqual(temporary.changes, [], "nobody hears of it before there is an outbox to look into");
  assert.deepEqual(states(temporary.outbox), ["unknown"]);
  assert.deepEqual(batch(temporary.outbox).reason, { kind: "interrupted" });
  await temporary.work(provider, NOW + 11 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["needs-user"]);
  assert.equal(provider.sent.length, 0);
});

test("a commit that fails before the send stops the send; one that fails after it makes it unknown, not sent twice", async () => {
  let broken: Checkpoint | undefined;
  const full = new Error("database or disk is full");
  const checkpoint = (point: Checkpoint) => {
    if (point === broken) throw full;
  };
  using temporary = temporaryOutbox({ checkpoint });
  queue(temporary.outbox);
  const provider = scriptedProvider({ findByTag: () => [hit()] });
  const parts = { outbox: temporary.outbox, provider, account: ACCOUNT };

  broken = "sending-open";
  await assert.rejects(step(parts), full);
  assert.equal(provider.sent.length, 0);
  assert.deepEqual(states(temporary.outbox), ["queued"]);

  broken = "settle-open";
  await assert.rejects(step(parts), full);
  assert.equal(provider.sent.length, 1);

  broken = undefined;
  await temporary.work(provider, NOW + MINUTE);
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
  assert.equal(provider.sent.length, 1);
});

test("an error that nobody foresaw counts as unknown", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  const provider = scriptedProvider({
    send: () => {
      throw new TypeError("oops with a key in it");
    },
  });
  await temporary.work(provider);
  assert.deepEqual(states(temporary.outbox), ["unknown"]);
  assert.deepEqual(batch(temporary.outbox).reason, { kind: "no-answer", message: "TypeError" });
});
