import assert from "node:assert/strict";
import { test } from "node:test";
import { MINUTE, TEXT, queue, batch, states } from "../fixtures/outbox-steps.ts";
import {
  NEVER_LEFT,
  NOW,
  PHONE,
  REFUSED,
  scriptedProvider,
  sentAnswer,
  temporaryOutbox,
} from "../fixtures/temporary-outbox.ts";

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
  assert.deepEqual(batch(temporary.outbox).reason, { kind: "unreachable" });
  assert.ok(provider.sent.length > 2);
  offline = false;
  await temporary.work(provider, NOW + 10 * MINUTE);
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
  assert.deepEqual(
    batch(temporary.outbox)
      .attempts.map(({ outcome }) => outcome)
      .slice(-2),
    ["not-sent", "sent"],
  );
});

test("when the network is back, what waits for it leaves at once", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  await temporary.work(scriptedProvider({ send: NEVER_LEFT }), NOW + 5 * MINUTE);
  const provider = scriptedProvider({});
  await temporary.work(provider);
  assert.equal(provider.sent.length, 0);
  temporary.outbox.retryQueued();
  await temporary.work(provider);
  assert.equal(provider.sent.length, 1);
});

test("the provider's wish to wait is respected", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  const provider = scriptedProvider({
    send: { outcome: "not-sent", reason: { kind: "rate-limited" }, retryAfter: 30 * MINUTE },
  });
  await temporary.work(provider, NOW + 29 * MINUTE);
  assert.equal(provider.sent.length, 1);
  await temporary.work(provider, NOW + 31 * MINUTE);
  assert.equal(provider.sent.length, 2);
});

test("messages of another account are left alone", async () => {
  using temporary = temporaryOutbox();
  temporary.outbox.queue({ draftId: "m1", account: "else", request: { recipients: [PHONE], message: TEXT } });
  const provider = scriptedProvider({});
  await temporary.work(provider, NOW + 60 * MINUTE);
  assert.equal(provider.sent.length, 0);
  assert.deepEqual(states(temporary.outbox), ["queued"]);
});

test("each change is reported, with the message that it is about", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  await temporary.work(scriptedProvider({}));
  assert.ok(temporary.changes.filter((id) => id === "m1").length >= 3);
});

test("an identifier that no number can hold is kept, over a restart, and asked for digit by digit", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  const messageId = "9223372036854775809";
  const provider = scriptedProvider({ send: sentAnswer(messageId) });
  await temporary.work(provider, NOW + 60 * MINUTE);
  assert.equal(batch(temporary.reopen()).messageId, messageId);
  assert.ok(provider.asked.includes(messageId));
});
