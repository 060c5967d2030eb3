import type { SendAnswer } from "@sms-composer/outbox/machine";
import type { Provider } from "@sms-composer/outbox/provider";
import type { BatchRow } from "../store/batch-rows.ts";
import type { Task } from "../store/tasks.ts";
import type { CheckpointHook } from "../checkpoint.ts";
import type { WorkerStore } from "./worker-store.ts";

export interface WorkerParts {
  readonly outbox: WorkerStore;
  readonly provider: Provider;
  /** Whose key the provider has: only this account's messages are touched. */
  readonly account: string;
  readonly checkpoint?: CheckpointHook;
}

/**
 * Does the one thing that is due, if any, and tells whether there was one. Steps must follow one another: there is
 * one worker, and what is found as sending at the start of a step was interrupted.
 */
export async function step(parts: WorkerParts): Promise<boolean> {
  parts.outbox.recoverInterrupted();
  const task = parts.outbox.nextTask(parts.account);
  if (task) await perform(task, parts);
  return task !== undefined;
}

async function perform(task: Task, { outbox, provider, checkpoint = () => {} }: WorkerParts): Promise<void> {
  const { batch } = task;
  switch (task.kind) {
    case "send":
      if (task.looksFirst) {
        const found = await lookUp(batch);
        if (found) return;
        // What a person has decided to send again goes even so; what may have gone from elsewhere waits for an answer.
        if (found === undefined && batch.decisions === 1) {
          outbox.postponeReading(batch);
          return;
        }
      }
      await send(batch);
      return;
    case "look-up":
      if ((await lookUp(batch)) === undefined) outbox.postponeReading(batch);
      return;
    case "deliveries":
      if (!(await readDeliveries(batch))) outbox.postponeReading(batch);
      return;
    case "account": {
      const { reason, needs } = outbox.accountQuestion(batch);
      if (await provider.isPutRight(reason, needs).catch(() => false)) outbox.releaseAccount(batch);
      else outbox.postponeAccount(batch);
      return;
    }
  }

  async function send(batch: BatchRow): Promise<void> {
    const attempt = outbox.beginAttempt(batch);
    if (!attempt) return;
    const answer = await provider.send(attempt.request).catch(unforeseen);
    checkpoint("after-response");
    outbox.settleAttempt(attempt, answer);
  }

  /** `undefined`: no answer. */
  async function lookUp(batch: BatchRow): Promise<boolean | undefined> {
    const listed = await provider.findByTag(batch.tag).catch(() => undefined);
    checkpoint("after-lookup");
    return listed && outbox.recordLookup(batch, listed);
  }

  async function readDeliveries(batch: BatchRow): Promise<boolean> {
    // By tag where a double is possible, so that it is seen, and where the provider's id is not known.
    const id = batch.decisions > 1 && batch.tag_drawn === 1 ? null : batch.provider_id;
    if (id === null) return (await lookUp(batch)) !== undefined;
    const listed = await provider.deliveries(id).catch(() => undefined);
    checkpoint("after-statuses");
    if (listed) outbox.recordDeliveries(batch, listed);
    return listed !== undefined;
  }
}

function unforeseen(error: unknown): SendAnswer {
  return { outcome: "unknown", reason: { kind: "no-answer", message: error instanceof Error ? error.name : "Error" } };
}

/** The clock and timer that a running worker lives by; a test drives its own. */
export interface WorkerClock {
  readonly now: () => number;
  /** Calls back after so many milliseconds, once; answers how to take that back. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

export interface RunningWorker {
  /** Something has been queued or decided, or the network is back: look now. */
  wake(): void;
  /** Ends after the step under way. */
  stop(): Promise<void>;
}

/** The longest sleep: timers of a suspended computer do not count the time that it slept. */
const LONGEST_SLEEP = 60_000;

/** Runs step after step, sleeping until the next is due. `failed` hears of errors (a full disk); the worker goes on. */
export function startWorker(
  parts: WorkerParts & { readonly clock: WorkerClock; readonly failed: (error: unknown) => void },
): RunningWorker {
  const { outbox, account, clock, failed } = parts;
  let stopped = false;
  let woken = false;
  let cancelSleep: (() => void) | undefined;
  let running: Promise<void> | undefined;
  /** A call that reads and has no answer yet: what is queued meanwhile does not wait for it. */
  let reading: Promise<void> | undefined;
  let interrupt = () => {};

  async function next(): Promise<boolean> {
    outbox.recoverInterrupted();
    const task = outbox.nextTask(account);
    if (task?.kind === "send") {
      await perform(task, parts);
      return true;
    }
    if (!task && !reading) return false;
    // One reading at a time, so that nothing is asked twice; it has written down its answer when it ends.
    reading ??= task && perform(task, parts).finally(() => (reading = undefined));
    await Promise.race([reading, new Promise<void>((resolve) => (interrupt = resolve))]);
    return true;
  }

  async function run(): Promise<void> {
    let sleep: number | undefined = LONGEST_SLEEP;
    try {
      do woken = false;
      while (!stopped && ((await next()) || woken));
      const due = outbox.nextDueAt(account);
      sleep = due === undefined ? undefined : Math.min(Math.max(due - clock.now(), 0), LONGEST_SLEEP);
    } catch (error) {
      failed(error);
    }
    running = undefined;
    if (stopped || sleep === undefined) return;
    cancelSleep = clock.after(woken ? 0 : sleep, start);
  }

  function start(): void {
    cancelSleep?.();
    cancelSleep = undefined;
    woken = true;
    interrupt();
    if (!stopped) running ??= run();
  }

  start();
  return {
    wake: start,
    async stop() {
      stopped = true;
      cancelSleep?.();
      await running;
      await reading?.catch(failed);
    },
  };
}
