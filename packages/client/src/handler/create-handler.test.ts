import type { SendReceipt, SendRequest } from "@sms-composer/core/requests";
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createClient } from "../client.ts";
import { createHandler } from "./create-handler.ts";
import type { HandlerOptions } from "./handler-options.ts";

const KEY = "secret-key-of-the-backend";
const RECEIPT: SendReceipt = { messageId: 307, segments: 1, cost: 0.038, currency: "EUR" };
const REQUEST = { recipients: ["+33612345678"], message: "Bonjour" };

interface Rig {
  readonly handle: (request: Request) => Promise<Response>;
  readonly sent: SendRequest[];
}

function rig(options: Partial<HandlerOptions> = {}, send: () => Promise<SendReceipt> = async () => RECEIPT): Rig {
  const sent: SendRequest[] = [];
  const client = {
    send: (request: SendRequest) => {
      sent.push(request);
      return send();
    },
  };
  const handle = createHandler({
    client,
    authorize: () => true,
    now: () => new Date("2026-11-22T12:00:00Z"),
    ...options,
  } as HandlerOptions);
  return { handle, sent };
}

function post(body: unknown, init: RequestInit = {}): Request {
  return new Request("http://backend.test/sms", {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: typeof body === "string" ? body : JSON.stringify(body),
    ...init,
  });
}

/** The status and the outcome of an answer. */
async function outcomeOf(response: Response): Promise<[number, Record<string, unknown>]> {
  assert.equal(response.headers.get("content-type"), "application/json; charset=utf-8");
  assert.equal(response.headers.get("cache-control"), "no-store");
  return [response.status, (await response.json()) as Record<string, unknown>];
}

/** A handler whose client gets this answer of the API. */
function handlerThatGets(body: unknown, init?: ResponseInit): Rig["handle"] {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return createHandler({ apiKey: KEY, authorize: () => true, fetch: async () => new Response(text, init) });
}

describe("createHandler", () => {
  it("sends what the element posts, and answers with the outcome", async () => {
    const { handle, sent } = rig();
    const scheduledAt = "2026-12-01T09:00:00.000Z";
    const draft = { ...REQUEST, range: "premium", sender: "Shop", stop: true, scheduledAt };
    assert.deepEqual(await outcomeOf(await handle(post(draft))), [200, { outcome: "sent", ...RECEIPT }]);
    assert.match(sent[0]?.tag ?? "", /^[a-z2-7]{20}$/);
    assert.deepEqual(sent, [{ ...draft, scheduledAt: new Date(scheduledAt), tag: sent[0]?.tag }]);
  });

  it("writes a scheduled time as ISO 8601", async () => {
    const scheduledAt = new Date("2026-12-01T09:00:00Z");
    const { handle } = rig({}, async () => ({ ...RECEIPT, scheduledAt }));
    const [, outcome] = await outcomeOf(await handle(post(REQUEST)));
    assert.equal(outcome["scheduledAt"], "2026-12-01T09:00:00.000Z");
  });

  it("cannot be made without authorize, nor without a client", () => {
    assert.throws(() => createHandler({ apiKey: KEY } as unknown as HandlerOptions), /authorize/);
    assert.throws(() => createHandler({ authorize: () => true } as unknown as HandlerOptions), /apiKey/);
    assert.throws(() => rig({ limits: { smsPerday: 5 } as object }), /limits has no "smsPerday"/);
  });

  it("answers POST and GET only", async () => {
    const { handle, sent } = rig();
    for (const method of ["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
      const response = await handle(new Request("http://backend.test/sms", { method }));
      assert.equal(response.headers.get("allow"), "GET, POST");
      assert.equal((await outcomeOf(response))[0], 405);
    }
    assert.equal(sent.length, 0);
  });

  it("asks authorize before it reads anything, and sends nothing without its yes", async () => {
    for (const no of [false, undefined, 0, "yes", {}, null]) {
      const { handle, sent } = rig({ authorize: () => no as boolean });
      const request = post(REQUEST);
      const [status, outcome] = await outcomeOf(await handle(request));
      assert.equal(status, 403);
      assert.equal(outcome["outcome"], "not-sent");
      assert.equal(request.bodyUsed, false);
      assert.equal(sent.length, 0);
    }
  });

  it("shows authorize the request", async () => {
    const { handle } = rig({ authorize: async (request) => request.headers.get("authorization") === "Bearer ada" });
    const ada = post(REQUEST);
    ada.headers.set("authorization", "Bearer ada");
    assert.equal((await handle(ada)).status, 200);
    assert.equal((await handle(post(REQUEST))).status, 403);
  });

  it("answers as authorize does when that is a response", async () => {
    const { handle, sent } = rig({ authorize: () => new Response("Log in", { status: 401 }) });
    const response = await handle(post(REQUEST));
    assert.deepEqual([response.status, await response.text(), sent.length], [401, "Log in", 0]);
  });

  it("sends nothing when authorize throws, and tells nothing of it", async () => {
    const { handle, sent } = rig({ authorize: () => Promise.reject(new Error("database password wrong")) });
    const [status, outcome] = await outcomeOf(await handle(post(REQUEST)));
    assert.equal(status, 500);
    assert.equal(sent.length, 0);
    assert.ok(!JSON.stringify(outcome).includes("password"));
  });

  it("refuses what is not JSON, malformed or too large", async () => {
    const { handle, sent } = rig({ limits: { bodyBytes: 100 } });
    const form = post("message=a", { headers: { "content-type": "application/x-www-form-urlencoded" } });
    const statuses = [];
    for (const request of [form, post("{"), post("[]"), post({ ...REQUEST, message: "a".repeat(100) })]) {
      const [status, outcome] = await outcomeOf(await handle(request));
      assert.equal(outcome["outcome"], "not-sent");
      statuses.push(status);
    }
    assert.deepEqual(statuses, [415, 400, 400, 413]);
    assert.equal(sent.length, 0);
  });

  it("validates by the rules of core before it calls the API", async () => {
    const { handle, sent } = rig();
    assert.deepEqual(await outcomeOf(await handle(post({ recipients: [], message: "", sender: "A&B" }))), [
      422,
      {
        outcome: "not-sent",
        reason: "invalid",
        issues: [
          { field: "recipients", code: "required" },
          { field: "message", code: "required" },
          { field: "sender", code: "invalid-characters", params: { characters: "&" } },
        ],
      },
    ]);
    const past = { ...REQUEST, scheduledAt: "2026-11-22T11:00:00Z" };
    const [, { issues }] = await outcomeOf(await handle(post(past)));
    assert.deepEqual(issues, [{ field: "scheduledAt", code: "in-the-past" }]);
    for (const hostile of [{ recipients: { length: 3 } }, { message: { toString: 1 } }, { scheduledAt: "soon" }, {}]) {
      assert.equal((await handle(post({ ...REQUEST, ...hostile }))).status, Object.keys(hostile).length ? 422 : 200);
    }
    assert.equal(sent.length, 1);
  });

  it("takes no field by a name that is nearly its own for one that it may drop", async () => {
    const { handle, sent } = rig({ fields: { allow: ["recipients", "message", "sandbox", "scheduledAt"] } });
    for (const name of ["Sandbox", "SANDBOX", "scheduled_at", "scheduledat", "Scheduled-At", "isstopsms", "time"]) {
      const [status, { code, message }] = await outcomeOf(await handle(post({ ...REQUEST, [name]: "1" })));
      assert.deepEqual([status, code], [422, "field-not-allowed"], name);
      assert.match(String(message), new RegExp(`The field ${name} is called \\w+ here\\.`));
    }
    assert.equal((await handle(post({ ...REQUEST, minute: null, hour: 9, csrf: "x" }))).status, 200);
    assert.equal(sent.length, 1);
  });

  it("takes no second spelling of a number: the same person would get the message twice", async () => {
    const { handle, sent } = rig();
    for (const [number, other] of [
      ["+32470123456", "+320470123456"],
      ["+4915123456789", "+49015123456789"],
      ["+447400123456", "+4407400123456"],
      ["+33612345678", "+330612345678"],
    ] as const) {
      const [status, { issues }] = await outcomeOf(await handle(post({ ...REQUEST, recipients: [number, other] })));
      const params = { count: 1, first: other };
      assert.deepEqual([status, issues], [422, [{ field: "recipients", code: "invalid-recipients", params }]]);
    }
    const recipients = ["+32470123456", "+390612345678", "+33692123456", "+33142685300"];
    assert.equal((await handle(post({ ...REQUEST, recipients }))).status, 200);
    assert.deepEqual(
      sent.map((request) => request.recipients),
      [recipients],
    );
  });

  it("sends what was validated, whatever the host's function does with what it sees", async () => {
    const scheduledAt = "2026-11-23T09:00:00.000Z";
    const { handle, sent } = rig({
      allow: (_, request) => {
        request.scheduledAt?.setFullYear(2030);
        (request.recipients as string[]).push("+33612345679");
        return true;
      },
    });
    assert.equal((await handle(post({ ...REQUEST, scheduledAt }))).status, 200);
    assert.deepEqual(sent, [{ ...REQUEST, scheduledAt: new Date(scheduledAt), tag: sent[0]?.tag }]);
  });

  it("has limits of its own for recipients and SMS", async () => {
    const { handle, sent } = rig({ limits: { recipients: 1, segments: 1 } });
    const [status, { issues }] = await outcomeOf(
      await handle(post({ recipients: ["+33612345678", "+33612345679"], message: "a".repeat(161) })),
    );
    assert.equal(status, 422);
    assert.deepEqual(issues, [
      { field: "recipients", code: "too-many-recipients", params: { count: 2, max: 1 } },
      { field: "message", code: "too-many-segments", params: { segments: 2, max: 1 } },
    ]);
    assert.equal((await handle(post({ ...REQUEST, message: "a".repeat(160) }))).status, 200);
    const [unicode] = await outcomeOf(await handle(post({ ...REQUEST, unicode: true, message: "a".repeat(71) })));
    assert.equal(unicode, 422);
    const [stop] = await outcomeOf(await handle(post({ ...REQUEST, stop: true, message: "a".repeat(150) })));
    assert.equal(stop, 422);
    assert.equal(sent.length, 1);
  });

  it("sends nothing for somebody who has gone already, and finishes what it has begun", async () => {
    const caller = new AbortController();
    const { handle, sent } = rig({}, async () => {
      caller.abort();
      return RECEIPT;
    });
    assert.equal((await handle(post(REQUEST, { signal: AbortSignal.abort() }))).status, 400);
    assert.equal(sent.length, 0);
    assert.equal((await handle(post(REQUEST, { signal: caller.signal }))).status, 200);
  });

  it("passes the API's refusal on, field by field", async () => {
    const refusal = {
      success: false,
      code: 992,
      errors: [{ elementId: "children[sender].data", message: "Émetteur non autorisé" }],
    };
    const [status, outcome] = await outcomeOf(await handlerThatGets(refusal)(post(REQUEST)));
    assert.equal(status, 422);
    assert.equal(outcome["outcome"], "not-sent");
    assert.equal(outcome["code"], 992);
    assert.deepEqual(outcome["fieldErrors"], [
      { field: "sender", elementId: "children[sender].data", message: "Émetteur non autorisé" },
    ]);
  });

  it("has a status for each kind of failure", async () => {
    const refusal = (code: number) => ({ success: false, code, message: "non" });
    const cases: [unknown, ResponseInit | undefined, number, string][] = [
      [refusal(11), undefined, 422, "not-sent"],
      [refusal(10), undefined, 502, "not-sent"],
      [refusal(96), undefined, 502, "not-sent"],
      ["<html>", { status: 500 }, 502, "unknown"],
      ["<html>", { status: 200 }, 502, "unknown"],
      ["<html>", { status: 404 }, 502, "not-sent"],
      [{ success: true, code: 200 }, undefined, 502, "unknown"],
    ];
    for (const [body, init, status, outcome] of cases) {
      const [actualStatus, actual] = await outcomeOf(await handlerThatGets(body, init)(post(REQUEST)));
      assert.deepEqual([actualStatus, actual["outcome"]], [status, outcome], JSON.stringify(body));
    }
  });

  it("passes Retry-After on", async () => {
    const response = await handlerThatGets("<html>", { status: 429, headers: { "retry-after": "7" } })(post(REQUEST));
    assert.equal(response.headers.get("retry-after"), "7");
    assert.deepEqual([response.status, (await outcomeOf(response))[1]["outcome"]], [429, "not-sent"]);
  });

  it("tells timeouts and lost connections apart from each other, and what is certain of them", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" });
    const failing = (fetch: typeof globalThis.fetch) =>
      createHandler({ apiKey: KEY, authorize: () => true, timeout: 5, fetch });
    const noConnection = failing(() => Promise.reject(new TypeError("fetch failed", { cause: refused })));
    const noAnswer = failing(() => new Promise(() => {}));
    const [status, outcome] = await outcomeOf(await noConnection(post(REQUEST)));
    assert.deepEqual([status, outcome["outcome"]], [503, "not-sent"]);
    const [lateStatus, late] = await outcomeOf(await noAnswer(post(REQUEST)));
    assert.deepEqual([lateStatus, late["outcome"]], [504, "unknown"]);
  });

  it("answers 500 and unknown for whatever else a client throws, and tells nothing of it", async () => {
    for (const thrown of [new Error(`${KEY} at /srv/app`), undefined, "text"]) {
      const { handle } = rig({}, () => Promise.reject(thrown));
      const [status, { tag, ...outcome }] = await outcomeOf(await handle(post(REQUEST)));
      assert.deepEqual([status, outcome], [500, { outcome: "unknown", reason: "internal-error" }]);
      assert.equal(typeof tag, "string");
    }
  });

  it("never answers with the key", async () => {
    const echo = { success: false, code: 9, errors: [{ elementId: KEY, message: `Key ${KEY} is…` }] };
    for (const body of [
      echo,
      { ...echo, errors: undefined, message: KEY },
      `<html>${KEY}`,
      { success: true, code: 200, KEY },
    ]) {
      const response = await handlerThatGets(body)(post(REQUEST));
      const shown = (await response.text()) + JSON.stringify([...response.headers]);
      assert.ok(!shown.includes(KEY), shown);
    }
  });

  it("makes its client of the same options as createClient", async () => {
    const asked: string[] = [];
    const options = {
      apiKey: KEY,
      baseUrl: "http://api.test/v1",
      fetch: async (url: unknown) => {
        asked.push(String(url));
        return Response.json({ success: true, code: 200, message_id: 1, nb_sms: 1, cost: 0.1, currency: "EUR" });
      },
    };
    await createHandler({ ...options, authorize: () => true })(post(REQUEST));
    await createHandler({ client: createClient(options), authorize: () => true })(post(REQUEST));
    assert.deepEqual(asked, ["http://api.test/v1/send", "http://api.test/v1/send"]);
  });
});
