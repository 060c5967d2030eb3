import { apiProvider, type Provider } from "@sms-composer/outbox/provider";
import type { Account } from "../account/account.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { startWorker, type RunningWorker, type WorkerClock } from "../outbox/worker/worker.ts";

/** Time to wait before asking again for an account that is not to be had, in milliseconds. */
const ACCOUNT_RETRY = 30_000;

export interface AccountWorkerParts {
  readonly outbox: Outbox;
  readonly account: () => Promise<Account | undefined>;
  readonly clock: WorkerClock;
  /** Called with an error that nobody foresaw; the worker goes on. */
  readonly failed: (error: unknown) => void;
}

/** Keeps exactly one worker: that of the account that sends now, with the key that it has now. */
export interface AccountWorker {
  /** Puts the worker of the account in use in place; answers that account. */
  start(): Promise<Account | undefined>;
  wake(): void;
  /** The provider of that account, if it is the one in use. */
  providerOf(account: string | undefined): Provider | undefined;
  close(): Promise<void>;
}

export function createAccountWorker({ outbox, account, clock, failed }: AccountWorkerParts): AccountWorker {
  let worker: { account: Account; running: RunningWorker; provider: Provider } | undefined;
  let stopped: Promise<void> = Promise.resolve();
  let starting: Promise<Account | undefined> = Promise.resolve(undefined);
  let cancelRetry = () => {};
  let closing = false;

  /** One after the other: a worker that began while another waits for an answer would take that send for interrupted. */
  function start(): Promise<Account | undefined> {
    return (starting = starting.then(startNext));
  }

  async function startNext(): Promise<Account | undefined> {
    const current = await account();
    if (worker && worker.account !== current) {
      stopped = worker.running.stop();
      worker = undefined;
    }
    await stopped;
    if (closing) return current;
    cancelRetry();
    if (!current) cancelRetry = clock.after(ACCOUNT_RETRY, () => void start());
    else if (!worker) {
      const provider = apiProvider(current.client);
      // What was held for want of this account's key or credit is asked about now.
      outbox.retryQueued();
      const running = startWorker({ outbox, provider, account: current.id, clock, failed });
      worker = { account: current, provider, running };
    }
    return current;
  }

  return {
    start,
    wake: () => worker?.running.wake(),
    providerOf: (id) => (worker?.account.id === id ? worker?.provider : undefined),
    async close() {
      closing = true;
      cancelRetry();
      await worker?.running.stop();
      await stopped;
    },
  };
}
