import assert from "node:assert/strict";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { batch, hit, MINUTE, queue, states } from "../fixtures/outbox-steps.ts";
import { ACCOUNT, NEVER_LEFT, NOW, scriptedProvider, temporaryOutbox } from "../fixtures/temporary-outbox.ts";
import { openOutbox } from "../outbox.ts";
import { step } from "../worker/worker.ts";

/** A copy of the data folder as a backup takes it, opened later as its own run. */
function restored(file: string, now: () => number) {
  const folder = mkdtempSync(join(tmpdir(), "sms-restored-"));
  const copy = join(folder, "outbox.sqlite");
  for (const suffix of ["", "-wal"]) if (existsSync(file + suffix)) copyFileSync(file + suffix, copy + suffix);
  const outbox = openOutbox({ file: copy, now });
  return {
    outbox,
    [Symbol.dispose]() {
      outbox.close();
      rmSync(folder, { recursive: true });
    },
  };
}

test("a data folder that is put back sends nothing by itself that has gone meanwhile", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  const { tag } = batch(temporary.outbox);
  using copy = restored(temporary.file, () => temporary.clock.now);
  const first = scriptedProvider({});
  await temporary.work(first);
  assert.equal(first.sent.length, 1);
  temporary.clock.now += 20 * MINUTE;
  const again = scriptedProvider({ findByTag: (asked) => (asked === tag ? [hit()] : []) });
  while (await step({ outbox: copy.outbox, provider: again, account: ACCOUNT }));
  assert.deepEqual([again.sent.length, again.asked[0]], [0, tag]);
  assert.deepEqual(states(copy.outbox), ["accepted"]);
});

test("nor when a person sends what was held in it, nor before the look-up was answered", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  using copy = restored(temporary.file, () => temporary.clock.now);
  temporary.clock.now += 180 * MINUTE;
  let visible: boolean | undefined;
  const provider = scriptedProvider({
    findByTag() {
      if (visible === undefined) throw new Error("no answer");
      return visible ? [hit()] : [];
    },
  });
  const work = async () => {
    while (await step({ outbox: copy.outbox, provider, account: ACCOUNT }));
  };
  await work();
  assert.equal(copy.outbox.readMessage("m1")?.held, "stale");
  copy.outbox.resume("m1");
  await work();
  assert.deepEqual([provider.sent.length, states(copy.outbox)], [0, ["queued"]], "an unanswered look-up is no answer");
  visible = true;
  temporary.clock.now += 5 * MINUTE;
  await work();
  assert.deepEqual([provider.sent.length, states(copy.outbox)], [0, ["accepted"]]);
});

test("a snapshot of a running machine that goes on later looks up what it had queued", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  temporary.clock.now += 11_000;
  const provider = scriptedProvider({ findByTag: () => [hit()] });
  await temporary.work(provider);
  assert.equal(provider.sent.length, 0);
});

test("what was queued a moment ago in this run leaves without a look-up, request after request", async () => {
  using temporary = temporaryOutbox();
  const recipients = Array.from({ length: 2000 }, (_, n) => `+336${String(n).padStart(8, "0")}`);
  queue(temporary.outbox, { recipients });
  const provider = scriptedProvider({
    send() {
      temporary.clock.now += 6000;
      return { outcome: "sent", messageId: provider.sent.length, segments: 1, cost: 1, currency: "EUR" };
    },
  });
  await temporary.work(provider, NOW + 5000);
  assert.equal(provider.sent.length, 4);
  const tags = temporary.outbox.readMessage("m1")?.batchList.map(({ tag }) => tag) ?? [];
  assert.deepEqual(
    provider.asked.filter((asked) => tags.includes(asked)),
    [],
  );
});

test("what really never left goes after its look-up", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  temporary.clock.now += 30 * MINUTE;
  temporary.reopen();
  const provider = scriptedProvider({});
  await temporary.work(provider);
  assert.equal(provider.sent.length, 1);
});

test("a clock that is set back holds what is queued for a person, and it is never sent when the clock gets there again", async () => {
  for (const back of [2 * 60 * MINUTE, 365 * 24 * 60 * MINUTE]) {
    using temporary = temporaryOutbox();
    queue(temporary.outbox);
    await temporary.work(scriptedProvider({ send: NEVER_LEFT }));
    temporary.reopen();
    temporary.clock.now -= back;
    const provider = scriptedProvider({});
    await temporary.work(provider);
    assert.equal(temporary.outbox.readMessage("m1")?.held, "clock");
    await temporary.work(provider, NOW + 2 * back);
    assert.equal(provider.sent.length, 0);
    temporary.outbox.resume("m1");
    await temporary.work(provider);
    assert.equal(provider.sent.length, 1, "a person wants it");
  }
});

test("an answer that comes after hours of sleep makes nothing behind it fresh again", async () => {
  using temporary = temporaryOutbox();
  const recipients = Array.from({ length: 1500 }, (_, n) => `+336${String(n).padStart(8, "0")}`);
  queue(temporary.outbox, { recipients });
  const provider = scriptedProvider({
    send() {
      temporary.clock.now += 180 * MINUTE;
      return { outcome: "sent", messageId: 1, segments: 1, cost: 1, currency: "EUR" };
    },
  });
  await temporary.work(provider);
  assert.deepEqual(temporary.outbox.readMessage("m1")?.batches, { accepted: 1, queued: 2 });
  assert.equal(temporary.outbox.readMessage("m1")?.held, "stale");
});

test("what is queued in a backup is held when it is put back, and looked up before it leaves", async () => {
  using temporary = temporaryOutbox();
  queue(temporary.outbox);
  const { tag } = batch(temporary.outbox);
  const folder = mkdtempSync(join(tmpdir(), "sms-backup-"));
  const file = join(folder, "outbox.sqlite");
  await temporary.outbox.copyTo(file);
  await temporary.work(scriptedProvider({}));
  const copy = openOutbox({ file, now: () => temporary.clock.now });
  copy.holdQueued();
  const provider = scriptedProvider({ findByTag: (asked) => (asked === tag ? [hit()] : []) });
  const work = async () => {
    while (await step({ outbox: copy, provider, account: ACCOUNT }));
  };
  await work();
  assert.deepEqual([provider.sent.length, provider.asked.length, copy.readMessage("m1")?.held], [0, 0, "person"]);
  copy.resume("m1");
  await work();
  assert.deepEqual([provider.sent.length, provider.asked[0], states(copy)], [0, tag, ["accepted"]]);
  copy.close();
  rmSync(folder, { recursive: true });
});
