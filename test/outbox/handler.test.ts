/** Tests of a backend whose handler hands everything to an outbox. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, createHandler, memoryStore, type HandlerOptions } from "@sms-composer/client";
import type { ListOutcome, SendOutcome } from "@sms-composer/core";
import { NOW, numbers, outboxFixture, passUntil, until, type OutboxFixture } from "./outbox-fixture.ts";

const TEXT = "Votre colis est arrivé.";

function backendOf({ outbox }: OutboxFixture, more: Partial<HandlerOptions> = {}) {
  const handler = createHandler({ authorize: () => true, outbox, timeout: 1000, now: () => NOW, ...more });
  const call = async (method: string, key: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await handler(
      new Request("https://shop.example/send", {
        method,
        headers: { "content-type": "application/json", "idempotency-key": key, ...headers },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    return { status: response.status, ...((await response.json()) as SendOutcome & Partial<ListOutcome>) };
  };
  return {
    post: (key: string, body: object, headers?: Record<string, string>) => call("POST", key, body, headers),
    get: (key: string, headers?: Record<string, string>) => call("GET", key, undefined, headers),
  };
}

test("what a page sends goes through the outbox, once for each key, and GET tells what became of it", async () => {
  await using fixture = outboxFixture();
  fixture.outbox.start();
  const { post, get } = backendOf(fixture);
  const request = { recipients: numbers(2), message: TEXT };
  const [first, second] = await Promise.all([post("key-1", request), post("key-1", request)]);
  assert.equal(first.status, 200);
  assert.equal(first.outcome, "sent");
  assert.deepEqual(second, first);
  const { status, ...found } = await get("key-1");
  assert.deepEqual([status, found.outcome], [200, "sent"]);
  assert.equal(fixture.accepted().length, 2);
  const other = await post("key-1", { ...request, message: "Autre chose." });
  assert.deepEqual([other.status, other.outcome], [422, "unknown"]);
  assert.equal((await get("key-2")).status, 404);
});

test("what was taken leaves after a restart, though nobody waits any more", async () => {
  await using fixture = outboxFixture();
  const { post, get } = backendOf(fixture, { timeout: 30 });
  const answer = await post("key", { recipients: numbers(1), message: TEXT });
  assert.deepEqual([answer.status, answer.outcome], [202, "unknown"]);
  assert.deepEqual(answer.progress, { sent: 0, total: 1 });
  fixture.another().start();
  await until(async () => (await get("key")).outcome === "sent");
  assert.equal(fixture.accepted().length, 1);
});

test("a refusal of the backend's own rules, or of the outbox's limits, queues nothing", async () => {
  await using fixture = outboxFixture({ limits: { smsPerDay: 2 } });
  fixture.outbox.start();
  const { post } = backendOf(fixture, { optOuts: [numbers(1)[0] ?? ""], countries: ["FR"] });
  assert.equal((await post("a", { recipients: ["+14155550123"], message: TEXT })).status, 422);
  assert.equal((await post("b", { recipients: numbers(1), message: TEXT })).status, 422);
  const limited = await post("c", { recipients: numbers(3, 10), message: TEXT });
  assert.deepEqual([limited.status, limited.outcome], [429, "not-sent"]);
  const some = await post("d", { recipients: numbers(2), message: TEXT });
  assert.deepEqual([some.outcome, some.optedOut], ["sent", numbers(1)]);
  assert.equal(fixture.accepted().length, 1);
});

for (const [what, body] of [
  ["a request", { recipients: numbers(3), message: TEXT }],
  [
    "a list",
    { message: "Bonjour {nom}", columns: ["nom", "mobile"], rows: numbers(3).map((mobile, n) => [`P${n}`, mobile]) },
  ],
] as const) {
  test(`${what} that a browser repeats while the first is judged is counted once, and not called refused`, async () => {
    await using fixture = outboxFixture();
    fixture.outbox.start();
    let asked = 0;
    const allow = async () => {
      asked++;
      return true;
    };
    // Enough for one more, and not for two.
    const { post } = backendOf(fixture, { limits: { smsPerDay: 4 }, allow });
    const answers = await Promise.all([1, 2, 3].map(() => post("key", body)));
    assert.deepEqual([...new Set(answers.map(({ outcome }) => outcome))], ["sent"]);
    assert.deepEqual([asked, fixture.accepted().length], [1, 3]);
    assert.equal((await post("other", { recipients: numbers(1, 9), message: TEXT })).outcome, "sent");
  });

  test(`${what} that another process has taken meanwhile is not called refused for the quota that it took`, async () => {
    await using fixture = outboxFixture();
    fixture.outbox.start();
    const shared = { store: memoryStore({ now: () => NOW }), limits: { smsPerDay: 3 } };
    const other = backendOf(fixture, shared);
    const allow = async () => (await other.post("key", body)).outcome === "sent";
    const { outcome } = await backendOf(fixture, { ...shared, allow }).post("key", body);
    assert.deepEqual([outcome, fixture.accepted().length], ["sent", 3]);
  });
}

test("a list that was handed over is not called unsent because whoever asks again has gone", async () => {
  await using fixture = outboxFixture();
  fixture.outbox.start();
  const handler = createHandler({ authorize: () => true, outbox: fixture.outbox, now: () => NOW });
  const body = JSON.stringify({ message: "Bonjour", columns: ["mobile"], rows: numbers(2).map((mobile) => [mobile]) });
  const headers = { "content-type": "application/json", "idempotency-key": "key" };
  const outcomeOf = async (signal?: AbortSignal) => {
    const request = new Request("https://shop.example/send", { method: "POST", headers, body });
    // Of one that is aborted no body could be read here.
    if (signal) Object.defineProperty(request, "signal", { value: signal });
    return ((await (await handler(request)).json()) as ListOutcome).outcome;
  };
  const gone = AbortSignal.abort();
  assert.deepEqual([await outcomeOf(gone), fixture.accepted().length], ["not-sent", 0]);
  assert.deepEqual([await outcomeOf(), await outcomeOf(gone)], ["sent", "unknown"]);
  assert.equal(fixture.accepted().length, 2);
});

test("lists count against the quotas that requests count against, and what did not go is given back", async () => {
  await using fixture = outboxFixture();
  const { sandbox } = fixture;
  let refusals = 1;
  const client = createClient({
    apiKey: sandbox.apiKey,
    now: () => NOW,
    fetch: async (input, init) =>
      refusals-- > 0
        ? Response.json({ success: false, code: 9 }, { status: 400 })
        : sandbox.fetch(new Request(input, init)),
  });
  const outbox = fixture.another({ client });
  outbox.start();
  const { post } = backendOf({ ...fixture, outbox }, { limits: { smsPerDay: 5 } });
  const rows = (first: number) => numbers(3, first).map((mobile, n) => [`P${n}`, mobile]);
  const list = (first: number) => ({ message: "Bonjour {nom}", columns: ["nom", "mobile"], rows: rows(first) });
  assert.equal((await post("refused", list(20))).outcome, "not-sent");
  assert.equal((await post("first", list(0))).outcome, "sent");
  assert.equal((await post("first", list(0))).outcome, "sent");
  const second = await post("second", list(10));
  assert.deepEqual([second.status, second.outcome], [429, "not-sent"]);
  assert.equal((await post("third", { recipients: numbers(2, 30), message: TEXT })).outcome, "sent");
  assert.equal((await post("fourth", { recipients: numbers(1, 40), message: TEXT })).status, 429);
  assert.equal(fixture.accepted().length, 5);
});

test("a list goes whole, and its rows are told apart by portion", async () => {
  await using fixture = outboxFixture();
  fixture.outbox.start();
  const { post, get } = backendOf(fixture, { optOuts: [numbers(1)[0] ?? ""] });
  const list = {
    message: "Bonjour {nom}",
    columns: ["nom", "mobile"],
    rows: [...numbers(600).map((mobile, n) => [`Personne ${n}`, mobile]), ["Personne", "no number"]],
  };
  await post("list", list);
  await until(async () => (await get("list")).outcome === "sent");
  const { portions, invalid } = await get("list");
  assert.deepEqual(
    portions?.map(({ outcome, rows }) => [outcome, rows.length, rows[0]]),
    [
      ["sent", 500, 1],
      ["sent", 99, 501],
    ],
  );
  assert.deepEqual(
    invalid?.map(({ row }) => row),
    [600],
  );
  assert.equal(fixture.accepted().length, 599);
});

test("what a backend hands over to more people than a request takes is answered portion by portion, not by its first", async () => {
  await using fixture = outboxFixture();
  let sends = 0;
  const client = createClient({
    apiKey: "k",
    now: () => NOW,
    fetch: async () => {
      if (++sends > 1) throw new TypeError("fetch failed");
      return Response.json({ success: true, code: 200, message_id: 1, nb_sms: 1, cost: 19, currency: "EUR" });
    },
  });
  const outbox = fixture.another({ client });
  const { get } = backendOf(fixture);
  await outbox.send({ recipients: numbers(600), message: TEXT }, { idempotencyKey: "key" });
  outbox.start();
  await until(async () => (await outbox.status("key"))?.portions[1]?.state === "unknown");
  const { outcome, portions } = await get("key");
  assert.deepEqual([outcome, portions?.map((portion) => portion.outcome)], ["unknown", ["sent", "unknown"]]);
});

test("a page learns how far a list is while the outbox sends it", async () => {
  await using fixture = outboxFixture({ pace: { requestsPerSecond: 1 } });
  fixture.outbox.start();
  const { post, get } = backendOf(fixture, { timeout: 30 });
  const rows = numbers(1200).map((mobile, n) => [`Personne ${n}`, mobile]);
  await post("list", { message: "Bonjour {nom}", columns: ["nom", "mobile"], rows });
  const seen = new Set<string>();
  await passUntil(fixture, 1000, async () => {
    const { progress, outcome } = await get("list");
    seen.add(progress ? `${progress.sent} of ${progress.total}` : outcome);
    return outcome === "sent";
  });
  assert.deepEqual([...seen].slice(-3), ["500 of 1200", "1000 of 1200", "sent"]);
});

test("what is sent again in place of an unknown one goes under its tag, and only when it was not found", async () => {
  await using fixture = outboxFixture();
  const { outbox, sandbox } = fixture;
  outbox.start();
  sandbox.faults.add({ fault: "drop-before", call: "send", times: 1 });
  const { post, get } = backendOf(fixture);
  const request = { recipients: numbers(1), message: TEXT };
  assert.equal((await post("old", request)).outcome, "unknown");
  const replaces = { "idempotency-replaces": "old" };
  assert.equal((await post("new", request, replaces)).outcome, "unknown");
  assert.equal(fixture.accepted().length, 0, "it is still being looked up");
  await passUntil(fixture, 60_000, async () => (await outbox.status("old"))?.state === "uncertain");
  assert.equal((await post("newer", request, replaces)).outcome, "sent");
  assert.equal((await get("newer", replaces)).outcome, "sent");
  assert.equal(fixture.accepted().length, 1);
});

test("what waits for the account to be put right says so, with its code", async () => {
  await using fixture = outboxFixture({}, { credit: 0 });
  fixture.outbox.start();
  const { post, get } = backendOf(fixture, { timeout: 30 });
  await post("one", { recipients: numbers(1), message: TEXT });
  await until(async () => (await fixture.outbox.status("one"))?.portions[0]?.code === 11);
  const { status, outcome, ...one } = (await get("one")) as { status: number } & SendOutcome & { outcome: "unknown" };
  assert.deepEqual([status, outcome, one.reason, one.code], [200, "unknown", "refused", 11]);
  assert.deepEqual(one.progress, { sent: 0, total: 1 });
});

test("why it was not sent is told: the gateway's complaints field by field, and the rule that it broke as it left", async () => {
  await using fixture = outboxFixture();
  const errors = [{ elementId: "children[sender].data", message: "Trop court" }];
  const client = createClient({
    apiKey: "k",
    retry: { attempts: 1 },
    now: () => new Date(NOW.getTime() + 2 * 3_600_000),
    fetch: async () => Response.json({ success: false, code: 9, errors }, { status: 400 }),
  });
  const outbox = fixture.another({ client });
  const { post, get } = backendOf(fixture, { timeout: 30 });
  const request = { recipients: numbers(1), message: TEXT };
  const inAnHour = new Date(NOW.getTime() + 3_600_000).toISOString();
  await post("late", { ...request, scheduledAt: inAnHour });
  await post("refused", { ...request, sender: "Boutique" });
  outbox.start();
  await until(async () => (await get("refused")).outcome === "not-sent" && (await get("late")).outcome === "not-sent");
  const { outcome, ...late } = (await get("late")) as SendOutcome & { outcome: "not-sent" };
  assert.deepEqual(
    [outcome, late.reason, late.issues?.map(({ field, code }) => `${field} ${code}`)],
    ["not-sent", "invalid", ["scheduledAt in-the-past"]],
  );
  const refused = (await get("refused")) as SendOutcome & { outcome: "not-sent" };
  assert.deepEqual([refused.code, refused.fieldErrors], [9, [{ field: "sender", ...errors[0] }]]);
});
