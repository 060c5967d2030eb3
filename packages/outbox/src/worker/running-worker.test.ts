import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { Provider } from "../provider/provider.ts";
import { startWorker, type WorkerTimer } from "./running-worker.ts";
import type { BegunAttempt, WorkerStore, WorkerTask } from "./worker-store.ts";

type Task = WorkerTask<string, BegunAttempt>;

const settle = async () => {
  for (let turns = 0; turns < 20; turns++) await turn();
};
const unexpected = (error: unknown) => assert.fail(String(error));
const lookUp: Task = { kind: "look-up", item: "r1", tag: "t1" };
const send: Task = { kind: "send", attempt: { request: { recipients: ["+33612345678"], message: "x" } } };
const answer = { outcome: "sent", messageId: 1, segments: 1, cost: 0, currency: "EUR" } as const;
const provider: Provider = {
  send: async () => answer,
  findByTag: async () => [],
  deliveries: async () => [],
  cancel: async () => ({ outcome: "cancelled" }),
  isPutRight: async () => true,
};

/** A timer that a test lets go off. */
function heldTimer() {
  const waiting = new Map<() => void, number>();
  const timer: WorkerTimer = {
    after(milliseconds, callback) {
      waiting.set(callback, milliseconds);
      return () => void waiting.delete(callback);
    },
  };
  return {
    timer,
    rests: () => [...waiting.values()],
    goOff() {
      const [callback] = waiting.keys();
      assert.ok(callback, "nothing waits");
      waiting.delete(callback);
      callback();
    },
  };
}

function storeOf(tasks: Task[], more: Partial<WorkerStore<string, BegunAttempt>> = {}) {
  const calls: string[] = [];
  const store: WorkerStore<string, BegunAttempt> = {
    next(sendsOnly) {
      const index = sendsOnly ? tasks.findIndex(({ kind }) => kind === "send") : tasks.length > 0 ? 0 : -1;
      const [task] = index < 0 ? [] : tasks.splice(index, 1);
      return task ? { task } : tasks.length > 0 ? { dueIn: 0 } : {};
    },
    begin: () => undefined,
    settle: () => void calls.push("settled"),
    recordLookup(item) {
      calls.push(`looked up ${item}`);
      return "none";
    },
    postpone: (item) => void calls.push(`postponed ${item}`),
    settleAccount: () => {},
    ...more,
  };
  return { store, calls };
}

test("what is to be sent does not wait for a look-up that hangs, and nothing is asked twice at a time", async () => {
  const hanging = Promise.withResolvers<[]>();
  const tasks = [lookUp, send, lookUp];
  const { store, calls } = storeOf(tasks);
  const { timer, rests } = heldTimer();
  const worker = startWorker(
    { store, provider: { ...provider, findByTag: () => hanging.promise } },
    { timer, failed: unexpected },
  );
  await settle();
  assert.deepEqual(calls, ["settled"]);
  assert.deepEqual(rests(), [], "the end of the look-up wakes it");
  hanging.resolve([]);
  await settle();
  assert.deepEqual(calls, ["settled", "looked up r1", "looked up r1"]);
  await worker.stop();
});

test("an error while a look-up is written down is reported, and it rests before the next", async () => {
  const broken = () => {
    throw new Error("disk full");
  };
  const tasks: Task[] = [lookUp];
  const { store, calls } = storeOf(tasks, { recordLookup: broken });
  const { timer, rests, goOff } = heldTimer();
  const failures: unknown[] = [];
  const worker = startWorker(
    { store, provider },
    { timer, afterError: 250, failed: (error) => failures.push(String(error)) },
  );
  await settle();
  assert.deepEqual(failures, ["Error: disk full"]);
  assert.deepEqual(rests(), [250]);
  assert.deepEqual(calls, []);
  tasks.push(send);
  goOff();
  await settle();
  assert.deepEqual(calls, ["settled"]);
  await worker.stop();
});

test("with a poll interval it looks for what others have written, and stop ends the rest", async () => {
  const tasks: Task[] = [];
  const { store, calls } = storeOf(tasks);
  const { timer, rests, goOff } = heldTimer();
  const worker = startWorker({ store, provider }, { timer, pollInterval: 1000, failed: unexpected });
  await settle();
  assert.deepEqual(rests(), [1000]);
  tasks.push(send);
  goOff();
  await settle();
  assert.deepEqual(calls, ["settled"]);
  await worker.stop();
  assert.deepEqual(rests(), []);
});
