import assert from "node:assert/strict";
import { test } from "node:test";
import type { SendRequest } from "@sms-composer/core";
import type { BatchState } from "./batch-state.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { BatchDetail } from "./history.ts";
import type { Outbox } from "./outbox.ts";
import type { Delivery } from "./provider.ts";
import {
  ACCOUNT,
  NEVER_LEFT,
  NOW,
  PHONE,
  REFUSED,
  scriptedProvider,
  sentAnswer,
  temporaryOutbox,
  UNKNOWN,
} from "./temporary-outbox.ts";
import { step } from "./worker.ts";

const MINUTE = 60_000;
const TEXT = "Être prêt à l’été :\n20 % 😀";
const queue = (outbox: Outbox, request: Partial<SendRequest> = {}, draftId = "m1") =>
  outbox.queue({ draftId, account: ACCOUNT, request: { recipients: [PHONE], message: TEXT, ...request } });
const batch = (outbox: Outbox, id = "m1", position = 0): BatchDetail => {
  const found = outbox.readMessage(id)?.batchList[position];
  assert.ok(found, `message ${id} has no batch ${position}`);
  return found;
};
const states = (outbox: Outbox, id = "m1"): BatchState[] =>
  outbox.readMessage(id)?.batchList.map(({ state }) => state) ?? [];
const hit = (phone = PHONE, more: Partial<Delivery> = {}): Delivery => ({ phone, status: "waiting", ...more });

test("a draft is kept as it was typed, over a restart", () => {
  using temporary = temporaryOutbox();
  const content = { message: TEXT, recipients: "06 12, half-ty" };
  assert.equal(temporary.outbox.saveDraft("d1", { message: "Êt" }), true);
  assert.equal(temporary.outbox.saveDraft("d1", content), true);
  assert.deepEqual(temporary.reopen().listDrafts(), [{ id: "d1", content, updatedAt: NOW }]);
});

test("queueing ends the draft, and an autosave that comes late does not bring it back", () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  outbox.saveDraft("m1", { message: TEXT });
  assert.equal(queue(outbox), true);
  assert.deepEqual(outbox.listDrafts(), []);
  assert.equal(outbox.saveDraft("m1", { message: TEXT }), false);
  assert.deepEqual(outbox.listDrafts(), []);
});

test("the same draft queued twice is sent once", async () => {
  using temporary = temporaryOutbox();
  assert.equal(queue(temporary.outbox), true);
  assert.equal(queue(temporary.outbox, { message: "another text" }), false);
  const provider = scriptedProvider({});
  await temporary.work(provider);
  assert.deepEqual(
    provider.sent.map(({ message }) => message),
    [TEXT],
  );
});

test("the attempt is written down before the provider is asked, and the frozen request is what it gets", async () => {
  using temporary = temporaryOutbox();
  const scheduledAt = new Date(NOW + 60 * MINUTE);
  queue(temporary.outbox, { sender: "MYCOMPANY", range: "premium", stop: true, scheduledAt });
  const provider = scriptedProvider({
    send: (request) => {
      assert.deepEqual(states(temporary.outbox), ["sending"]);
      assert.equal(batch(temporary.outbox).attempts.length, 1);
      const { tag, ...rest } = request;
      assert.match(tag ?? "", /^[a-z2-7]{20}$/);
      const wanted = {
        recipients: [PHONE],
        message: TEXT,
        sender: "MYCOMPANY",
        range: "premium",
        stop: true,
        scheduledAt,
      };
      assert.deepEqual(rest, wanted);
      return sentAnswer(307);
    },
  });
  await temporary.work(provider);
  const { state, messageId, cost, currency, segments } = batch(temporary.outbox);
  assert.deepEqual(
    { state, messageId, cost, currency, segments },
    {
      state: "accepted",
      messageId: 307,
      cost: 0.038,
      currency: "EUR",
      segments: 1,
    },
  );
});

test("a refusal is a failure, with its reason, and nothing is tried again", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  const provider = scriptedProvider({ send: REFUSED });
  await temporary.work(provider, NOW + 72 * 60 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["failed"]);
  assert.deepEqual(batch(temporary.outbox).reason, { kind: "refused", code: 11, message: "Credits" });
  assert.equal(provider.sent.length, 1);
});

test("what never left is tried again by itself until it leaves", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  let offline = true;
  const provider = scriptedProvider({ send: () => (offline ? NEVER_LEFT : sentAnswer()) });
  await temporary.work(provider, NOW + 2 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["queued"]);
  assert.deepEqual(batch(temporary.outbox).reason, { kind: "no-connection" });
  assert.ok(provider.sent.length > 2);
  offline = false;
  await temporary.work(provider, NOW + 10 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
  assert.deepEqual(
    batch(temporary.outbox)
      .attempts.map(({ outcome }) => outcome)
      .slice(-2),
    ["never_left", "sent"],
  );
});

test("when the network is back, what waits for it leaves at once", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  await temporary.work(scriptedProvider({ send: NEVER_LEFT }), NOW + 5 * MINUTE);
  const provider = scriptedProvider({});
  await temporary.work(provider);
  assert.equal(provider.sent.length, 0);
  temporary.outbox.hurryQueued();
  await temporary.work(provider);
  assert.equal(provider.sent.length, 1);
});

test("the provider's wish to wait is respected", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  const provider = scriptedProvider({
    send: { outcome: "never_left", reason: { kind: "too-many-requests" }, retryAfter: 30 * MINUTE },
  });
  await temporary.work(provider, NOW + 29 * MINUTE);
  assert.equal(provider.sent.length, 1);
  await temporary.work(provider, NOW + 31 * MINUTE);
  assert.equal(provider.sent.length, 2);
});

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
  assert.deepEqual(states(temporary.outbox), ["needs_user"]);
  assert.deepEqual(batch(temporary.outbox).reason, { kind: "not-found" });
  assert.equal(provider.sent.length, 1);
});

test("look-ups without an answer do not count as not found; after an hour of them the person is told", async () => {
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
  assert.deepEqual(states(temporary.outbox), ["needs_user"]);
  assert.deepEqual(batch(temporary.outbox).reason, { kind: "not-looked-up" });
  offline = false;
  await temporary.work(provider, NOW + 130 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
});

async function needsUser(temporary: ReturnType<typeof temporaryOutbox>, request: Partial<SendRequest> = {}) {
  queue(temporary.outbox, request);
  await temporary.work(scriptedProvider({ send: UNKNOWN }), temporary.clock.now + 11 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["needs_user"]);
}

test("a late hit wins over the question to the person, and over giving up", async () => {
  for (const giveUp of [false, true]) {
    using temporary = temporaryOutbox();
    await needsUser(temporary);
    if (giveUp) assert.equal(temporary.outbox.decide(batch(temporary.outbox).id, "give-up"), true);
    assert.deepEqual(states(temporary.outbox), [giveUp ? "given_up" : "needs_user"]);
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
  assert.deepEqual(states(temporary.outbox), ["needs_user"]);
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

test("it never says failed or cancelled when an earlier attempt may have gone", async () => {
  using refused = temporaryOutbox();
  await needsUser(refused);
  refused.outbox.decide(batch(refused.outbox).id, "send-again");
  await refused.work(scriptedProvider({ send: REFUSED }));
  assert.deepEqual(states(refused.outbox), ["needs_user"]);
  assert.equal(batch(refused.outbox).reason?.code, 11);

  using cancelled = temporaryOutbox();
  await needsUser(cancelled);
  cancelled.outbox.decide(batch(cancelled.outbox).id, "send-again");
  assert.equal(cancelled.outbox.cancelQueued("m1"), 1);
  assert.deepEqual(states(cancelled.outbox), ["needs_user"]);
});

test("a tag that the user wrote is proof only with the numbers and the time", async () => {
  for (const [listed, wanted] of [
    [hit(PHONE, { at: new Date(NOW + 1000) }), "accepted"],
    [hit(PHONE, { at: new Date(NOW - 24 * 60 * MINUTE) }), "unknown"],
    [hit(PHONE), "needs_user"],
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
  assert.deepEqual(temporary.changes, [], "nobody is told before there is an outbox to look into");
  assert.deepEqual(states(temporary.outbox), ["unknown"]);
  assert.deepEqual(batch(temporary.outbox).reason, { kind: "interrupted" });
  await temporary.work(provider, NOW + 11 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["needs_user"]);
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
  assert.equal(temporary.outbox.readMessage("m1")?.stale, true);
  temporary.outbox.resume("m1");
  await temporary.work(provider);
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
});

test("messages of another account are left alone", async () => {
  using temporary = temporaryOutbox();
  temporary.outbox.queue({ draftId: "m1", account: "else", request: { recipients: [PHONE], message: TEXT } });
  const provider = scriptedProvider({});
  await temporary.work(provider, NOW + 60 * MINUTE);
  assert.equal(provider.sent.length, 0);
  assert.deepEqual(states(temporary.outbox), ["queued"]);
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
  listed = [hit(PHONE, { status: "waiting" }), hit(other, { status: "not_delivered" })];
  await temporary.work(provider, NOW + 10 * MINUTE);
  assert.deepEqual(statuses(), ["delivered", "not_delivered"]);
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

test("each change is told, with the message that it is about", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  await temporary.work(scriptedProvider({}));
  assert.ok(temporary.changes.filter((id) => id === "m1").length >= 3);
});
