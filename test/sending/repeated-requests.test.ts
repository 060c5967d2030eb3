/** A request that comes again, to a backend that has changed meanwhile: over HTTP, with the sandbox as the API. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { memoryStore } from "@sms-composer/client";
import type { HandlerStore } from "@sms-composer/client";
import { startBackend } from "./backend.ts";
import type { Backend, BackendOptions } from "./backend.ts";

const HOUR = 3_600_000;
const SMS = { recipients: ["+33612345678"], message: "Votre commande est prête" };

/** RFC 9562, version 7, drawn so long ago. */
function keyDrawn(agoMs = 0, now = Date.now()): string {
  const time = (now - agoMs).toString(16).padStart(12, "0");
  const random = crypto.randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}

interface Answer {
  readonly status: number;
  readonly outcome: { readonly outcome: string; readonly messageId?: number; readonly code?: unknown };
}

async function ask(
  { address }: Backend,
  key: string,
  {
    method = "POST",
    body = SMS,
    headers = {},
  }: { method?: string; body?: object; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await fetch(`${address}/sms`, {
    method,
    headers: { "content-type": "application/json", "idempotency-key": key, ...headers },
    ...(method === "POST" && { body: JSON.stringify(body) }),
  });
  return { status: response.status, outcome: (await response.json()) as Answer["outcome"] };
}

async function using(options: BackendOptions, work: (backend: Backend) => Promise<void>): Promise<void> {
  const backend = await startBackend(options);
  await work(backend).finally(() => backend.close());
}

/** A store as a database is one: it outlives the process, and so remembers from its beginning. */
function durableStore(): HandlerStore {
  const { claim, finish, release, consume, read } = memoryStore();
  return { claim, finish, release, consume, ...(read && { read }) };
}

describe("a request that comes again", () => {
  it("at once, a hundred times: one send, and the same answer to all", () =>
    using({ apiDelay: 150 }, async (backend) => {
      const key = keyDrawn();
      const answers = await Promise.all(Array.from({ length: 100 }, () => ask(backend, key)));
      assert.equal(backend.api.messages().length, 1);
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
      assert.deepEqual(
        new Set(answers.map(({ outcome }) => outcome.messageId)),
        new Set([backend.api.messages()[0]?.id]),
      );
    }));

  it("after the backend was started anew without a durable store: found at the API, not sent again", () =>
    using({}, async (first) => {
      const key = keyDrawn();
      assert.equal((await ask(first, key)).outcome.outcome, "sent");
      await using({ api: first.api }, async (second) => {
        const again = await ask(second, key);
        assert.equal(again.outcome.outcome, "sent");
        assert.equal(first.api.messages().length, 1);
        assert.equal((await ask(second, key, { method: "GET" })).outcome.outcome, "sent");
      });
    }));

  it("after the backend was started anew with a durable store: the same answer", async () => {
    const handler = { store: durableStore() };
    await using({ handler }, async (first) => {
      const key = keyDrawn();
      const { outcome } = await ask(first, key);
      await using({ api: first.api, handler }, async (second) => {
        assert.deepEqual((await ask(second, key)).outcome, outcome);
        assert.equal(first.api.messages().length, 1);
      });
    });
  });

  for (const [name, makeStore] of Object.entries({ "in memory": memoryStore, durable: durableStore })) {
    it(`25 hours later, with a store ${name}: found at the API, not sent again`, () => {
      let time = Date.now();
      const now = (): Date => new Date(time);
      return using({ handler: { store: makeStore(), now } }, async (backend) => {
        const key = keyDrawn();
        assert.equal((await ask(backend, key)).outcome.outcome, "sent");
        time += 25 * HOUR;
        backend.api.clock.advance(25 * HOUR);
        assert.equal((await ask(backend, key)).outcome.outcome, "sent");
        assert.equal(backend.api.messages().length, 1);
      });
    });
  }

  it("of a draft that was kept for 25 hours and never sent: sent", () =>
    using({}, async (backend) => {
      assert.equal((await ask(backend, keyDrawn(25 * HOUR))).outcome.outcome, "sent");
      assert.equal(backend.api.messages().length, 1);
    }));

  it("with another text: not sent, and not said that the first was not", () =>
    using({}, async (backend) => {
      const key = keyDrawn();
      await ask(backend, key);
      const { status, outcome } = await ask(backend, key, { body: { ...SMS, message: "Autre" } });
      assert.deepEqual([status, outcome.outcome, outcome.code], [422, "unknown", "idempotency-key-reused"]);
      assert.equal(backend.api.messages().length, 1);
    }));

  for (const arrived of [true, false]) {
    it(`by a process that was killed ${arrived ? "after" : "before"} the send had arrived: ${arrived ? "found" : "a person decides, and it goes"}`, async () => {
      const store = durableStore();
      const key = keyDrawn();
      // What a killed process leaves: a claim that nobody finishes.
      const killed = { ...store, finish: async () => {}, release: async () => {} };
      const lost = { fetch: () => Promise.reject(new TypeError("no connection")) };
      await using({ handler: { store: killed, ...(!arrived && lost) } }, async (first) => {
        await ask(first, key);
        assert.equal(first.api.messages().length, arrived ? 1 : 0);
        await using({ api: first.api, handler: { store, timeout: 300 } }, async (second) => {
          const expected = arrived ? "sent" : "unknown";
          assert.equal((await ask(second, key, { method: "GET" })).outcome.outcome, expected, "looked up");
          assert.equal((await ask(second, key)).outcome.outcome, expected, "repeated");
          const again = await ask(second, keyDrawn(), { headers: { "idempotency-replaces": key } });
          assert.equal(again.outcome.outcome, "sent", "sent again by a person's decision");
          assert.equal(first.api.messages().length, 1);
        });
      });
    });
  }
});

describe("the key of somebody else", () => {
  const scope = (request: Request): string => request.headers.get("x-user") ?? "";

  it("tells nothing of what became of it, and does not keep one's own message from going", () =>
    using({ handler: { scope } }, async (backend) => {
      const key = keyDrawn();
      const ada = await ask(backend, key, { headers: { "x-user": "ada" } });
      assert.equal(ada.outcome.outcome, "sent");

      const look = await ask(backend, key, { method: "GET", headers: { "x-user": "eve" } });
      assert.deepEqual([look.status, look.outcome.outcome], [404, "unknown"]);
      assert.ok(!JSON.stringify(look).includes(String(ada.outcome.messageId)));
      const replaced = await ask(backend, keyDrawn(), {
        headers: { "x-user": "eve", "idempotency-replaces": key },
        body: { ...SMS, message: "Eve's" },
      });
      assert.equal(replaced.outcome.outcome, "sent");
      const own = await ask(backend, key, { headers: { "x-user": "eve" }, body: { ...SMS, message: "Eve's own" } });
      assert.equal(own.outcome.outcome, "sent");
      assert.notEqual(own.outcome.messageId, ada.outcome.messageId);
      assert.deepEqual(backend.api.messages().map(({ id }) => id).length, 3, "one of Ada's and two of Eve's");
    }));
});
