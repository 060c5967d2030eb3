/** Tests of `createHandler` with a repeated request: the API sees one send. */
import { memoryStore } from "@sms-composer/client";
import type { HandlerClient } from "@sms-composer/client";
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import {
  SMS,
  HOUR,
  backend,
  press,
  look,
  ask,
  sends,
  loseTheAnswer,
  fail,
  clientOf,
  drawKey,
  wait,
  now,
  restart,
} from "./user-backend.ts";

beforeEach(restart);

describe("one press is one send", () => {
  it("a hundred equal requests at once are one send, and all get its receipt", async () => {
    const handle = backend();
    const key = drawKey();
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(handle, press(key))));
    assert.equal(sends(), 1);
    assert.deepEqual(new Set(answers.map(({ messageId }) => messageId)).size, 1);
    assert.ok(answers.every(({ status, outcome }) => status === 200 && outcome === "sent"));
  });

  it("a request that is repeated gets the first outcome, whatever it was", async () => {
    const handle = backend();
    for (const fault of [undefined, "drop-after", "error-after", "html-after", "rate-limit"] as const) {
      if (fault) fail({ fault, call: "send", times: 1 });
      const key = drawKey();
      const first = await ask(handle, press(key));
      const before = sends();
      assert.deepEqual(await ask(handle, press(key)), first, fault ?? "no fault");
      assert.equal(sends(), before, fault ?? "no fault");
    }
  });

  it("other decisions are other sends, also with the same text", async () => {
    const handle = backend();
    for (const key of [drawKey(), drawKey()]) assert.equal((await ask(handle, press(key))).outcome, "sent");
    assert.equal(sends(), 2);
  });

  it("a key with another body sends nothing, and does not say that nothing was sent", async () => {
    const handle = backend();
    const key = drawKey();
    await ask(handle, press(key));
    const answer = await ask(handle, press(key, { ...SMS, message: "Autre chose" }));
    assert.deepEqual([answer.status, answer.outcome, answer.code], [422, "unknown", "idempotency-key-reused"]);
    assert.equal(sends(), 1);
  });

  it("the order of the members is not another body", async () => {
    const handle = backend();
    const key = drawKey();
    await ask(handle, press(key, { message: SMS.message, recipients: SMS.recipients }));
    assert.equal((await ask(handle, press(key))).status, 200);
    assert.equal(sends(), 1);
  });

  it("while the first request is in flight, the repeated one waits, and then says that nobody knows", async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const client = clientOf((url) => (url.endsWith("/send") ? held : Promise.resolve()));
    const handle = backend({ client, timeout: 300 });
    const key = drawKey();
    const first = ask(handle, press(key));
    const repeated = await ask(handle, press(key));
    assert.deepEqual([repeated.status, repeated.outcome, repeated.code], [409, "unknown", "idempotency-key-in-flight"]);
    release();
    assert.equal((await first).outcome, "sent");
    assert.deepEqual((await ask(handle, press(key))).outcome, "sent");
    assert.equal(sends(), 1);
  });

  it("a refusal by the rules is not kept: the same key may come again when the rule allows it", async () => {
    const store = memoryStore({ now });
    const key = drawKey();
    const long = { ...SMS, message: "a".repeat(161) };
    assert.equal((await ask(backend({ store, limits: { segments: 1 } }), press(key, long))).status, 422);
    assert.equal((await ask(backend({ store }), press(key, long))).outcome, "sent");
    assert.equal(sends(), 1);
  });

  it("what was sent before its time had passed is not called refused afterwards", async () => {
    const handle = backend();
    const key = drawKey();
    const soon = { ...SMS, scheduledAt: "2026-03-10T09:05:00.000Z" };
    const first = await ask(handle, press(key, soon));
    assert.equal(first.outcome, "sent");
    wait(HOUR);
    assert.deepEqual(await ask(handle, press(key, soon)), first);
  });

  it("a backend that fails before it sends frees the key", async () => {
    const store = memoryStore({ now });
    const client: HandlerClient = {
      ...clientOf(),
      get statusByTag(): never {
        throw new Error("no such thing");
      },
    };
    const key = drawKey(now().getTime() - 30 * HOUR);
    const broken = await ask(backend({ store, client }), press(key));
    assert.deepEqual([broken.status, broken.outcome, sends()], [500, "unknown", 0]);
    assert.equal((await ask(backend({ store }), press(key))).outcome, "sent");
  });
});

describe("the key", () => {
  it("is required, bare or quoted, of 1 to 255 visible ASCII characters", async () => {
    const handle = backend();
    const without = press("x");
    without.headers.delete("idempotency-key");
    const missing = await ask(handle, without);
    assert.deepEqual([missing.status, missing.outcome, missing.code], [400, "not-sent", "idempotency-key-required"]);
    for (const wrong of ["", " ", "a b", "\u00e9", "x".repeat(256), '"', '"a', '""', '"a b"']) {
      const answer = await ask(handle, press(wrong));
      assert.deepEqual([answer.status, answer.code], [400, "idempotency-key-invalid"], wrong);
    }
    assert.equal(sends(), 0);
    const key = drawKey();
    await ask(handle, press(key));
    assert.equal((await ask(handle, press(`"${key}"`))).outcome, "sent");
    assert.equal((await ask(handle, press("x".repeat(255)))).outcome, "sent");
    assert.equal(sends(), 2);
  });

  it("need not be there for other callers, where the backend says so", async () => {
    const handle = backend({ requireIdempotencyKey: false });
    const request = press("x");
    request.headers.delete("idempotency-key");
    assert.equal((await ask(handle, request)).outcome, "sent");
    const key = drawKey();
    await ask(handle, press(key));
    await ask(handle, press(key));
    assert.equal(sends(), 2);
  });

  it("belongs to its scope: who presents somebody else's key learns nothing and takes nothing away", async () => {
    const handle = backend();
    const key = drawKey();
    loseTheAnswer();
    await ask(handle, press(key));
    const stranger = await ask(handle, look(key, { "x-user": "eve" }));
    assert.deepEqual(
      [stranger.status, stranger.outcome, Object.keys(stranger).toSorted()],
      [404, "unknown", ["message", "outcome", "status"]],
    );
    const replacing = press(drawKey(), SMS, { "x-user": "eve", "idempotency-replaces": key });
    assert.equal((await ask(handle, replacing)).foundByTag, undefined, "eve's request is a send of her own");
    assert.equal((await ask(handle, look(key))).foundByTag, true);
  });
});
