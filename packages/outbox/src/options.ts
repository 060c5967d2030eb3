import type { Prices } from "@sms-composer/core/requests";
import type { Decision } from "./machine/batch-events.ts";
import type { ProviderClient } from "./provider/api-provider.ts";
import type { Pace } from "./queue/account.ts";
import type { OutboxLimits } from "./queue/limits.ts";
import type { PortionNews } from "./queue/status.ts";
import type { Priority } from "./queue/queueing.ts";
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

/** Options of one call of `send`. */
export interface OutboxSendOptions {
  /**
   * Names the decision to send. The same key with the same body is sent once, whoever asks and however often; with
   * another body it is refused. @default a new one, which is in the answer
   */
  readonly idempotencyKey?: string;
  /** The owner of the key, such as a user; also what `limits.perScope` counts by. @default one for everybody */
  readonly scope?: string;
  /** `high` overtakes what is `normal`: a code does not wait for a campaign. @default `normal` */
  readonly priority?: Priority;
  /**
   * The time of requests that have none of their own. They are handed to the gateway at once, which sends them then.
   */
  readonly scheduledAt?: Date;
  /**
   * The identity of the content, where the body may differ from call to call: a key that comes again is compared by it.
   * @default the body
   */
  readonly fingerprint?: string;
}

/** The owner of the key. */
export type ScopeOption = Pick<OutboxSendOptions, "scope">;

/** Milliseconds that a timer can wait. */
const MAX_TIMER = 2 ** 31 - 1;
const LIMITS = ["smsPerSend", "smsPerDay", "costPerDay", "perScope"];
const LIMITS_OF_SCOPE = ["smsPerDay", "costPerDay"];
const PACE = ["requestsPerSecond", "textsPerSecond"];

/** @throws TypeError for options that no outbox can work with */
export function assertOptions(options: OutboxOptions): void {
  const { client, store, limits = {}, prices, pace = {}, ...rest } = Object(options) as Partial<OutboxOptions>;
  if (typeof client?.send !== "function") throw new TypeError("client must be one that createClient makes");
  if (typeof store?.database !== "function") throw new TypeError("store must be sqliteStore(…) or postgresStore(…)");
  const { perScope = {}, ...ofAll } = limits ?? {};
  // A limit whose name is wrong would be none.
  assertNames("limits", limits, LIMITS);
  assertNames("limits.perScope", perScope, LIMITS_OF_SCOPE);
  assertNames("pace", pace, PACE);
  for (const [name, value] of Object.entries({ ...ofAll, ...perScope, ...pace, retention: rest.retention }))
    assertAboveZero(name, value, Number.MAX_SAFE_INTEGER);
  for (const name of ["pollInterval", "lease"] as const) assertAboveZero(name, rest[name], MAX_TIMER);
  for (const name of ["onOutcome", "onUncertain", "onError", "now"] as const) {
    if (rest[name] !== undefined && typeof rest[name] !== "function") throw new TypeError(`${name} must be a function`);
  }
  if (rest.account !== undefined && typeof rest.account !== "string") throw new TypeError("account must be a text");
  const limitsCost = limits.costPerDay !== undefined || perScope.costPerDay !== undefined;
  if (limitsCost && prices === undefined)
    throw new TypeError("limits.costPerDay needs prices: without them no cost is known");
}

function assertNames(what: string, given: object, known: readonly string[]): void {
  if (typeof given !== "object" || given === null) throw new TypeError(`${what} must be an object`);
  const name = Object.keys(given).find((each) => !known.includes(each));
  if (name !== undefined) throw new TypeError(`${what} has no ${name}, but ${known.join(", ")}`);
}

function assertAboveZero(name: string, value: unknown, max: number): void {
  if (value !== undefined && !(typeof value === "number" && value > 0 && value <= max))
    throw new TypeError(`${name} must be a number above 0, at most ${max}`);
}

/** @throws TypeError for options of one call of `send` that would be taken for others */
export function assertSendOptions(options: OutboxSendOptions): void {
  if (typeof options !== "object" || options === null) throw new TypeError("The options of send must be an object.");
  const { idempotencyKey = "x", scope = "", priority = "normal", fingerprint = "" } = options;
  if (typeof idempotencyKey !== "string" || !/^[!-~]{1,255}$/.test(idempotencyKey))
    throw new TypeError("An idempotency key has 1 to 255 visible ASCII characters.");
  if (typeof scope !== "string" || typeof fingerprint !== "string")
    throw new TypeError("scope and fingerprint are texts.");
  if (!(["high", "normal"] satisfies Priority[]).includes(priority)) throw new TypeError("priority is high or normal.");
}
