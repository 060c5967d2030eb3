import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { Checkpoint } from "../checkpoint.ts";
import {
  ACCOUNT,
  NEVER_LEFT,
  NOW,
  PHONE,
  scriptedProvider,
  sentAnswer,
  temporaryOutbox,
  type TemporaryOutbox,
} from "../fixtures/temporary-outbox.ts";
import { startWorker, type WorkerClock } from "./worker.ts";

/** A clock whose time passes only when a test says so. */
function drivenClock(temporary: TemporaryOutbox) {
  let timers: { at: number; callback: () => void }[] = [];
  const clock: WorkerClock = {
    now: () => temporary.clock.now,
    after(milliseconds, callback) {
      const timer = { at: temporary.clock.now + milliseconds, callback };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
  };
  const settle = async () => {
    for (let turns = 0; turns < 20; turns++) await turn();
  };
  return {
    clock,
    settle,
    sleeping: () => timers.length,
    async pass(milliseconds: number) {
      const until = temporary.clock.now + milliseconds;
      for (let due = next(until); due; due = next(until)) {
        temporary.clock.now = Math.max(temporary.clock.now, due.at);
        timers = timers.filter((other) => other !== due);
        due.callback();
        await settle();
      }
      temporary.clock.now = until;
    },
  };
  function next(until: number) {
    return timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
  }
}

const unexpected = (error: unknown) => assert.fail(String(error));
const queue = (temporary: TemporaryOutbox, draftId = "m1") =>
  temporary.outbox.queue({ draftId, account: ACCOUNT, request: { recipients: [PHONE], message: "x" } });
const stateOf = (temporary: TemporaryOutbox, id = "m1") => temporary.outbox.readMessage(id)?.batchList[0]?.state;

test("a running worker sends what is queued, asks for statuses at their times, and then rests without a timer", async () => {
  using temporary = temporaryOutbox();
  const driven = drivenClock(temporary);
  let delivered = false;
  const provider = scriptedProvider({ deliveries: () => (delivered ? [{ phone: PHONE, status: "delivered" }] : []) });
  const parts = { outbox: temporary.outbox, provider, account: ACCOUNT, clock: driven.clock, failed: unexpected };
  const worker = startWorker(parts);
  await driven.settle();
  assert.equal(driven.sleeping(), 0, "nothing is due: nothing wakes it");

  queue(temporary);
  worker.wake();
  await driven.settle();
  assert.equal(stateOf(temporary), "accepted");
  assert.equal(driven.sleeping(), 1);
  await driven.pass(9_000);
  assert.deepEqual(provider.asked, []);
  delivered = true;
  await driven.pass(2_000);
  assert.deepEqual(provider.asked, ["1"]);
  assert.equal(driven.sleeping(), 0);
  await worker.stop();
});

test("offline it tries again at growing intervals, and at once when it is woken after a hurry", async () => {
  using temporary = temporaryOutbox();
  const driven = drivenClock(temporary);
  let offline = true;
  const provider = scriptedProvider({ send: () => (offline ? NEVER_LEFT : sentAnswer()) });
  queue(temporary);
  const parts = { outbox: temporary.outbox, provider, account: ACCOUNT, clock: driven.clock, failed: unexpected };
  const worker = startWorker(parts);
  await driven.settle();
  await driven.pass(10 * 60_000);
  assert.ok(provider.sent.length > 5 && provider.sent.length < 12, `${provider.sent.length} tries`);
  offline = false;
  temporary.outbox.retryQueued();
  worker.wake();
  await driven.settle();
  assert.equal(stateOf(temporary), "accepted");
  await worker.stop();
});

test("a failing step is reported and tried again a minute later; sends are never two at a time", async () => {
  let broken: Checkpoint | undefined = "sending-open";
  using temporary = temporaryOutbox({
    checkpoint(point) {
      if (point === broken) throw new Error("disk full");
    },
  });
  const driven = drivenClock(temporary);
  let atOnce = 0;
  let most = 0;
  const provider = scriptedProvider({
    async send() {
      most = Math.max(most, ++atOnce);
      await turn();
      atOnce--;
      return sentAnswer();
    },
  });
  const failures: unknown[] = [];
  for (const id of ["m1", "m2", "m3"]) queue(temporary, id);
  const worker = startWorker({
    outbox: temporary.outbox,
    provider,
    account: ACCOUNT,
    clock: driven.clock,
    failed: (error) => failures.push(error),
  });
  await driven.settle();
  assert.equal(failures.length, 1);
  assert.equal(provider.sent.length, 0);
  broken = undefined;
  await driven.pass(60_000);
  for (let n = 0; n < 5; n++) worker.wake();
  await driven.settle();
  assert.equal(provider.sent.length, 3);
  assert.equal(most, 1);
  assert.equal(temporary.clock.now, NOW + 60_000);
  await worker.stop();
});

test("stopping waits for the step under way, and nothing is begun after it", async () => {
  using temporary = temporaryOutbox();
  const driven = drivenClock(temporary);
  const answer = Promise.withResolvers<ReturnType<typeof sentAnswer>>();
  const provider = scriptedProvider({ send: () => answer.promise });
  queue(temporary);
  queue(temporary, "m2");
  const parts = { outbox: temporary.outbox, provider, account: ACCOUNT, clock: driven.clock, failed: unexpected };
  const worker = startWorker(parts);
  await driven.settle();
  let stopped = false;
  const stopping = worker.stop().then(() => (stopped = true));
  await driven.settle();
  assert.equal(stopped, false);
  answer.resolve(sentAnswer());
  await stopping;
  worker.wake();
  await driven.settle();
  assert.equal(stateOf(temporary), "accepted", "the answer that was waited for is written down");
  assert.equal(stateOf(temporary, "m2"), "queued");
  assert.equal(driven.sleeping(), 0);
});

test("a call for statuses that hangs does not hold up what is queued meanwhile", async () => {
  using temporary = temporaryOutbox();
  const driven = drivenClock(temporary);
  const hanging = Promise.withResolvers<never>();
  const provider = scriptedProvider({});
  let asked = 0;
  const parts = { outbox: temporary.outbox, account: ACCOUNT, clock: driven.clock, failed: unexpected };
  const deliveries = () => {
    asked++;
    return hanging.promise;
  };
  queue(temporary);
  const worker = startWorker({ ...parts, provider: { ...provider, deliveries } });
  await driven.settle();
  await driven.pass(10_000);
  assert.equal(asked, 1);
  queue(temporary, "m2");
  worker.wake();
  await driven.settle();
  assert.equal(stateOf(temporary, "m2"), "accepted");
  assert.equal(asked, 1, "the same is not asked twice");
  hanging.reject(new Error("no answer"));
  await worker.stop();
});
