import type { Prices, SendReceipt, SendRequest } from "@sms-composer/core/requests";
import type { BulkReceipt, BulkRequest } from "../calls/send-bulk.ts";
import { createClient } from "../client.ts";
import type { CallOptions, ClientOptions } from "../client-options.ts";
import { DEFAULT_TIMEOUT, duration } from "../client-options.ts";
import { allowedCountries } from "./rules/allowed-countries.ts";
import { allowedFields } from "./rules/field-policy.ts";
import type { FieldPolicy, RequestField } from "./rules/field-policy.ts";
import { keyTurns, type KeyTurns } from "./key-turns.ts";
import type { HandlerOutbox } from "./handler-outbox.ts";
import type { HandlerStore } from "./store/handler-store.ts";
import { memoryStore } from "./store/memory-store.ts";
import type { OptOuts } from "@sms-composer/core/opt-outs";
import { createOriginCheck } from "./rules/origin-check.ts";
import type { Quotas } from "./rules/quotas.ts";
import type { SendEstimate } from "./rules/send-estimate.ts";
import type { StatusByTag } from "./tag-lookup.ts";

/** The part of a client that a handler uses. */
export interface HandlerClient {
  readonly send: (request: SendRequest, options?: CallOptions) => Promise<SendReceipt>;
  /** Sends a text of its own to each recipient; without it a list whose texts differ is refused. */
  readonly sendBulk?: (request: BulkRequest, options?: CallOptions) => Promise<BulkReceipt>;
  /** Finds a send again whose answer was lost. Without it an outcome that is unknown stays so. */
  readonly statusByTag?: StatusByTag;
}

/** The bounds of what one request, and one scope, may ask for. */
export interface HandlerLimits extends Quotas {
  /** Size of a request body. @default 262,144 bytes */
  readonly bodyBytes?: number;
  /** Size of the body of a list. @default 8,388,608 bytes, or `bodyBytes` where that is given */
  readonly listBytes?: number;
  /** Rows of a list. @default 5,000 */
  readonly rows?: number;
  /** Recipients of one request, at most 500; of a list too, where it is given. @default 500 */
  readonly recipients?: number;
  /** SMS for each recipient, at most 10. @default 10 */
  readonly segments?: number;
}

interface CommonHandlerOptions {
  /**
   * Says whether this request may send: it sees each request before anything of the body is read. `false` is answered
   * with 403; a Response is answered as it is. There is no default: an open address would let anyone spend the credit.
   */
  readonly authorize: (request: Request) => boolean | Response | Promise<boolean | Response>;
  /**
   * The owner of a request, such as the identifier of the user who is logged in: nobody learns what became of a request
   * of another scope.
   * @default one scope for everybody
   */
  readonly scope?: (request: Request) => string | Promise<string>;
  /**
   * The store of keys and their outcomes.
   * @default `memoryStore()`: one process, 24 hours
   */
  readonly store?: HandlerStore;
  /** Refuses a POST without the header `Idempotency-Key`, which `<sms-composer>` always sends. @default true */
  readonly requireIdempotencyKey?: boolean;
  /** Origins of pages on other hosts that may send, such as `https://shop.example`. @default none but the own host */
  readonly origins?: readonly string[];
  /** The fields that a page may set, and those that the backend sets. */
  readonly fields?: FieldPolicy;
  /**
   * The destinations that an SMS may go to: codes of ISO 3166-1, and by name `satellite`, `premium`, `non-geographic`.
   * A request with another number is refused.
   * @default the European Economic Area, CH, GB, MC, AD, and France overseas
   */
  readonly countries?: readonly string[];
  /** The price of one SMS, such as `{ FR: { premium: 0.038, lowCost: 0.025 } }`, in the account's currency. */
  readonly prices?: Prices;
  readonly limits?: HandlerLimits;
  /**
   * The last word on a valid request: `false` is answered with 403, a Response as it is. Asked once for each send, and
   * not for a request that is repeated.
   */
  readonly allow?: (
    request: Request,
    sendRequest: SendRequest,
    estimate: SendEstimate,
  ) => boolean | Response | Promise<boolean | Response>;
  /** Numbers that want no messages: they are left out of a send, and named in its outcome. */
  readonly optOuts?: OptOuts;
  /** Milliseconds for each of `authorize`, `scope`, the body, `fields.fixed`, `optOuts` and `allow`. @default 10,000 */
  readonly requestTimeout?: number;
  /** The clock by which a scheduled time is in the past, and a key is old. @default the system's */
  readonly now?: () => Date;
}

/**
 * A client, the options to make one, or an outbox. `timeout` is also how long a repeated request waits for the outcome of
 * the first.
 */
export type HandlerOptions = CommonHandlerOptions &
  (
    | ClientOptions
    | { readonly client: HandlerClient; readonly timeout?: number }
    /** Hands everything to an outbox, which sends it, now or after a restart, and knows what became of it. */
    | { readonly outbox: HandlerOutbox; readonly timeout?: number }
  );

/** Every option is there, those that are not set as `undefined`. */
type AllOf<Options> = { readonly [Name in keyof Options]-?: Options[Name] | undefined };

/** The options of a handler, complete. */
export interface HandlerSettings
  extends
    Required<Pick<CommonHandlerOptions, "authorize" | "scope" | "store" | "now">>,
    Pick<AllOf<CommonHandlerOptions>, "prices" | "allow" | "optOuts"> {
  readonly client: HandlerClient;
  readonly outbox: HandlerOutbox | undefined;
  /** The turns of requests that go to the outbox. */
  readonly keyTurn: KeyTurns;
  readonly requiresKey: boolean;
  readonly mayAsk: (request: Request) => boolean;
  readonly fields: FieldPolicy;
  readonly allowed: ReadonlySet<RequestField>;
  readonly limits: HandlerLimits;
  readonly countries: ReadonlySet<string>;
  readonly bodyBytes: number;
  readonly listBytes: number;
  readonly requestTimeout: number;
  readonly timeout: number;
}

/** A limit under a name with a slip in it would be no limit. */
const LIMIT_NAMES: ReadonlySet<string> = new Set(
  Object.keys({
    bodyBytes: true,
    listBytes: true,
    rows: true,
    recipients: true,
    segments: true,
    smsPerMinute: true,
    smsPerDay: true,
    costPerDay: true,
  } satisfies Record<keyof HandlerLimits, true>),
);

const DEFAULT_BODY_BYTES = 256 * 1024;
const DEFAULT_LIST_BYTES = 8 * 1024 * 1024;

/** @throws TypeError for options that no handler can work with. */
export function resolveHandlerOptions(options: HandlerOptions): HandlerSettings {
  const { authorize, scope = () => "", limits = {}, fields = {}, now = () => new Date() } = options;
  if (typeof authorize !== "function") throw new TypeError("authorize must be a function");
  if (typeof scope !== "function") throw new TypeError("scope must be a function");
  if (limits.costPerDay !== undefined && options.prices === undefined)
    throw new TypeError("limits.costPerDay needs prices: without them no cost is known");
  for (const [name, limit] of Object.entries(limits)) {
    if (!LIMIT_NAMES.has(name)) throw new TypeError(`limits has no ${JSON.stringify(name)}`);
    if (limit !== undefined) duration(`limits.${name}`, limit);
  }
  const { prices, allow, optOuts } = options;
  return {
    prices,
    allow,
    optOuts,
    countries: allowedCountries(options.countries),
    authorize,
    scope,
    now,
    fields,
    limits,
    client: clientOf(options),
    outbox: "outbox" in options ? options.outbox : undefined,
    keyTurn: keyTurns(),
    store: options.store ?? memoryStore({ now }),
    requiresKey: options.requireIdempotencyKey ?? true,
    mayAsk: createOriginCheck(options.origins),
    allowed: allowedFields(fields),
    bodyBytes: limits.bodyBytes ?? DEFAULT_BODY_BYTES,
    listBytes: limits.listBytes ?? limits.bodyBytes ?? DEFAULT_LIST_BYTES,
    requestTimeout: duration("requestTimeout", options.requestTimeout ?? 10_000),
    timeout: duration("timeout", options.timeout ?? DEFAULT_TIMEOUT),
  };
}

function clientOf(options: HandlerOptions): HandlerClient {
  if ("client" in options) return options.client;
  if (!("outbox" in options)) return createClient(options);
  return { send: () => Promise.reject(new TypeError("A handler with an outbox sends by nothing else.")) };
}
