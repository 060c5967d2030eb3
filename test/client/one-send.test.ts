/** What `createHandler` promises of a repeated request, against the sandbox: the API sees one send, and nobody is lied to. */
import { createHandler, memoryStore } from "@sms-composer/client";
import type { HandlerClient, HandlerOptions, HandlerStore } from "@sms-composer/client";
import { createClient } from "@sms-composer/client";
import { createSandbox } from "@sms-composer/sandbox";
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

const SMS = { recipients: ["+33612345678"], message: "A demain, 9 h" };
const HOUR = 3_600_000;

type Sandbox = ReturnType<typeof createSandbox>;
let sandbox: Sandbox;
let time: number;

beforeEach(() => {
  time = Date.parse("2026-03-10T09:00:00Z");
  sandbox = createSandbox({ apiKey: "key", startAt: new Date(time) });
});

/** A UUIDv7 that was drawn at a moment. */
function drawKey(at = time): string {
  const [high, low] = [at.toString(16).padStart(12, "0").slice(0, 8), at.toString(16).padStart(12, "0").slice(8)];
  return `${high}-${low}-7${crypto.randomUUID().slice(15)}`;
}

/** A client of the sandbox; `before` can hold a request up. Reads are not repeated, so that no test waits for that. */
function clientOf(before: (url: string) => Promise<void> = async () => {}): ReturnType<typeof createClient> {
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    await before(String(input));
    return sandbox.fetch(new Request(input, init));
  };
  const retry = { attempts: 1 };
  return createClient({ apiKey: "key", baseUrl: "http://api.test/v1", fetch, retry, now: () => new Date(time) });
}

type Handler = ReturnType<typeof createHandler>;

/** A backend whose users are named by a header. */
function backend(
  options: Partial<HandlerOptions> & { readonly client?: HandlerClient; readonly store?: HandlerStore } = {},
): Handler {
  return createHandler({
    client: clientOf(),
    authorize: (request) => request.headers.has("x-user"),
    scope: (request) => request.headers.get("x-user") ?? "",
    now: () => new Date(time),
    ...options,
  } as HandlerOptions);
}

function press(key: string, body: unknown = SMS, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request("http://backend.test/sms", {
    method: "POST",
    headers: { "content-type": "application/json", "x-user": "ada", "idempotency-key": key, ...headers },
    body: JSON.stringify(body),
  });
}

function look(key: string, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request("http://backend.test/sms", { headers: { "x-user": "ada", "idempotency-key": key, ...headers } });
}

interface Answer {
  readonly status: number;
  readonly outcome: string;
  readonly code?: string | number;
  readonly reason?: string;
  readonly messageId?: number;
  readonly foundByTag?: true;
}

async function ask(handle: Handler, request: Request): Promise<Answer> {
  const response = await handle(request);
  return { status: response.status, ...((await response.json()) as Omit<Answer, "status">) };
}

const sends = (): number => sandbox.messages().length;

const loseTheAnswer = (times = 1): void => void sandbox.faults.add({ fault: "drop-after", call: "send", times });

describe("one press is one send", () => {
  it("a hundred equal requests at once are one send, and all get its receipt", async () => {
    const handle = backend();
    const key = drawKey();
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask(handle, press(key))));
    assert.equal(sends(), 1);
    assert.deepEqual(new Set(answers.map(({ messageId }) => messageId)).size, 1);
    assert.ok(answers.every(({ status, outcome }) => status === 200 && outcome === "sent"));
  });

  it("a request that is repeated gets the first outcome, whatever it was", async () => {
    const handle = backend();
    for (const fault of [undefined, "drop-after", "error-after", "html-after", "rate-limit"] as const) {
      if (fault) sandbox.faults.add({ fault, call: "send", times: 1 });
      const key = drawKey();
      const first = await ask(handle, press(key));
      const before = sends();
      assert.deepEqual(await ask(handle, press(key)), first, fault ?? "no fault");
      assert.equal(sends(), before, fault ?? "no fault");
    }
  });

  it("other decisions are other sends, also with the same text", async () => {
    const handle = backend();
    for (const key of [drawKey(), drawKey()]) assert.equal((await ask(handle, press(key))).outcome, "sent");
    assert.equal(sends(), 2);
  });

  it("a key with another body sends nothing, and does not say that nothing was sent", async () => {
    const handle = backend();
    const key = drawKey();
    await ask(handle, press(key));
    const answer = await ask(handle, press(key, { ...SMS, message: "Autre chose" }));
    assert.deepEqual([answer.status, answer.outcome, answer.code], [422, "unknown", "idempotency-key-reused"]);
    assert.equal(sends(), 1);
  });

  it("the order of the members is not another body", async () => {
    const handle = backend();
    const key = drawKey();
    await ask(handle, press(key, { message: SMS.message, recipients: SMS.recipients }));
    assert.equal((await ask(handle, press(key))).status, 200);
    assert.equal(sends(), 1);
  });

  it("while the first request is in flight, the repeated one waits, and then says that nobody knows", async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const client = clientOf((url) => (url.endsWith("/send") ? held : Promise.resolve()));
    const handle = backend({ client, timeout: 300 });
    const key = drawKey();
    const first = ask(handle, press(key));
    const repeated = await ask(handle, press(key));
    assert.deepEqual([repeated.status, repeated.outcome, repeated.code], [409, "unknown", "idempotency-key-in-flight"]);
    release();
    assert.equal((await first).outcome, "sent");
    assert.deepEqual((await ask(handle, press(key))).outcome, "sent");
    assert.equal(sends(), 1);
  });

  it("a refusal by the rules is not kept: the same key may come again when the rule allows it", async () => {
    const store = memoryStore({ now: () => new Date(time) });
    const key = drawKey();
    const long = { ...SMS, message: "a".repeat(161) };
    assert.equal((await ask(backend({ store, limits: { segments: 1 } }), press(key, long))).status, 422);
    assert.equal((await ask(backend({ store }), press(key, long))).outcome, "sent");
    assert.equal(sends(), 1);
  });

  it("what was sent before its time had passed is not called refused afterwards", async () => {
    const handle = backend();
    const key = drawKey();
    const soon = { ...SMS, scheduledAt: "2026-03-10T09:05:00.000Z" };
    const first = await ask(handle, press(key, soon));
    assert.equal(first.outcome, "sent");
    time += HOUR;
    assert.deepEqual(await ask(handle, press(key, soon)), first);
  });

  it("a backend that fails before it sends frees the key", async () => {
    const store = memoryStore({ now: () => new Date(time) });
    const client: HandlerClient = {
      ...clientOf(),
      get statusByTag(): never {
        throw new Error("no such thing");
      },
    };
    const key = drawKey(time - 30 * HOUR);
    const broken = await ask(backend({ store, client }), press(key));
    assert.deepEqual([broken.status, broken.outcome, sends()], [500, "not-sent", 0]);
    assert.equal((await ask(backend({ store }), press(key))).outcome, "sent");
  });
});

describe("the key", () => {
  it("is required, bare or quoted, of 1 to 255 visible ASCII characters", async () => {
    const handle = backend();
    const without = press("x");
    without.headers.delete("idempotency-key");
    const missing = await ask(handle, without);
    assert.deepEqual([missing.status, missing.outcome, missing.code], [400, "not-sent", "idempotency-key-required"]);
    for (const wrong of ["", " ", "a b", "\u00e9", "x".repeat(256), '"', '"a', '""', '"a b"']) {
      const answer = await ask(handle, press(wrong));
      assert.deepEqual([answer.status, answer.code], [400, "idempotency-key-invalid"], wrong);
    }
    assert.equal(sends(), 0);
    const key = drawKey();
    await ask(handle, press(key));
    assert.equal((await ask(handle, press(`"${key}"`))).outcome, "sent");
    assert.equal((await ask(handle, press("x".repeat(255)))).outcome, "sent");
    assert.equal(sends(), 2);
  });

  it("need not be there for other callers, where the backend says so", async () => {
    const handle = backend({ requireIdempotencyKey: false });
    const request = press("x");
    request.headers.delete("idempotency-key");
    assert.equal((await ask(handle, request)).outcome, "sent");
    const key = drawKey();
    await ask(handle, press(key));
    await ask(handle, press(key));
    assert.equal(sends(), 2);
  });

  it("belongs to its scope: who presents somebody else's key learns nothing and takes nothing away", async () => {
    const handle = backend();
    const key = drawKey();
    loseTheAnswer();
    await ask(handle, press(key));
    const stranger = await ask(handle, look(key, { "x-user": "eve" }));
    assert.deepEqual(
      [stranger.status, stranger.outcome, Object.keys(stranger).toSorted()],
      [404, "unknown", ["message", "outcome", "status"]],
    );
    const replacing = press(drawKey(), SMS, { "x-user": "eve", "idempotency-replaces": key });
    assert.equal((await ask(handle, replacing)).foundByTag, undefined, "eve's request is a send of her own");
    assert.equal((await ask(handle, look(key))).foundByTag, true);
  });
});

describe("after an unknown outcome", () => {
  it("a look at the key finds what arrived, by its tag", async () => {
    const handle = backend();
    const key = drawKey();
    loseTheAnswer();
    assert.equal((await ask(handle, press(key))).outcome, "unknown");
    const found = await ask(handle, look(key));
    assert.deepEqual([found.status, found.outcome, found.foundByTag], [200, "sent", true]);
    assert.deepEqual(await ask(handle, press(key)), found, "from then on the key is known as sent");
    assert.equal(sends(), 1);
  });

  it("a look that finds nothing does not say that nothing was sent", async () => {
    const handle = backend();
    const nothing = await ask(handle, look(drawKey()));
    assert.deepEqual([nothing.status, nothing.outcome], [404, "unknown"]);
    const key = drawKey();
    sandbox.faults.add({ fault: "drop-before", call: "send", times: 1 });
    await ask(handle, press(key));
    assert.equal((await ask(handle, look(key))).outcome, "unknown");
  });

  it("a look needs permission, and a page of one's own", async () => {
    const handle = backend();
    const key = drawKey();
    await ask(handle, press(key));
    const stranger = look(key);
    stranger.headers.delete("x-user");
    assert.deepEqual([(await ask(handle, stranger)).code, sends()], ["not-authorized", 1]);
    const foreign = await ask(handle, look(key, { origin: "https://evil.example", "sec-fetch-site": "cross-site" }));
    assert.deepEqual([foreign.status, foreign.outcome, foreign.code], [403, "not-sent", "origin-not-allowed"]);
  });

  it("sending again finds what arrived meanwhile, and sends nothing", async () => {
    const handle = backend();
    const key = drawKey();
    loseTheAnswer();
    await ask(handle, press(key));
    const again = await ask(handle, press(drawKey(), SMS, { "idempotency-replaces": key }));
    assert.deepEqual([again.status, again.outcome, again.foundByTag, sends()], [200, "sent", true, 1]);
  });

  it("sending again goes out under the first tag, so that a double is seen, however often it is sent again", async () => {
    const handle = backend();
    const keys = [drawKey(), drawKey(), drawKey()] as const;
    sandbox.faults.add({ fault: "drop-before", call: "send", times: 2 });
    const first = (await handle(press(keys[0]))).json() as Promise<{ tag: string }>;
    const { tag } = await first;
    assert.match(tag, /^[a-z2-7]{20}$/);
    await ask(handle, press(keys[1], SMS, { "idempotency-replaces": keys[0] }));
    const sent = await ask(handle, press(keys[2], SMS, { "idempotency-replaces": keys[1] }));
    assert.deepEqual([sent.outcome, sends(), sandbox.messages()[0]?.tag], ["sent", 1, tag]);
  });

  it("sending again while the first is still in flight sends nothing", async () => {
    const client: HandlerClient = { ...clientOf(), send: () => new Promise(() => {}) };
    const store = memoryStore({ now: () => new Date(time) });
    const key = drawKey();
    void backend({ client, store })(press(key));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const again = await ask(backend({ store }), press(drawKey(), SMS, { "idempotency-replaces": key }));
    assert.deepEqual([again.status, again.outcome, sends()], [409, "unknown", 0]);
  });

  it("sending again what cannot be looked up now sends nothing", async () => {
    const handle = backend();
    const key = drawKey();
    sandbox.faults.add({ fault: "drop-before", call: "send", times: 1 });
    await ask(handle, press(key));
    sandbox.faults.add({ fault: "error-before", call: "bulk-status-by-tag" });
    const next = drawKey();
    const again = await ask(handle, press(next, SMS, { "idempotency-replaces": key }));
    assert.deepEqual([again.outcome, sends()], ["unknown", 0]);
    sandbox.faults.clear();
    assert.equal((await ask(handle, press(next, SMS, { "idempotency-replaces": key }))).outcome, "sent");
  });
});

describe("a tag of the page's own", () => {
  const tagged = { ...SMS, tag: "promo" };

  it("counts as found only with the numbers and the time of the send", async () => {
    const handle = backend();
    sandbox.faults.add({ fault: "drop-before", call: "send", times: 1 });
    // An earlier campaign with the same tag, to other people.
    await ask(handle, press(drawKey(), { ...tagged, recipients: ["+33698765432"] }));
    sandbox.faults.clear();
    await ask(handle, press(drawKey(), { ...tagged, recipients: ["+33698765432"] }));
    time += HOUR;
    sandbox.clock.advance(HOUR);
    const key = drawKey();
    sandbox.faults.add({ fault: "drop-before", call: "send", times: 1 });
    assert.equal((await ask(handle, press(key, tagged))).outcome, "unknown");
    assert.equal((await ask(handle, look(key))).outcome, "unknown");
    const before = sends();
    assert.equal((await ask(handle, press(drawKey(), tagged, { "idempotency-replaces": key }))).outcome, "sent");
    assert.equal(sends(), before + 1);
  });
});

describe("after the backend forgot", () => {
  for (const [name, later] of [
    ["25 hours later", 25 * HOUR],
    ["after a restart", 60_000],
  ] as const) {
    it(`${name}, a draft that is reopened and sent is found, and not sent twice`, async () => {
      const key = drawKey();
      assert.equal((await ask(backend(), press(key))).outcome, "sent");
      time += later;
      sandbox.clock.advance(later);
      const found = await ask(backend(), press(key));
      assert.deepEqual([found.status, found.outcome, found.foundByTag, sends()], [200, "sent", true, 1]);
    });
  }

  it("25 hours later in the same process, it is found as well", async () => {
    const handle = backend();
    const key = drawKey();
    await ask(handle, press(key));
    time += 25 * HOUR;
    assert.deepEqual([(await ask(handle, press(key))).outcome, sends()], ["sent", 1]);
  });

  it("what was never sent is sent, once it was looked for", async () => {
    const handle = backend();
    const key = drawKey();
    time += 25 * HOUR;
    assert.deepEqual([(await ask(handle, press(key))).outcome, sends()], ["sent", 1]);
  });

  it("without a way to look, an old key sends nothing, and nobody knows", async () => {
    const { send } = clientOf();
    const handle = backend({ client: { send } });
    assert.equal((await ask(handle, press(drawKey()))).outcome, "sent");
    const old = await ask(handle, press(drawKey(time - 30 * HOUR)));
    assert.deepEqual([old.status, old.outcome, sends()], [409, "unknown", 1]);
  });

  it("a store of one's own remembers over a restart, without a look-up", async () => {
    const store = memoryStore({ now: () => new Date(0) });
    const key = drawKey();
    const first = await ask(backend({ store }), press(key));
    time += HOUR;
    assert.deepEqual(await ask(backend({ store }), press(key)), first);
    assert.equal(sends(), 1);
  });
});
