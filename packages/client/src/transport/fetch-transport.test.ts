import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fetchTransport } from "./fetch-transport.ts";
import type { HttpResponse, TransportFailure } from "./transport.ts";

function ask(fetch: typeof globalThis.fetch): Promise<HttpResponse | TransportFailure> {
  return fetchTransport(fetch)({
    method: "POST",
    url: new URL("http://api.test/v1/send"),
    headers: {},
    body: "{}",
    signal: new AbortController().signal,
    connectTimeout: 1000,
    maxResponseBytes: 1000,
  });
}

/** An error as Node's fetch throws it: what happened is the cause. */
const failed = (cause: unknown): TypeError => new TypeError("fetch failed", { cause });
const system = (code: string, syscall?: string): Error => Object.assign(new Error(code), { code, syscall });

describe("fetchTransport", () => {
  const certain: Readonly<Record<string, [unknown, TransportFailure["reason"]]>> = {
    "a refused connection": [failed(system("ECONNREFUSED", "connect")), "refused"],
    "a refused connection, known by its code alone": [failed(system("ECONNREFUSED")), "refused"],
    "several addresses that refused": [
      failed(Object.assign(new AggregateError([system("ECONNREFUSED", "connect")]), { code: "ECONNREFUSED" })),
      "refused",
    ],
    "a name that does not resolve": [failed(system("ENOTFOUND", "getaddrinfo")), "dns"],
    "a resolver that does not answer": [failed(system("EAI_AGAIN", "getaddrinfo")), "dns"],
    "a host that cannot be reached to connect": [failed(system("EHOSTUNREACH", "connect")), "unreachable"],
    "a network that cannot be reached to connect": [failed(system("ENETUNREACH", "connect")), "unreachable"],
    "a connection that takes too long": [failed(system("UND_ERR_CONNECT_TIMEOUT")), "connect-timeout"],
    "a certificate that has expired": [failed(system("CERT_HAS_EXPIRED")), "tls"],
    "a certificate of nobody known": [failed(system("UNABLE_TO_VERIFY_LEAF_SIGNATURE")), "tls"],
    "a certificate of another name": [failed(system("ERR_TLS_CERT_ALTNAME_INVALID")), "tls"],
    "a proof deep in the causes": [failed(new Error("outer", { cause: system("ECONNREFUSED") })), "refused"],
  };
  for (const [name, [error, reason]] of Object.entries(certain)) {
    it(`${name} is certainly not sent`, async () => {
      const answer = await ask(() => Promise.reject(error));
      assert.deepEqual([answer.kind, "mayHaveLeft" in answer && answer.mayHaveLeft], ["failure", false]);
      assert.equal("reason" in answer && answer.reason, reason);
    });
  }

  const uncertain: Readonly<Record<string, unknown>> = {
    "a reset": failed(system("ECONNRESET", "read")),
    "a socket that closed": failed(system("UND_ERR_SOCKET")),
    "a host that can no longer be reached": failed(system("EHOSTUNREACH", "read")),
    "a host that cannot be reached, without the call that failed": failed(system("EHOSTUNREACH")),
    "a timeout of the system": failed(system("ETIMEDOUT")),
    "a refusal by TLS in the middle": failed(system("ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED")),
    "an error without a cause": new TypeError("Failed to fetch"),
    "an error that is none": "gone",
    nothing: undefined,
  };
  for (const [name, error] of Object.entries(uncertain)) {
    it(`${name} is not certain`, async () => {
      const answer = await ask(() => Promise.reject(error));
      assert.deepEqual([answer.kind, "mayHaveLeft" in answer && answer.mayHaveLeft], ["failure", true]);
    });
  }

  it("once an answer has begun, no error proves that nothing was sent", async () => {
    const cause = system("ECONNREFUSED", "connect");
    const body = new ReadableStream({ pull: (controller) => controller.error(cause) });
    assert.deepEqual(await ask(async () => new Response(body, { status: 200 })), {
      kind: "failure",
      reason: "truncated",
      mayHaveLeft: true,
      systemCode: "ECONNREFUSED",
      cause,
      status: 200,
    });
  });

  it("survives causes that go round in a circle, and a fetch that throws at once", async () => {
    const circle: Error & { cause?: unknown } = new Error("a");
    circle.cause = circle;
    assert.equal((await ask(() => Promise.reject(circle))).kind, "failure");
    const thrown = await ask(() => {
      throw new Error("at once");
    });
    assert.equal(thrown.kind, "failure");
  });

  it("stops reading at the limit", async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(400)) });
    assert.deepEqual(await ask(async () => new Response(endless)), {
      kind: "failure",
      reason: "too-large",
      mayHaveLeft: true,
      status: 200,
    });
  });

  it("reads an answer without a body", async () => {
    assert.deepEqual(await ask(async () => new Response(null, { status: 204, headers: { "retry-after": "3" } })), {
      kind: "response",
      status: 204,
      retryAfter: "3",
      body: "",
    });
  });
});
