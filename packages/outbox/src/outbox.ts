import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Decision } from "./machine/batch-events.ts";
import { dryRunOf, type DryRun } from "./dry-run.ts";
import {
  assertOptions,
  assertSendOptions,
  type OutboxOptions,
  type OutboxSendOptions,
  type ScopeOption,
} from "./options.ts";
import { apiProvider } from "./provider/api-provider.ts";
import { readSendable, type Sendable } from "./queue/entry-reading.ts";
import { decide, recordCancellation, scheduledOf, withdrawQueued } from "./queue/decisions.ts";
import type { OutboxContext } from "./queue/portion-rows.ts";
import { IdempotencyKeyReusedError, InvalidSendError, LimitError } from "./queue/errors.ts";
import { changesSince, lastChange } from "./queue/changes.ts";
import { queueSend, type Queueing, type SendIdentity } from "./queue/queueing.ts";
import { eraseSend } from "./queue/retention.ts";
import { assertSendable } from "./queue/sendable-check.ts";
import { readPortion, readStatus, type OutboxStatus, type PortionNews } from "./queue/status.ts";
import { StoreClosedError } from "./store/store-closed-error.ts";
import { createChangeFeed } from "./worker/change-feed.ts";
import { claimingStore } from "./worker/claiming-store.ts";
import { startWorker, type RunningWorker } from "./worker/running-worker.ts";

/** Sends what is handed to it once, whatever crashes meanwhile. */
export interface Outbox {
  /**
   * Takes requests, or a list. When it resolves they are on disk, and nothing was sent yet.
   * @throws IdempotencyKeyReusedError, LimitError, InvalidSendError: nothing was queued
   */
  readonly send: (sendable: Sendable, options?: OutboxSendOptions) => Promise<OutboxStatus>;
  /** The text of each person and the cost of all. Nothing is written down or sent. */
  readonly dryRun: (sendable: Sendable, options?: Pick<OutboxSendOptions, "scheduledAt">) => Promise<DryRun>;
  /** The state of a send; undefined when nothing is known of the key. */
  readonly status: (idempotencyKey: string, options?: ScopeOption) => Promise<OutboxStatus | undefined>;
  /**
   * Takes back what has not left, and cancels at the gateway what is scheduled. What may have gone stays as it is.
   * @returns where it stands then
   */
  readonly cancel: (idempotencyKey: string, options?: ScopeOption) => Promise<OutboxStatus | undefined>;
  /**
   * Decides on a portion that may have gone: `send-again`, which may make a double, `give-up`, or `look-again`.
   * @returns whether it was still to be decided
   */
  readonly decide: (
    idempotencyKey: string,
    portion: number,
    decision: Decision,
    options?: ScopeOption,
  ) => Promise<boolean>;
  /**
   * Erases numbers and texts of a send, and what was written beside them. Its key, state and cost stay, so that the same
   * key still sends once.
   * @returns whether it was erased; false where it is not over yet, waits for a person, or nothing is known of it
   */
  readonly erase: (idempotencyKey: string, options?: ScopeOption) => Promise<boolean>;
  /**
   * The portions as they change, whichever process does it. Each loop over it hears what happens from then on, at its own
   * pace: a portion comes as it is when it is read, so that a state between two others may be passed over. What happens
   * elsewhere is seen within `pollInterval`. `stop` ends the loops.
   */
  readonly events: AsyncIterable<PortionNews>;
  /** Begins to send, in this process. An outbox that is not started only takes in. */
  readonly start: () => void;
  /** Ends after the request under way. What is left goes on with the next `start`, here or elsewhere. */
  readonly stop: () => Promise<void>;
}

/** Times that a send is handed to a store that fails, such as one whose connection broke in the middle. */
const ATTEMPTS = 3;
const REFUSALS = [IdempotencyKeyReusedError, InvalidSendError, LimitError, StoreClosedError, TypeError, RangeError];

/** Asks the store again where it was in doubt: the key makes sure that it takes it once. */
async function queuePersistently(context: OutboxContext, queueing: Queueing): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await queueSend(context, queueing);
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || REFUSALS.some((refusal) => error instanceof refusal)) throw error;
      await sleep(attempt * 50);
    }
  }
}

const DECISIONS: ReadonlySet<string> = new Set<Decision>(["look-again", "send-again", "give-up"]);

/** @throws TypeError for what can be no key, or no scope */
function identityOf(key: string, { scope = "" }: ScopeOption = {}): SendIdentity {
  if (typeof key !== "string" || typeof scope !== "string") throw new TypeError("A key and its scope are texts.");
  return { scope, key };
}

const DEFAULT_LEASE = 30_000;
const DEFAULT_POLL = 1000;
/** Milliseconds that a worker waits after an error of the store. */
const AFTER_ERROR = 250;

/**
 * An outbox over a store.
 * @throws TypeError for options that no outbox can work with
 */
export function createOutbox(options: OutboxOptions): Outbox {
  assertOptions(options);
  const { client, store, account = "default", pace = {}, limits = {}, prices, now } = options;
  const { onOutcome, onUncertain, pollInterval = DEFAULT_POLL } = options;
  let isStoreClosed = false;
  const onError = (error: unknown): void => {
    if (error instanceof StoreClosedError) {
      // Nothing of it goes on: it would be the same at each look.
      if (isStoreClosed) return;
      isStoreClosed = true;
      void stop();
    }
    try {
      (options.onError ?? console.error)(error);
    } catch (thrown) {
      console.error(thrown);
    }
  };
  const context: OutboxContext = {
    database: store.database,
    account,
    timeOf: (sql) => now?.().getTime() ?? sql.now,
    lease: options.lease ?? DEFAULT_LEASE,
    limits,
    reportsOutcomes: onOutcome !== undefined,
    clock: { isSetBack: false },
  };
  const provider = apiProvider(client);
  const feed = createChangeFeed({
    last: () => lastChange(context),
    since: (number) => changesSince(context, number),
    pollInterval,
    onError,
  });
  let workers: readonly RunningWorker[] = [];
  const wake = (): void => workers.forEach((worker) => worker.wake());

  const newsOf = async (portion: number): Promise<PortionNews | undefined> => {
    const { read } = await store.database();
    return read((sql) => readPortion(sql, portion));
  };
  const settle = async (identity: SendIdentity, portion: number, decision: Decision): Promise<boolean> => {
    if (!DECISIONS.has(decision)) throw new TypeError(`A decision is one of ${[...DECISIONS].join(", ")}.`);
    const decided = await decide(context, identity, portion, decision);
    if (!decided) return false;
    feed.wake();
    wake();
    return true;
  };
  const worker = (isHighLane: boolean): RunningWorker => {
    const ending = new AbortController();
    const claims = claimingStore({
      context,
      retention: options.retention,
      duties: { isHighLane, pace, asksWhatIsUncertain: onUncertain !== undefined },
      changed: feed.wake,
      async onOutcome(portion) {
        const news = await newsOf(portion);
        if (news) await onOutcome?.(news);
      },
      onUncertain:
        onUncertain &&
        (async (portion) => {
          const news = await newsOf(portion);
          return (news && (await onUncertain(news))) ?? undefined;
        }),
      async decide(portion, decision) {
        const news = await newsOf(portion);
        if (news) await settle(news, news.portion, decision);
      },
      onError,
      signal: ending.signal,
    });
    const afterError = Math.min(AFTER_ERROR, pollInterval);
    const running = startWorker({ store: claims, provider }, { pollInterval, afterError, failed: onError });
    return {
      wake: running.wake,
      stop() {
        ending.abort();
        return running.stop();
      },
    };
  };

  const stop = async (): Promise<void> => {
    const stopping = workers;
    workers = [];
    await Promise.all(stopping.map((each) => each.stop()));
    await feed.end();
  };

  return {
    async send(sendable, options = {}) {
      assertSendOptions(options);
      assertSendable(sendable);
      const { idempotencyKey: key = randomUUID(), scope = "", priority = "normal", scheduledAt, fingerprint } = options;
      const identity = { scope, key };
      await feed.ready();
      await queuePersistently(context, { ...identity, sendable, priority, scheduledAt, limits, prices, fingerprint });
      wake();
      const status = await readStatus(context, identity);
      if (!status) throw new Error("What was queued was deleted.");
      return status;
    },
    async dryRun(sendable, { scheduledAt } = {}) {
      assertSendable(sendable);
      return dryRunOf(await readSendable(sendable, scheduledAt, now?.() ?? new Date()), prices);
    },
    status: async (key, options) => readStatus(context, identityOf(key, options)),
    async cancel(key, options) {
      const identity = identityOf(key, options);
      await withdrawQueued(context, identity);
      for (const { id, messageId } of await scheduledOf(context, identity)) {
        const answer =
          messageId === undefined ? ({ outcome: "without-id" } as const) : await provider.cancel(messageId);
        await recordCancellation(context, id, answer);
      }
      feed.wake();
      wake();
      return readStatus(context, identity);
    },
    decide: async (key, portion, decision, options) => settle(identityOf(key, options), portion, decision),
    erase: async (key, options) => eraseSend(context, identityOf(key, options)),
    events: feed.values,
    start() {
      if (workers.length === 0) workers = [worker(true), worker(false)];
    },
    stop,
  };
}
