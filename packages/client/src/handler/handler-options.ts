import type { SendReceipt, SendRequest } from "@sms-composer/core/requests";
import { createClient } from "../client.ts";
import type { CallOptions, ClientOptions } from "../client-options.ts";
import { DEFAULT_TIMEOUT, duration } from "../client-options.ts";
import { allowedFields } from "./field-policy.ts";
import type { FieldPolicy, RequestField } from "./field-policy.ts";
import type { HandlerStore } from "./handler-store.ts";
import { memoryStore } from "./memory-store.ts";
import { createOriginCheck } from "./origin-check.ts";
import type { StatusByTag } from "./tag-lookup.ts";

/** What a handler needs of a client. */
export interface HandlerClient {
  readonly send: (request: SendRequest, options?: CallOptions) => Promise<SendReceipt>;
  /** Finds a send again whose answer was lost. Without it an outcome that is unknown stays so. */
  readonly statusByTag?: StatusByTag;
}

interface CommonHandlerOptions {
  /**
   * Says whether this request may send: it sees each request before anything of the body is read. `false` is answered
   * with 403; a Response is answered as it is. There is no default: an open address would let anyone spend the credit.
   */
  readonly authorize: (request: Request) => boolean | Response | Promise<boolean | Response>;
  /**
   * Whose request it is, such as the identifier of the user who is logged in: nobody learns what became of a request of
   * another scope. @default one scope for everybody
   */
  readonly scope?: (request: Request) => string | Promise<string>;
  /** Where keys and their outcomes are kept. @default `memoryStore()`: one process, 24 hours */
  readonly store?: HandlerStore;
  /** Refuses a POST without the header `Idempotency-Key`, which `<sms-composer>` always sends. @default true */
  readonly requireIdempotencyKey?: boolean;
  /** Origins of pages on other hosts that may send, such as `https://shop.example`. @default none but the own host */
  readonly origins?: readonly string[];
  /** Which fields a page may set, and which ones the backend sets. */
  readonly fields?: FieldPolicy;
  readonly limits?: {
    /** Size of a request body. @default 262,144 bytes */
    readonly bodyBytes?: number;
    /** Recipients of one request, at most 500. @default 500 */
    readonly recipients?: number;
    /** SMS for each recipient, at most 10. @default 10 */
    readonly segments?: number;
  };
  /** Milliseconds for each of: `authorize`, `scope`, the body, `fields.fixed`. @default 10,000 */
  readonly requestTimeout?: number;
  /** The clock by which a scheduled moment is in the past, and a key is old. @default the system's */
  readonly now?: () => Date;
}

/**
 * Either a client, or the options to make one. `timeout` is also how long a repeated request waits for the outcome of
 * the first.
 */
export type HandlerOptions = CommonHandlerOptions &
  (ClientOptions | { readonly client: HandlerClient; readonly timeout?: number });

/** The options of a handler, complete. */
export interface HandlerSettings extends Required<Pick<CommonHandlerOptions, "authorize" | "scope" | "store" | "now">> {
  readonly client: HandlerClient;
  readonly requiresKey: boolean;
  readonly mayAsk: (request: Request) => boolean;
  readonly fields: FieldPolicy;
  readonly allowed: ReadonlySet<RequestField>;
  readonly limits: NonNullable<CommonHandlerOptions["limits"]>;
  readonly bodyBytes: number;
  readonly requestTimeout: number;
  readonly timeout: number;
}

const DEFAULT_BODY_BYTES = 256 * 1024;

/** @throws TypeError for options that no handler can work with. */
export function resolveHandlerOptions(options: HandlerOptions): HandlerSettings {
  const { authorize, scope = () => "", limits = {}, fields = {}, now = () => new Date() } = options;
  if (typeof authorize !== "function") throw new TypeError("authorize must be a function");
  if (typeof scope !== "function") throw new TypeError("scope must be a function");
  return {
    authorize,
    scope,
    now,
    fields,
    limits,
    client: "client" in options ? options.client : createClient(options),
    store: options.store ?? memoryStore({ now }),
    requiresKey: options.requireIdempotencyKey ?? true,
    mayAsk: createOriginCheck(options.origins),
    allowed: allowedFields(fields),
    bodyBytes: limits.bodyBytes ?? DEFAULT_BODY_BYTES,
    requestTimeout: duration("requestTimeout", options.requestTimeout ?? 10_000),
    timeout: duration("timeout", options.timeout ?? DEFAULT_TIMEOUT),
  };
}
