import assert from "node:assert/strict";
import { test } from "node:test";
import type { SendRequest } from "@sms-composer/core";
import {
  ACCOUNT,
  NEVER_LEFT,
  NOW,
  REFUSED,
  scriptedProvider,
  temporaryOutbox,
  UNKNOWN,
  type ScriptedProvider,
  type TemporaryOutbox,
} from "../outbox/fixtures/temporary-outbox.ts";
import { createSendService } from "./send-service.ts";

const REQUEST: SendRequest = { recipients: ["06 12 34 56 78"], message: "Été" };

function serviceOn(temporary: TemporaryOutbox, provider: ScriptedProvider) {
  let work = Promise.resolve();
  const service = createSendService({
    outbox: temporary.outbox,
    now: () => new Date(temporary.clock.now),
    country: () => "FR",
    wake() {
      work = temporary.work(provider).then(() => temporary.changes.forEach((id) => id && service.changed(id)));
    },
  });
  /** Resolves when the worker has done what it was woken for. */
  return { ...service, rested: () => work };
}

test("answers with the receipt when the provider has accepted", async () => {
  using temporary = temporaryOutbox();
  const provider = scriptedProvider({});
  const outcome = await serviceOn(temporary, provider).send("m1", REQUEST, ACCOUNT);
  assert.deepEqual(outcome, { outcome: "sent", messageId: 1, segments: 1, cost: 0.038, currency: "EUR" });
  assert.deepEqual(provider.sent[0]?.recipients, ["+33612345678"], "numbers go in E.164");
});

test("answers with the API's words when it refuses, and unknown when nobody knows", async () => {
  using refused = temporaryOutbox();
  assert.deepEqual(await serviceOn(refused, scriptedProvider({ send: REFUSED })).send("m1", REQUEST, ACCOUNT), {
    outcome: "not-sent",
    code: 11,
    message: "Credits",
  });
  using unknown = temporaryOutbox();
  assert.deepEqual(await serviceOn(unknown, scriptedProvider({ send: UNKNOWN })).send("m1", REQUEST, ACCOUNT), {
    outcome: "unknown",
  });
});

test("a request that breaks the rules is not queued", async () => {
  using temporary = temporaryOutbox();
  const service = serviceOn(temporary, scriptedProvider({}));
  for (const [request, code] of [
    [{ ...REQUEST, message: "" }, "required"],
    [{ ...REQUEST, recipients: [] }, "required"],
    [{ ...REQUEST, recipients: ["06 12"] }, "invalid-recipients"],
    [{ ...REQUEST, sender: "A&" }, "too-short"],
    [{ ...REQUEST, scheduledAt: new Date(NOW - 1000) }, "in-the-past"],
  ] as const) {
    const outcome = await service.send("m1", request, ACCOUNT);
    const codes = outcome.outcome === "not-sent" ? outcome.issues?.map((issue) => issue.code) : [];
    assert.ok((codes as string[] | undefined)?.includes(code), `${JSON.stringify(outcome)} has no ${code}`);
  }
  assert.deepEqual(temporary.outbox.findMessages({}), []);
});

test("waits while it is offline, and answers not sent when the person takes it back", async () => {
  using temporary = temporaryOutbox();
  const attempted = Promise.withResolvers<void>();
  const send = () => {
    attempted.resolve();
    return NEVER_LEFT;
  };
  const service = serviceOn(temporary, scriptedProvider({ send }));
  const outcome = service.send("m1", REQUEST, ACCOUNT);
  await attempted.promise;
  await service.rested();
  assert.equal(temporary.outbox.readMessage("m1")?.batchList[0]?.state, "queued");
  temporary.outbox.cancelQueued("m1");
  service.changed("m1");
  assert.equal((await outcome).outcome, "not-sent");
});

test("1,200 numbers are one message, whose answer sums up three requests", async () => {
  using temporary = temporaryOutbox();
  const provider = scriptedProvider({});
  const recipients = Array.from({ length: 1200 }, (_, n) => `+336${String(12_000_000 + n)}`);
  const outcome = await serviceOn(temporary, provider).send("m1", { ...REQUEST, recipients }, ACCOUNT);
  assert.equal(provider.sent.length, 3);
  assert.equal(outcome.outcome === "sent" && !outcome.foundByTag && outcome.cost.toFixed(3), "0.114");
});

test("sent in part and refused in part is neither unknown nor sent", async () => {
  using temporary = temporaryOutbox();
  let sends = 0;
  const provider = scriptedProvider({
    send: () =>
      ++sends === 2
        ? { outcome: "not-sent", reason: { kind: "refused", code: 9, message: "Constraints" } }
        : { outcome: "sent", messageId: sends, segments: 1, cost: 1, currency: "EUR" },
  });
  const recipients = Array.from({ length: 600 }, (_, n) => `+336${String(12_000_000 + n)}`);
  const outcome = await serviceOn(temporary, provider).send("m1", { ...REQUEST, recipients }, ACCOUNT);
  assert.deepEqual(outcome, { outcome: "partly-sent", code: 9, message: "Constraints" });
});

test("what the account does not allow in the middle is held, with the reason, and goes on when it is put right", async () => {
  for (const code of [10, 11, 20, 30, 40, 96]) {
    using temporary = temporaryOutbox();
    let allowed = false;
    const provider = scriptedProvider({
      send: () =>
        provider.sent.length >= 3 && !allowed
          ? { outcome: "not-sent", reason: { kind: "refused", code } }
          : { outcome: "sent", messageId: provider.sent.length, segments: 1, cost: 1, currency: "EUR" },
      isPutRight: () => allowed,
    });
    const recipients = Array.from({ length: 2000 }, (_, n) => `+336${String(12_000_000 + n)}`);
    const outcome = await serviceOn(temporary, provider).send("m1", { ...REQUEST, recipients }, ACCOUNT);
    assert.deepEqual(outcome, { outcome: "held", code });
    assert.equal(provider.sent.length, 3, "one request learns of it, the fourth is not spent");
    const message = temporary.outbox.readMessage("m1");
    assert.deepEqual([message?.held, message?.batches], ["account", { accepted: 2, queued: 2 }]);
    await temporary.work(provider, NOW + 10 * 60_000);
    assert.equal(provider.sent.length, 3);
    allowed = true;
    await temporary.work(provider, NOW + 30 * 60_000);
    assert.deepEqual(temporary.outbox.readMessage("m1")?.batches, { accepted: 4 });
    const written = provider.sent.filter((_, n) => n !== 2).flatMap((request) => request.recipients);
    assert.deepEqual([written.length, new Set(written).size], [2000, 2000], "everybody once");
  }
});
