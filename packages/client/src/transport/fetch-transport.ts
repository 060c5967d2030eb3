import type { HttpRequest, HttpResponse, Transport, TransportFailure } from "./transport.ts";
import { reasonOf } from "./transport.ts";

/**
 * The transport over a `fetch`: for runtimes other than Node, and for tests. `fetch` does not tell its phases apart, so
 * only an error that itself proves that no connection was made counts as certainly not sent.
 */
export function fetchTransport(fetch: typeof globalThis.fetch): Transport {
  return async (request) => {
    let response: Response | undefined;
    try {
      response = await untilAborted(request.signal, fetch(request.url.href, initOf(request)));
      return await readResponse(response, request);
    } catch (error) {
      return failureOf(error, request.signal, response?.status);
    }
  };
}

/**
 * Some runtimes repeat a POST by themselves when its connection breaks. Bun does it over a connection that was kept from
 * an earlier exchange, and keeps none with `keepalive: false` (which other runtimes read as the default that it is).
 */
function initOf({ method, headers, body, signal }: HttpRequest): RequestInit {
  return {
    method,
    headers,
    signal,
    redirect: "manual",
    keepalive: false,
    ...(body === undefined ? {} : { body: unrepeatable(body) }),
  };
}

/** Deno repeats a POST whose body is a text, which it can write again, and not one whose body is a Blob. */
function unrepeatable(body: string): BodyInit {
  return "Deno" in globalThis ? new Blob([body]) : body;
}

/** Rejects at the end of the time limit even where the injected `fetch` takes no notice of its signal. */
async function untilAborted<Value>(signal: AbortSignal, work: Promise<Value>): Promise<Value> {
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(new DOMException("The exchange was ended", "AbortError"));
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}

async function readResponse(
  { status, headers, body }: Response,
  { maxResponseBytes, signal }: HttpRequest,
): Promise<HttpResponse | TransportFailure> {
  const decoder = new TextDecoder();
  const reader = body?.getReader();
  let text = "";
  for (let bytes = 0; reader;) {
    const { value } = await untilAborted(signal, reader.read());
    if (!value) break;
    bytes += value.byteLength;
    if (bytes > maxResponseBytes) {
      void reader.cancel().catch(() => {});
      return { kind: "failure", reason: "too-large", mayHaveLeft: true, status };
    }
    text += decoder.decode(value, { stream: true });
  }
  return { kind: "response", status, retryAfter: headers.get("retry-after"), body: text + decoder.decode() };
}

function failureOf(error: unknown, signal: AbortSignal, status: number | undefined): TransportFailure {
  if (signal.aborted) return { kind: "failure", reason: "aborted", mayHaveLeft: true, status };
  const errors = causesOf(error);
  const systemCode = errors.map(({ code }) => code).find((code) => typeof code === "string") as string | undefined;
  const mayHaveLeft = status !== undefined || !errors.some(provesNoConnection);
  const reason = mayHaveLeft ? "network" : CERTIFICATE.test(systemCode ?? "") ? "tls" : "unreachable";
  return {
    kind: "failure",
    reason: status === undefined ? reasonOf(systemCode, reason) : "truncated",
    mayHaveLeft,
    systemCode,
    cause: error,
    status,
  };
}

type SystemError = { readonly code?: unknown; readonly syscall?: unknown };

/** The error, what caused it, and what made up an AggregateError (Node tries several addresses). */
function causesOf(error: unknown, depth = 0): SystemError[] {
  if (typeof error !== "object" || error === null || depth > 4) return [];
  const { cause, errors } = error as { cause?: unknown; errors?: unknown };
  const parts: unknown[] = Array.isArray(errors) ? errors : [];
  return [error, ...[cause, ...parts].flatMap((part) => causesOf(part, depth + 1))];
}

const CONNECTION_CODES: ReadonlySet<unknown> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** OpenSSL's verdicts on a certificate, and Node's on its name. */
const CERTIFICATE =
  /^(?:ERR_TLS_CERT_ALTNAME_INVALID|CERT_[A-Z_]+|(?:DEPTH_ZERO_)?SELF_SIGNED_CERT[A-Z_]*|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)_[A-Z_]+|INVALID_CA|HOSTNAME_MISMATCH)$/;

/**
 * Codes such as EHOSTUNREACH can also end a connection that stood, so a code that is not in the tables proves nothing
 * unless the system call that failed was the one that looks up or connects.
 */
function provesNoConnection({ code, syscall }: SystemError): boolean {
  if (syscall === "connect" || syscall === "getaddrinfo") return true;
  return CONNECTION_CODES.has(code) || (typeof code === "string" && CERTIFICATE.test(code));
}
