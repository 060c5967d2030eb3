import type { Prices } from "@sms-composer/core/requests";
import type { Decision } from "./machine/batch-events.ts";
import type { ProviderClient } from "./provider/api-provider.ts";
import type { Pace } from "./queue/account.ts";
import type { OutboxLimits } from "./queue/limits.ts";
import type { PortionNews } from "./queue/status.ts";
import type { OutboxStore } from "./store/outbox-store.ts";

/** Options of `createOutbox`. */
export interface OutboxOptions {
  readonly client: ProviderClient;
  /** `sqliteStore` or `postgresStore`. */
  readonly store: OutboxStore;
  /** Names the account whose key the client has, where one store serves several. @default `default` */
  readonly account?: string;
  readonly pace?: Pace;
  readonly limits?: OutboxLimits;
  /** The price of one SMS, such as `{ FR: { premium: 0.038, lowCost: 0.025 } }`, in the account's currency. */
  readonly prices?: Prices;
  /**
   * Milliseconds after which numbers and texts of what is over are erased, by a started outbox. Keys and outcomes stay,
   * so that a key that comes again sends nothing. @default they stay
   */
  readonly retention?: number;
  /** Called with what became of each portion, at least once: after a crash it may be called again. */
  readonly onOutcome?: (portion: PortionNews) => void | Promise<void>;
  /**
   * Asked about each portion that may have gone and was not found at the gateway, three times over ten minutes at least.
   * `send-again` may make a double. Without an answer it waits for `decide`. @default it waits
   */
  readonly onUncertain?: (portion: PortionNews) => Decision | undefined | void | Promise<Decision | undefined | void>;
  /** Hears of errors of the store and of one's own functions; the outbox goes on. @default `console.error` */
  readonly onError?: (error: unknown) => void;
  /** Milliseconds after which a worker looks for what other processes have queued. @default 1,000 */
  readonly pollInterval?: number;
  /** Milliseconds after which what a worker has begun counts as interrupted, unless it keeps it. @default 30,000 */
  readonly lease?: number;
  /** The clock. @default that of the store: the machine's with SQLite, the server's with PostgreSQL */
  readonly now?: () => Date;
}

/** @throws TypeError for options that no outbox can work with */
export function assertOptions({ client, store, limits = {}, prices, pace = {}, ...rest }: OutboxOptions): void {
  if (typeof client?.send !== "function") throw new TypeError("client must be one that createClient makes");
  if (typeof store?.database !== "function") throw new TypeError("store must be sqliteStore(…) or postgresStore(…)");
  const { perScope = {}, ...ofAll } = limits;
  const numbers = {
    ...ofAll,
    ...perScope,
    ...pace,
    pollInterval: rest.pollInterval,
    lease: rest.lease,
    retention: rest.retention,
  };
  for (const [name, value] of Object.entries(numbers)) {
    if (value !== undefined && !(typeof value === "number" && value > 0))
      throw new TypeError(`${name} must be a number above 0`);
  }
  const limitsCost = limits.costPerDay !== undefined || perScope.costPerDay !== undefined;
  if (limitsCost && prices === undefined)
    throw new TypeError("limits.costPerDay needs prices: without them no cost is known");
}
