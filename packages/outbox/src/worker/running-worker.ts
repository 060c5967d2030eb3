import { step, type WorkerParts } from "./step.ts";

/** A loop of steps. */
export interface RunningWorker {
  /** Something was queued or decided: look now. */
  readonly wake: () => void;
  /** Ends after the step under way. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds to wait after an error of the store. */
const AFTER_ERROR = 250;

/**
 * Runs step after step, and sleeps until the next is due.
 * @param poll milliseconds after which it looks all the same: another process may have queued something
 */
export function startWorker(parts: Omit<WorkerParts, "signal" | "inDoubt">, poll: number): RunningWorker {
  const end = new AbortController();
  const all: WorkerParts = { ...parts, signal: end.signal, inDoubt: new Set() };
  let isWoken = false;
  let wake = (): void => {};

  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      if (isWoken || end.signal.aborted) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function run(): Promise<void> {
    while (!end.signal.aborted) {
      isWoken = false;
      try {
        const { didSomething, dueIn = poll } = await step(all);
        if (!didSomething) await sleep(Math.min(dueIn, poll));
      } catch (error) {
        parts.onError(error);
        await sleep(Math.min(AFTER_ERROR, poll));
      }
    }
  }

  const running = run();
  return {
    wake() {
      isWoken = true;
      wake();
    },
    async stop() {
      end.abort();
      wake();
      await running;
    },
  };
}
