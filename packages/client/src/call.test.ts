import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClient } from "./client.ts";
import type { Client } from "./client.ts";
import type { ClientOptions } from "./client-options.ts";
import { SmsPartnerError, TransportError } from "./errors.ts";

const CREDITS = {
  success: true,
  code: 200,
  user: { username: "a", firstname: "b", lastname: "c" },
  credits: { creditSms: 1, creditSmsECO: 2, creditHlr: 3, toSend: 0, balance: "0.900", currency: "EUR" },
};
const RECEIPT = { success: true, code: 200, message_id: 307, nb_sms: 1, cost: 0.038, currency: "EUR" };

interface Rig {
  readonly client: Client;
  /** Milliseconds of each wait. */
  readonly waits: number[];
  readonly requests: Request[];
}

/** A client whose answers come one after the other, the last one for ever, and whose waits take no time. */
function rig(answers: readonly (() => Response | Promise<Response>)[], options: Partial<ClientOptions> = {}): Rig {
  const waits: number[] = [];
  const requests: Request[] = [];
  const client = createClient({
    apiKey: "secret key",
    baseUrl: "http://api.test/v1",
    fetch: async (url, init) => {
      requests.push(new Request(url, init));
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      assert.ok(answer);
      return answer();
    },
    now: () => new Date("2026-11-22T12:00:00Z"),
    ...options,
    retry: { sleep: async (wait) => void waits.push(wait), random: () => 0.5, ...options.retry },
  });
  return { client, waits, requests };
}

const json = (body: unknown, init?: ResponseInit) => () => Response.json(body, init);
const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    new Response("<html>", { status: code, headers });

describe("retries of reads", () => {
  it("repeats after failures that pass, waiting longer each time", async () => {
    const { client, waits, requests } = rig([status(503), status(502), json(CREDITS)]);
    assert.equal((await client.credits()).balance, "0.900");
    assert.deepEqual(waits, [300, 600]);
    assert.equal(requests.length, 3);
  });

  it("spreads the waits at random between half and one and a half", async () => {
    for (const [random, expected] of [
      [0, 150],
      [0.999, 450],
    ] as const) {
      const { client, waits } = rig([status(503), json(CREDITS)], { retry: { random: () => random } });
      await client.credits();
      assert.deepEqual(waits.map(Math.round), [expected]);
    }
  });

  it("gives up after three attempts, with the last error", async () => {
    const { client, requests } = rig([status(503), status(503), status(504)]);
    await assert.rejects(client.credits(), { httpStatus: 504 });
    assert.equal(requests.length, 3);
  });

  it("makes as many attempts as the option says", async () => {
    const { client, requests } = rig([status(503)], { retry: { attempts: 1 } });
    await assert.rejects(client.credits());
    assert.equal(requests.length, 1);
  });

  it("waits as long as Retry-After says, in seconds or as a date", async () => {
    for (const header of ["4", "Sun, 22 Nov 2026 12:00:04 GMT"]) {
      const { client, waits } = rig([status(429, { "retry-after": header }), json(CREDITS)]);
      await client.credits();
      assert.deepEqual(waits, [4000]);
    }
  });

  it("does not wait beyond the time limit, and says how long it should have", async () => {
    const { client, waits, requests } = rig([status(429, { "retry-after": "60" })]);
    await assert.rejects(client.credits(), { httpStatus: 429, retryAfter: 60_000, outcome: "not-sent" });
    assert.deepEqual([waits.length, requests.length], [0, 1]);
  });

  it("takes no notice of a Retry-After that says nothing", async () => {
    const { client, waits } = rig([status(503, { "retry-after": "soon" }), json(CREDITS)]);
    await client.credits();
    assert.deepEqual(waits, [300]);
  });

  it("does not repeat what is refused or unreadable", async () => {
    for (const answer of [
      json({ success: false, code: 10, message: "Clé API incorrecte" }),
      status(404),
      status(200),
    ]) {
      const { client, requests } = rig([answer]);
      await assert.rejects(client.credits(), SmsPartnerError);
      assert.equal(requests.length, 1);
    }
  });

  it("ends when the caller aborts during a wait", async () => {
    const caller = new AbortController();
    const { client, requests } = rig([status(503)], { retry: { sleep: async () => caller.abort() } });
    await assert.rejects(client.credits({ signal: caller.signal }), { reason: "aborted", outcome: "not-sent" });
    assert.equal(requests.length, 1);
  });

  it("waits by a timer when none is injected, and an abort ends the wait", async () => {
    const caller = new AbortController();
    const client = createClient({
      apiKey: "secret key",
      fetch: async () => {
        setImmediate(() => caller.abort());
        return new Response("", { status: 503, headers: { "retry-after": "9" } });
      },
    });
    await assert.rejects(client.credits({ signal: caller.signal }), { reason: "aborted" });
  });
});

describe("calls that change something", () => {
  it("are tried once", async () => {
    const calls: ((client: Client) => Promise<unknown>)[] = [
      (client) => client.send({ recipients: ["+33612345678"], message: "a" }),
      (client) => client.sendBulk({ messages: [{ recipient: "+33612345678", message: "a" }] }),
      (client) => client.cancel(1),
      (client) => client.addStop("+33612345678"),
      (client) => client.removeStop(1),
    ];
    for (const call of calls) {
      const { client, requests, waits } = rig([status(503, { "retry-after": "1" })]);
      await assert.rejects(call(client), SmsPartnerError);
      assert.deepEqual([requests.length, waits.length], [1, 0]);
    }
  });
});

describe("AbortSignal", () => {
  const request = { recipients: ["+33612345678"], message: "a" };

  it("that was aborted before: nothing is asked for", async () => {
    const { client, requests } = rig([json(RECEIPT)]);
    await assert.rejects(client.send(request, { signal: AbortSignal.abort() }), {
      name: "TransportError",
      reason: "aborted",
      outcome: "not-sent",
    });
    assert.equal(requests.length, 0);
  });

  it("that aborts while the answer is awaited: unknown, even where the fetch takes no notice", async () => {
    const caller = new AbortController();
    const { client } = rig([
      () => {
        setImmediate(() => caller.abort());
        return new Promise<Response>(() => {});
      },
    ]);
    await assert.rejects(client.send(request, { signal: caller.signal }), {
      name: "TransportError",
      reason: "aborted",
      outcome: "unknown",
    });
  });

  it("that aborts while the body is awaited: unknown", async () => {
    const caller = new AbortController();
    const endless = new ReadableStream({
      pull: () => {
        setImmediate(() => caller.abort());
        return new Promise<void>(() => {});
      },
    });
    const { client } = rig([() => new Response(endless)]);
    await assert.rejects(client.send(request, { signal: caller.signal }), { reason: "aborted", outcome: "unknown" });
  });
});

describe("time limit", () => {
  it("of a call goes before the client's", async () => {
    const { client } = rig([() => new Promise<Response>(() => {})]);
    const error = await client.credits({ timeout: 5 }).catch((reason: unknown) => reason);
    assert.ok(error instanceof TransportError);
    assert.deepEqual([error.reason, error.outcome], ["timeout", "unknown"]);
  });
});

describe("requests", () => {
  it("carry the key in the body of a POST and in the query of a GET", async () => {
    const { client, requests } = rig([json(RECEIPT), json(CREDITS)]);
    await client.send({ recipients: ["+33612345678"], message: "a" });
    await client.credits();
    const [post, get] = requests;
    assert.deepEqual(await post?.json(), { apiKey: "secret key", phoneNumbers: "+33612345678", message: "a" });
    assert.equal(post?.url, "http://api.test/v1/send");
    assert.equal(get?.url, "http://api.test/v1/me?apiKey=secret+key");
  });

  it("ask for XML where the client is to read XML", async () => {
    const { client, requests } = rig([json(RECEIPT), json(CREDITS)], { format: "xml" });
    await client.send({ recipients: ["+33612345678"], message: "a" });
    await client.credits();
    const [post, get] = requests;
    const body = (await post?.json()) as { _format: string } | undefined;
    assert.equal(body?._format, "xml");
    assert.equal(get?.url, "http://api.test/v1/me?apiKey=secret+key&_format=xml");
  });

  it("follow no redirect", async () => {
    const { client, requests } = rig([json(CREDITS)]);
    await client.credits();
    assert.equal(requests[0]?.redirect, "manual");
  });
});
