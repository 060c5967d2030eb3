import type { AccountSettings } from "./platform/account.ts";
import type { PlatformOptions } from "./platform/platform.ts";
import { DEFAULT_GROUPS, type SandboxGroup } from "./platform/contacts.ts";
import type { Dialect } from "./platform/dialect.ts";
import type { FaultOrder } from "./faults/fault-orders.ts";
import { DEFAULT_PRICES, type Prices } from "./platform/prices.ts";
import type { Storage } from "./storage/storage.ts";
import type { Language } from "./languages/languages.ts";

/** Options of a sandbox. */
export interface SandboxOptions {
  /** The account's key. Made at random when absent. */
  readonly apiKey?: string;
  /** Credit in euros; default 50. */
  readonly credit?: number | string;
  /** Language of the API's messages; default `en`. */
  readonly language?: Language;
  /**
   * The sources that it follows where they differ: what was recorded of the real API, or its documentation; default
   * `recorded`.
   */
  readonly dialect?: Dialect;
  /** HTTP status of refusals that have none of their own, 200 or from 400 to 499; default 200. */
  readonly refusalStatus?: number;
  /** Settings of the account; absent ones have their defaults. */
  readonly account?: Partial<AccountSettings>;
  /** Prices by country in place of the sandbox's own. */
  readonly prices?: Prices;
  /** Groups of contacts; default: one of 25 people and one of a single person. */
  readonly groups?: readonly SandboxGroup[];
  /** Id of the first message; default 307, as in the API's example. */
  readonly firstMessageId?: number;
  /** Time at which the clock stands still, to be moved by `clock.advance` only. It runs with the machine's when absent. */
  readonly startAt?: Date;
  /** Milliseconds from the arrival of a message to its delivery receipt; default 2,000. */
  readonly receiptDelayMs?: number;
  /** Faults from the start. */
  readonly faults?: readonly FaultOrder[];
  /** Seed of the faults' probabilities; default 1. */
  readonly seed?: number;
  /** The most deliveries that are kept, the oldest leave; default 50,000. */
  readonly keepDeliveries?: number;
  /** The most requests that the log keeps, the oldest leave; default 200. */
  readonly keepRequests?: number;
  /** Hosts besides this machine that webhooks may go to. */
  readonly webhookHosts?: readonly string[];
  /** Stores the state outside of memory: an accepted send is stored before it is answered. */
  readonly storage?: Storage;
}

const DEFAULT_ACCOUNT: AccountSettings = {
  state: "active",
  marketing: false,
  commercialWindow: "hold",
  lowCost: true,
  unicode: true,
  queue: "open",
  stopMention: " STOP 36xxx",
};

export const DEFAULTS = {
  credit: 50,
  language: "en",
  dialect: "recorded",
  refusalStatus: 200,
  prices: DEFAULT_PRICES,
  groups: DEFAULT_GROUPS,
  firstMessageId: 307,
  receiptDelayMs: 2000,
  seed: 1,
  keepDeliveries: 50_000,
  keepRequests: 200,
  webhookHosts: [],
} as const satisfies SandboxOptions;

/** The options of the platform that these options stand for; absent ones have their defaults. */
export const platformOptionsOf = (options: SandboxOptions): PlatformOptions => ({
  credit: options.credit ?? DEFAULTS.credit,
  account: { ...DEFAULT_ACCOUNT, ...options.account },
  prices: options.prices ?? DEFAULTS.prices,
  dialect: options.dialect ?? DEFAULTS.dialect,
  groups: options.groups ?? DEFAULTS.groups,
  firstMessageId: options.firstMessageId ?? DEFAULTS.firstMessageId,
  startAt: options.startAt,
  receiptDelayMs: options.receiptDelayMs ?? DEFAULTS.receiptDelayMs,
  keepDeliveries: options.keepDeliveries ?? DEFAULTS.keepDeliveries,
  webhookHosts: options.webhookHosts ?? DEFAULTS.webhookHosts,
  isStored: options.storage !== undefined,
});
