/** Answers the HTTP proxy that leads to an address; `undefined`: none does, the connection is direct. */
export type ProxyOfAddress = (address: URL) => URL | undefined | Promise<URL | undefined>;

/** One HTTP exchange that a transport is asked for. */
export interface HttpRequest {
  readonly method: "GET" | "POST";
  /** May hold the API key in its query: it is not to be shown. */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the exchange: the caller's wish or the time limit. */
  readonly signal: AbortSignal;
  /** Milliseconds for the connection, TLS included, where the transport can tell that phase apart. */
  readonly connectTimeout: number;
  /** The proxy that leads to the address; absent: a direct connection. */
  readonly proxy?: ProxyOfAddress | undefined;
  readonly maxResponseBytes: number;
}

/** A whole answer, of whatever status. */
export interface HttpResponse {
  readonly kind: "response";
  readonly status: number;
  /** The `Retry-After` header as it came. */
  readonly retryAfter: string | null;
  readonly body: string;
}

/** The reason why no whole answer arrived. */
export type TransportReason =
  | "aborted"
  | "timeout"
  | "connect-timeout"
  | "dns"
  | "refused"
  | "unreachable"
  | "tls"
  | "reset"
  | "truncated"
  | "too-large"
  | "protocol"
  | "network"
  /** The runtime would have sent the request over another connection than the one that was made for it. */
  | "unsupported-runtime";

export interface TransportFailure {
  readonly kind: "failure";
  readonly reason: TransportReason;
  /** Whether a byte of the request may have left: false only when that is certain. */
  readonly mayHaveLeft: boolean;
  readonly systemCode?: string | undefined;
  /** The error that the exchange failed by, as the runtime threw it. It may hold the API key. */
  readonly cause?: unknown;
  /** The status, when the answer had begun. */
  readonly status?: number | undefined;
}

/** Performs one exchange: one attempt, no redirects followed. Never rejects. */
export type Transport = (request: HttpRequest) => Promise<HttpResponse | TransportFailure>;

const REASON_OF_SYSTEM_CODE: Readonly<Record<string, TransportReason>> = {
  ENOTFOUND: "dns",
  EAI_AGAIN: "dns",
  EAI_FAIL: "dns",
  EAI_NODATA: "dns",
  ECONNREFUSED: "refused",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  ENETDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  ETIMEDOUT: "timeout",
  UND_ERR_CONNECT_TIMEOUT: "connect-timeout",
  UND_ERR_HEADERS_TIMEOUT: "timeout",
  UND_ERR_BODY_TIMEOUT: "timeout",
  ECONNRESET: "reset",
  EPIPE: "reset",
  ECONNABORTED: "reset",
  UND_ERR_SOCKET: "reset",
};

/** Our reason for a system's error code; `otherwise` for a code that says nothing to us. */
export function reasonOf(systemCode: string | undefined, otherwise: TransportReason): TransportReason {
  if (systemCode === undefined) return otherwise;
  if (systemCode.startsWith("HPE_")) return "protocol";
  return REASON_OF_SYSTEM_CODE[systemCode] ?? otherwise;
}
