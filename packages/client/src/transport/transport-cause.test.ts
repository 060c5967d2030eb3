import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { inspect } from "node:util";
import { createClient } from "../client.ts";
import { TransportError } from "../errors.ts";
import { createRedactor } from "../redactor.ts";
import { safeCause } from "./transport-cause.ts";

const KEY = "0123456789abcdef";
const redact = createRedactor(KEY);

async function causeOf(failure: unknown, signal?: AbortSignal): Promise<unknown> {
  const client = createClient({ apiKey: KEY, fetch: () => Promise.reject(failure), retry: { attempts: 1 } });
  const call = client.status({ messageId: 1, recipient: "+33612345678" }, signal && { signal });
  const error = await call.catch((reason: unknown) => reason);
  assert.ok(error instanceof TransportError);
  return error.cause;
}

describe("TransportError.cause", () => {
  it("is the error that the exchange failed by, with its code and what is behind it", async () => {
    const system = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:443"), {
      code: "ECONNREFUSED",
      syscall: "connect",
    });
    const cause = await causeOf(new TypeError("fetch failed", { cause: system }));
    assert.ok(cause instanceof Error && cause.cause instanceof Error);
    assert.deepEqual([cause.name, cause.message], ["TypeError", "fetch failed"]);
    assert.match(cause.stack ?? "", /transport-cause\.test/);
    const { message, code, syscall } = cause.cause as NodeJS.ErrnoException;
    assert.deepEqual([message, code, syscall], [system.message, "ECONNREFUSED", "connect"]);
  });

  it("is there over Node's own connections too", async () => {
    const client = createClient({ apiKey: KEY, baseUrl: "http://127.0.0.1:1/v1", retry: { attempts: 1 } });
    const error = await client.credits().catch((reason: unknown) => reason);
    assert.ok(error instanceof TransportError);
    assert.deepEqual([error.reason, (error.cause as NodeJS.ErrnoException).code], ["refused", "ECONNREFUSED"]);
  });

  it("has neither the API key, nor an address, nor what else hangs on the error", async () => {
    const url = `https://api.test/v1/message-status?apiKey=${KEY}&phoneNumber=%2B33612345678`;
    const failure = Object.assign(new Error(`request to ${url} failed, key ${KEY}`, { cause: new Error(url) }), {
      config: { url, data: KEY },
      request: { path: url },
    });
    const shown = inspect(await causeOf(failure), { showHidden: true, depth: null });
    assert.match(shown, /request to \[address\] failed, key \[API key\]/);
    for (const secret of [KEY, "33612345678", "api.test"]) assert.ok(!shown.includes(secret), secret);
  });

  it("is the caller's reason for an abort, and a TimeoutError for the time limit", async () => {
    const reason = new Error("the page was left");
    assert.equal(await causeOf(new Error("never seen"), AbortSignal.abort(reason)), reason);
    const client = createClient({ apiKey: KEY, fetch: () => new Promise(() => {}), timeout: 5 });
    const error = await client.credits().catch((failure: unknown) => failure);
    assert.equal((error as { cause?: Error }).cause?.name, "TimeoutError");
  });

  it("is absent where what was thrown is no error", async () => {
    assert.equal(await causeOf("a text"), undefined);
  });
});

describe("safeCause", () => {
  it("copies the errors of several addresses, and ends in a circle", () => {
    const copy = safeCause(new AggregateError([new Error("one"), new Error(KEY), "no error"], "all"), redact);
    assert.ok(copy instanceof AggregateError);
    assert.deepEqual(
      copy.errors.map((each: Error) => each.message),
      ["one", "[API key]"],
    );
    const circle: Error & { cause?: unknown } = new Error("a");
    circle.cause = circle;
    let depth = 0;
    for (let each: unknown = safeCause(circle, redact); each instanceof Error; each = each.cause) depth++;
    assert.ok(depth > 1 && depth < 10);
  });
});
