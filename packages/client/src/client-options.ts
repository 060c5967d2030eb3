import { fetchTransport } from "./transport/fetch-transport.ts";
import type { Redactor } from "./redactor.ts";
import { createRedactor } from "./redactor.ts";
import { takesOwnSocket } from "./transport/runtime.ts";
import type { ProxyOfAddress, Transport } from "./transport/transport.ts";

/** Options for repeating reads; sends, cancellations and changes to the STOP list are never repeated. */
export interface RetryOptions {
  /** Attempts in all; default 3, 1 for none but the first. */
  readonly attempts?: number;
  /** Waits so many milliseconds, or until the signal aborts. Default: a timer. */
  readonly sleep?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /**
   * A function that returns a number from 0 to below 1 and spreads the waits.
   * @default `Math.random`
   */
  readonly random?: () => number;
}

/** The options of `createClient`; only the key is required. */
export interface ClientOptions {
  /** The key of the account. It stays inside the client: no error and no inspection shows it. */
  readonly apiKey: string;
  /** Address of the API; default, also for undefined: `https://api.smspartner.fr/v1`. */
  readonly baseUrl?: string | URL | undefined;
  /**
   * Sends the requests instead of Node's own HTTP client, for other runtimes, a proxy, or a test. It cannot tell
   * whether a connection had been made, so more failures count as `unknown`.
   */
  readonly fetch?: typeof globalThis.fetch;
  /**
   * The HTTP proxy that leads to an address (Node only), which is asked before each request; default: none. The proxy
   * gets a CONNECT with host and port and passes on what is encrypted; it learns neither key nor text.
   */
  readonly proxy?: ProxyOfAddress | undefined;
  /** Milliseconds for one request, its retries included; default 10,000. */
  readonly timeout?: number;
  /** Milliseconds of that for the connection, TLS included (Node only); default: all of them. */
  readonly connectTimeout?: number;
  /** A longer answer is not read to its end; default 16 MiB. */
  readonly maxResponseBytes?: number;
  /** Format of the answers; default `json`. */
  readonly format?: "json" | "xml";
  /** Options for repeating reads. */
  readonly retry?: RetryOptions;
  /** The clock by which a scheduled time is in the past; default the system's. */
  readonly now?: () => Date;
}

/** Options of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds for this call instead of the client's `timeout`. */
  readonly timeout?: number;
}

/** The options of a client, complete. Held in a closure only: it has the key. */
export interface Settings {
  readonly apiKey: string;
  readonly baseUrl: string;
  readonly redact: Redactor;
  readonly transport: Transport;
  readonly timeout: number;
  readonly connectTimeout: number;
  readonly proxy: ProxyOfAddress | undefined;
  readonly maxResponseBytes: number;
  readonly format: "json" | "xml";
  readonly retry: Required<RetryOptions>;
  readonly now: () => Date;
}

const DEFAULT_BASE_URL = "https://api.smspartner.fr/v1";
/** Milliseconds for one request. */
export const DEFAULT_TIMEOUT = 10_000;
const DEFAULT_MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

/** @throws TypeError for options that no request could be made with. */
export function resolveOptions(options: ClientOptions): Settings {
  const { apiKey, timeout = DEFAULT_TIMEOUT, format = "json", retry } = options;
  if (typeof apiKey !== "string" || apiKey.trim() === "")
    throw new TypeError("apiKey must be a text that is not empty");
  return {
    apiKey,
    baseUrl: baseUrlOf(options.baseUrl ?? DEFAULT_BASE_URL),
    redact: createRedactor(apiKey),
    transport: options.fetch ? fetchTransport(options.fetch) : defaultTransport,
    timeout: duration("timeout", timeout),
    connectTimeout: duration("connectTimeout", options.connectTimeout ?? Infinity),
    proxy: options.proxy,
    maxResponseBytes: duration("maxResponseBytes", options.maxResponseBytes ?? DEFAULT_MAX_RESPONSE_BYTES),
    format: oneOf("format", format, ["json", "xml"]),
    retry: { attempts: retry?.attempts ?? 3, sleep: retry?.sleep ?? sleep, random: retry?.random ?? Math.random },
    now: options.now ?? (() => new Date()),
  };
}

/** @throws TypeError when it is not above 0. */
export function duration(name: string, value: number): number {
  if (typeof value !== "number" || !(value > 0)) throw new TypeError(`${name} must be a number above 0`);
  return value;
}

function oneOf<Value extends string>(name: string, value: Value, values: readonly Value[]): Value {
  if (!values.includes(value)) throw new TypeError(`${name} must be one of ${values.join(", ")}`);
  return value;
}

function baseUrlOf(value: string | URL): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new TypeError("baseUrl must be an http or https address without user, query and fragment");
  }
  return url.href.replace(/\/+$/, "");
}

/** Node's own HTTP client where it can tell before and after the connection apart, else `fetch`. */
const defaultTransport: Transport = async (request) => {
  if (!takesOwnSocket()) return fetchTransport(globalThis.fetch)(request);
  const { nodeTransport } = await import("./transport/node-transport.ts");
  return nodeTransport(request);
};

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => resolve(clearTimeout(timer)), { once: true });
  });
}
