import { perform, type WorkerParts } from "./perform.ts";
import type { BegunAttempt } from "./worker-store.ts";

/** A worker that runs until it is stopped. */
export interface RunningWorker {
  /** Something was queued or decided, or the network is back: look now. */
  readonly wake: () => void;
  /** Ends after what is under way. */
  readonly stop: () => Promise<void>;
}

/** The timer that a running worker lives by; a test drives its own. */
export interface WorkerTimer {
  /** Calls back after so many milliseconds, once; answers how to take that back. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

/** Options of running a worker. */
export interface RunningOptions {
  readonly timer?: WorkerTimer;
  /** Milliseconds after which it looks all the same, since others write too. @default only when something is due */
  readonly pollInterval?: number;
  /** Milliseconds to wait after an error of the store, such as a full disk. @default 60,000 */
  readonly afterError?: number;
  /** Hears of errors; the worker goes on. */
  readonly failed: (error: unknown) => void;
}

/** The longest sleep in milliseconds: timers of a suspended computer do not count the time that it slept. */
const MAX_SLEEP = 60_000;
/** The shortest sleep in milliseconds, where something is due that another worker has in hand. */
const MIN_SLEEP = 1;

const SYSTEM_TIMER: WorkerTimer = {
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

/**
 * Does what is due, one thing after the other, and sleeps until the next is due. A call that reads goes on beside the
 * sends, so that they do not wait for it; there is one at a time, so that nothing is asked twice.
 */
export function startWorker<Item, Attempt extends BegunAttempt>(
  parts: WorkerParts<Item, Attempt>,
  { timer = SYSTEM_TIMER, pollInterval, afterError = MAX_SLEEP, failed }: RunningOptions,
): RunningWorker {
  let isStopped = false;
  let isWoken = false;
  let wake = (): void => {};
  /** The call that reads and has no answer yet. It never rejects; its error waits in `failure`. */
  let reading: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;

  /** @returns how many milliseconds to rest; 0: there may be more to do; undefined: until it is woken */
  async function next(): Promise<number | undefined> {
    const { task, dueIn } = await parts.store.next(reading !== undefined);
    if (!task) return restOf(dueIn);
    const isSend = task.kind === "send" || task.kind === "look-first";
    if (isSend) await perform(task, parts);
    else {
      reading = perform(task, parts)
        .catch((error: unknown) => (failure = { error }))
        .then(() => {
          reading = undefined;
          wakeUp();
        });
    }
    return 0;
  }

  function restOf(dueIn: number | undefined): number | undefined {
    // What is due already waits for the call that reads, whose end wakes.
    const due = dueIn !== undefined && dueIn <= 0 ? (reading ? undefined : MIN_SLEEP) : dueIn;
    return pollInterval === undefined ? due : Math.min(due ?? pollInterval, pollInterval);
  }

  function sleep(milliseconds: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const cancel = milliseconds === undefined ? () => {} : timer.after(Math.min(milliseconds, MAX_SLEEP), resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      isWoken = false;
      let rest: number | undefined;
      try {
        if (failure) throw takeFailure().error;
        rest = await next();
      } catch (error) {
        failed(error);
        rest = afterError;
      }
      if (rest !== 0 && !isWoken && !isStopped) await sleep(rest);
    }
    await reading;
    if (failure) failed(takeFailure().error);
  }

  function takeFailure(): { readonly error: unknown } {
    const taken = failure ?? { error: undefined };
    failure = undefined;
    return taken;
  }

  function wakeUp(): void {
    isWoken = true;
    wake();
  }

  const running = run();
  return {
    wake: wakeUp,
    async stop() {
      isStopped = true;
      wake();
      await running;
    },
  };
}
