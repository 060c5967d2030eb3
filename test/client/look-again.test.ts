/** Tests of `createHandler` after an unknown outcome and after it has forgotten a key: nothing is sent twice unseen. */
import { memoryStore } from "@sms-composer/client";
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
  endFaults,
  firstTag,
  clientOf,
  drawKey,
  wait,
  now,
  restart,
} from "./user-backend.ts";

beforeEach(restart);

describe("after an unknown outcome", () => {
  it("a look at the key finds what arrived, by its tag", async () => {
    const handle = backend();
    const key = drawKey();
    loseTheAnswer();
    assert.equal((await ask(handle, press(key))).outcome, "unknown");
    const found = await ask(handle, look(key));
    assert.deepEqual([found.status, found.outcome, found.foundByTag], [200, "sent", true]);
    assert.deepEqual(await ask(handle, press(key)), found, "from then on the key is known as sent");
    assert.equal(sends(), 1);
  });

  it("a look that finds nothing does not say that nothing was sent", async () => {
    const handle = backend();
    const nothing = await ask(handle, look(drawKey()));
    assert.deepEqual([nothing.status, nothing.outcome], [404, "unknown"]);
    const key = drawKey();
    fail({ fault: "drop-before", call: "send", times: 1 });
    await ask(handle, press(key));
    assert.equal((await ask(handle, look(key))).outcome, "unknown");
  });

  it("a look needs permission, and a page of one's own", async () => {
    const handle = backend();
    const key = drawKey();
    await ask(handle, press(key));
    const stranger = look(key);
    stranger.headers.delete("x-user");
    assert.deepEqual([(await ask(handle, stranger)).code, sends()], ["not-authorized", 1]);
    const foreign = await ask(handle, look(key, { origin: "https://evil.example", "sec-fetch-site": "cross-site" }));
    assert.deepEqual([foreign.status, foreign.outcome, foreign.code], [403, "not-sent", "origin-not-allowed"]);
  });

  it("sending again finds what arrived meanwhile, and sends nothing", async () => {
    const handle = backend();
    const key = drawKey();
    loseTheAnswer();
    await ask(handle, press(key));
    const again = await ask(handle, press(drawKey(), SMS, { "idempotency-replaces": key }));
    assert.deepEqual([again.status, again.outcome, again.foundByTag, sends()], [200, "sent", true, 1]);
  });

  it("sending again goes out under the first tag, so that a double is seen, however often it is sent again", async () => {
    const handle = backend();
    const keys = [drawKey(), drawKey(), drawKey()] as const;
    fail({ fault: "drop-before", call: "send", times: 2 });
    const first = (await handle(press(keys[0]))).json() as Promise<{ tag: string }>;
    const { tag } = await first;
    assert.match(tag, /^[a-z2-7]{20}$/);
    await ask(handle, press(keys[1], SMS, { "idempotency-replaces": keys[0] }));
    const sent = await ask(handle, press(keys[2], SMS, { "idempotency-replaces": keys[1] }));
    assert.deepEqual([sent.outcome, sends(), firstTag()], ["sent", 1, tag]);
  });

  it("sending again while the first is still in flight waits for its outcome, and sends nothing more", async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const handle = backend({ client: clientOf((url) => (url.endsWith("/send") ? held : Promise.resolve())) });
    const key = drawKey();
    const first = ask(handle, press(key));
    const again = ask(handle, press(drawKey(), SMS, { "idempotency-replaces": key }));
    setTimeout(release, 200);
    assert.deepEqual(await again, await first);
    assert.equal(sends(), 1);
  });

  it("sending again what cannot be looked up now sends nothing", async () => {
    const handle = backend();
    const key = drawKey();
    fail({ fault: "drop-before", call: "send", times: 1 });
    await ask(handle, press(key));
    fail({ fault: "error-before", call: "bulk-status-by-tag" });
    const next = drawKey();
    const again = await ask(handle, press(next, SMS, { "idempotency-replaces": key }));
    assert.deepEqual([again.outcome, sends()], ["unknown", 0]);
    endFaults();
    assert.equal((await ask(handle, press(next, SMS, { "idempotency-replaces": key }))).outcome, "sent");
  });
});

describe("a tag of the page's own", () => {
  const tagged = { ...SMS, tag: "promo" };

  it("counts as found only with the numbers and the time of the send", async () => {
    const handle = backend();
    fail({ fault: "drop-before", call: "send", times: 1 });
    // An earlier campaign with the same tag, to other people.
    await ask(handle, press(drawKey(), { ...tagged, recipients: ["+33698765432"] }));
    endFaults();
    await ask(handle, press(drawKey(), { ...tagged, recipients: ["+33698765432"] }));
    wait(HOUR);
    const key = drawKey();
    fail({ fault: "drop-before", call: "send", times: 1 });
    assert.equal((await ask(handle, press(key, tagged))).outcome, "unknown");
    assert.equal((await ask(handle, look(key))).outcome, "unknown");
    const before = sends();
    assert.equal((await ask(handle, press(drawKey(), tagged, { "idempotency-replaces": key }))).outcome, "sent");
    assert.equal(sends(), before + 1);
  });
});

describe("after the backend forgot", () => {
  for (const [name, later] of [
    ["25 hours later", 25 * HOUR],
    ["after a restart", 60_000],
  ] as const) {
    it(`${name}, a draft that is reopened and sent is found, and not sent twice`, async () => {
      const key = drawKey();
      assert.equal((await ask(backend(), press(key))).outcome, "sent");
      wait(later);
      const found = await ask(backend(), press(key));
      assert.deepEqual([found.status, found.outcome, found.foundByTag, sends()], [200, "sent", true, 1]);
    });
  }

  it("25 hours later in the same process, it is found as well", async () => {
    const handle = backend();
    const key = drawKey();
    await ask(handle, press(key));
    wait(25 * HOUR);
    assert.deepEqual([(await ask(handle, press(key))).outcome, sends()], ["sent", 1]);
  });

  it("what was never sent is sent, once it was looked for", async () => {
    const handle = backend();
    const key = drawKey();
    wait(25 * HOUR);
    assert.deepEqual([(await ask(handle, press(key))).outcome, sends()], ["sent", 1]);
  });

  it("without a way to look, an old key sends nothing, and nobody knows", async () => {
    const { send } = clientOf();
    const handle = backend({ client: { send } });
    assert.equal((await ask(handle, press(drawKey()))).outcome, "sent");
    const old = await ask(handle, press(drawKey(now().getTime() - 30 * HOUR)));
    assert.deepEqual([old.status, old.outcome, sends()], [409, "unknown", 1]);
  });

  it("a store of one's own remembers over a restart, without a look-up", async () => {
    const store = memoryStore({ now: () => new Date(0) });
    const key = drawKey();
    const first = await ask(backend({ store }), press(key));
    wait(HOUR);
    assert.deepEqual(await ask(backend({ store }), press(key)), first);
    assert.equal(sends(), 1);
  });
});
