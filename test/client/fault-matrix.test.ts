import { createClient, SmsPartnerError } from "@sms-composer/client";
import type { Client, ClientOptions } from "@sms-composer/client";
import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { describe, it } from "node:test";
import { API_CALLS, CALL_NAMES } from "./api-calls.ts";
import type { ApiCall } from "./api-calls.ts";
import { closedPort, reply, startFaultServer } from "./fault-server.ts";
import type { Answer, FaultServer } from "./fault-server.ts";
import { FAULTS } from "./faults.ts";
import type { Expected, Fault } from "./faults.ts";
import { apiKeyLeaks, NASTY_KEY } from "./api-key-leaks.ts";

const ATTEMPTS_OF_A_READ = 3;

function clientFor(address: string, options: Partial<ClientOptions> = {}): Client {
  return createClient({
    apiKey: NASTY_KEY,
    baseUrl: `${address}/v1`,
    retry: { sleep: async () => {} },
    ...options,
  });
}

/** The error that a call ends with; undefined when it succeeds. */
async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

function assertExpected(error: unknown, expected: Expected): void {
  if (!expected.error) return assert.equal(error, undefined);
  assert.ok(error instanceof SmsPartnerError, `an error of ours, not ${String(error)}`);
  const { passing: _, error: name, ...facts } = expected;
  for (const [fact, value] of Object.entries({ name, ...facts })) {
    assert.equal((error as unknown as Record<string, unknown>)[fact], value, `${fact} of "${error.message}"`);
  }
  assert.deepEqual(apiKeyLeaks(error), [], "places that show the key");
}

/** A server with a fault; a list by pages ends after the first. */
async function faultServer(fault: Fault, call: ApiCall): Promise<FaultServer> {
  const answer = fault.answer(JSON.stringify(call.accepted));
  const lastPage = reply(200, JSON.stringify({ ...call.accepted, StatutResponse_List: [] }));
  const paged: Answer = (socket, request) => (request.target.includes("page=") ? lastPage : answer)(socket, request);
  return startFaultServer({ answer: paged });
}

/** Some faults are seconds of silence, in which others can have their turn. */
const WAITING_AT_ONCE = 4;

describe("faults of the server", { concurrency: WAITING_AT_ONCE }, () => {
  for (const [name, fault] of Object.entries(FAULTS)) {
    describe(`fault: ${name}`, { concurrency: true }, () => {
      for (const callName of CALL_NAMES) {
        const call = API_CALLS[callName];
        it(callName, async () => {
          const { timeout, maxResponseBytes, expected } = fault;
          await using server = await closing(faultServer(fault, call));
          const options = { ...(timeout && { timeout }), ...(maxResponseBytes && { maxResponseBytes }) };
          const error = await errorOf(call.make(clientFor(server.address, options)));

          assertExpected(error, expected);
          const attempts = call.isRead && expected.passing ? ATTEMPTS_OF_A_READ : 1;
          const pages = API_CALLS[callName].isPaged && !expected.error ? 2 : 1;
          assert.equal(server.received.length, attempts * pages, "requests that arrived");
          assert.ok(
            server.received.every(({ target }) => target.split("?")[0] === call.path),
            "nothing else was asked for",
          );
          if (fault.acted) assert.notEqual((error as SmsPartnerError | undefined)?.outcome, "not-sent");
        });
      }
    });
  }
});

/** Ends the server with the block. */
async function closing(started: Promise<FaultServer>): Promise<FaultServer & AsyncDisposable> {
  const server = await started;
  return { ...server, [Symbol.asyncDispose]: server.close };
}

/** By the fetch standard a 407 is a network error: the status does not reach the client, and so proves nothing. */
const OTHERWISE_WITH_FETCH: Readonly<Record<string, Expected>> = {
  "gzip that breaks off": { error: "ResponseError", outcome: "unknown" },
  "HTTP 407 with a page": { error: "TransportError", outcome: "unknown" },
};

/** By the same standard a request that was answered with 421, so not processed, is made once more. */
const REQUESTS_WITH_FETCH: Readonly<Record<string, number>> = { "HTTP 421 with a page": 2 };

describe("faults through an injected fetch", { concurrency: true }, () => {
  for (const [name, fault] of Object.entries(FAULTS)) {
    it(name, async () => {
      const { timeout, maxResponseBytes, expected } = fault;
      await using server = await closing(faultServer(fault, API_CALLS.send));
      const options = { ...(timeout && { timeout }), ...(maxResponseBytes && { maxResponseBytes }) };
      const error = await errorOf(API_CALLS.send.make(clientFor(server.address, { fetch, ...options })));

      const { reason: _, ...withoutReason } = OTHERWISE_WITH_FETCH[name] ?? expected;
      assertExpected(error, withoutReason);
      assert.equal(server.received.length, REQUESTS_WITH_FETCH[name] ?? 1, "requests that arrived");
    });
  }
});

interface Unconnected {
  readonly address: (server: FaultServer) => Promise<string> | string;
  readonly onConnection?: Parameters<typeof startFaultServer>[0]["onConnection"];
  readonly options?: Partial<ClientOptions>;
  readonly reasons: readonly string[];
  /** Whether a read is tried again. */
  readonly passing: boolean;
}

const toTls = ({ address }: FaultServer): string => address.replace("http:", "https:");

const UNCONNECTED: Readonly<Record<string, Unconnected>> = {
  "connection refused": {
    address: async () => `http://127.0.0.1:${await closedPort()}`,
    reasons: ["refused"],
    passing: true,
  },
  "no such host": {
    address: () => "http://sms-composer.invalid",
    options: { connectTimeout: 500 },
    // A machine whose resolver does not answer gets no further than the time limit.
    reasons: ["dns", "connect-timeout"],
    passing: true,
  },
  "TLS handshake without an answer": {
    address: toTls,
    options: { connectTimeout: 80 },
    reasons: ["connect-timeout"],
    passing: true,
  },
  "time limit of the call in the TLS handshake": {
    address: toTls,
    options: { timeout: 80 },
    reasons: ["connect-timeout"],
    passing: false,
  },
  "TLS handshake closed": {
    address: toTls,
    onConnection: (socket) => void socket.end(),
    reasons: ["tls"],
    passing: false,
  },
  "TLS handshake reset": {
    address: toTls,
    onConnection: (socket) => void socket.once("data", () => socket.resetAndDestroy()),
    reasons: ["tls"],
    passing: false,
  },
  "TLS handshake answered in the clear": {
    address: toTls,
    onConnection: (socket) => void socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")),
    reasons: ["tls"],
    passing: false,
  },
};

describe("faults before the connection, through an injected fetch", { concurrency: true }, () => {
  for (const [name, { address, onConnection, options }] of Object.entries(UNCONNECTED)) {
    it(name, async () => {
      await using server = await closing(
        startFaultServer({ answer: reply(200, "{}"), ...(onConnection && { onConnection }) }),
      );
      const client = clientFor(await address(server), { fetch, timeout: 1500, ...options });
      const error = await errorOf(API_CALLS.send.make(client));
      const certain = ["connection refused", "no such host"].includes(name);
      assertExpected(error, { error: "TransportError", outcome: certain ? "not-sent" : "unknown" });
      assert.equal(server.received.length, 0, "nothing was received");
    });
  }
});

describe("faults before the connection", { concurrency: WAITING_AT_ONCE }, () => {
  for (const [name, { address, onConnection, options, reasons, passing }] of Object.entries(UNCONNECTED)) {
    describe(`fault before the connection: ${name}`, { concurrency: true }, () => {
      for (const callName of CALL_NAMES) {
        it(callName, async () => {
          const call = API_CALLS[callName];
          await using server = await closing(
            startFaultServer({
              answer: reply(200, JSON.stringify(call.accepted)),
              ...(onConnection && { onConnection }),
            }),
          );
          const client = clientFor(await address(server), options);
          const error = await errorOf(call.make(client));
          assertExpected(error, { error: "TransportError", outcome: "not-sent", passing });
          assert.ok(reasons.includes((error as { reason?: string }).reason ?? ""), `reason of "${String(error)}"`);
          assert.equal(server.received.length, 0, "not-sent was never received");
          const attempts = call.isRead && passing ? ATTEMPTS_OF_A_READ : 1;
          if (server.connections() > 0) assert.equal(server.connections(), attempts, "connections that were made");
        });
      }
    });
  }
});

describe("a connection that is closed as soon as it stands", { concurrency: true }, () => {
  const closings: Readonly<Record<string, (socket: Socket) => unknown>> = {
    closed: (socket) => socket.end(),
    reset: (socket) => socket.resetAndDestroy(),
  };
  for (const [name, onConnection] of Object.entries(closings)) {
    it(`${name}: never sent, though that may not be certain`, async () => {
      await using server = await closing(startFaultServer({ answer: reply(200, "{}"), onConnection }));
      const error = await errorOf(API_CALLS.send.make(clientFor(server.address)));
      assert.ok(error instanceof SmsPartnerError);
      assertExpected(error, { error: "TransportError" });
      assert.notEqual(error.outcome, "sent");
      assert.equal(server.connections(), 1);
    });
  }
});
