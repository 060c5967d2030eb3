/** What stays in a store, what goes, and what an older version has left in it, whichever store it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "@sms-composer/client";
import { LimitError } from "@sms-composer/outbox";
import { describeStores, type StoreKind } from "./each-store.ts";
import { NOW, numbers, outboxFixture, passUntil, until } from "./outbox-fixture.ts";

const TEXT = "Votre colis est arrivé.";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describeStores(suiteOf);

function suiteOf({ name, open }: StoreKind): void {
  test("a database of the first version is brought up to date: nothing is lost, nothing goes twice, all can be erased", async () => {
    const { store, content, copies } = await open("first-version");
    await using fixture = outboxFixture({ store });
    const { outbox, accepted, sandbox } = fixture;
    const list = {
      message: "Bonjour {nom}, à demain.",
      columns: ["nom", "mobile"],
      rows: [
        ["Zoé", "06 12 00 00 03"],
        ["Max", "06 12 00 00 04"],
        ["Léa", "12"],
      ],
      phoneColumn: "mobile",
    };
    // What the first version was asked to send is known under its key, and not sent again.
    const code = { recipients: ["+33612000001"], message: "Votre code est 4711." };
    assert.equal((await outbox.send(code, { idempotencyKey: "accepted" })).outcome, "sent");
    const queued = await outbox.send(list, { idempotencyKey: "queued", scope: "anne", priority: "high" });
    assert.deepEqual([queued.state, queued.recipients.waiting, queued.invalid.length], ["waiting", 2, 1]);
    assert.equal((await store.read("s", "k", NOW))?.state, "done");
    assert.equal(copies().length, name === "SQLite" ? 1 : 0);

    outbox.start();
    await until(async () => (await outbox.status("queued", { scope: "anne" }))?.outcome === "sent");
    await passUntil(fixture, 60_000, async () => (await outbox.status("interrupted"))?.state === "uncertain");
    assert.deepEqual(accepted(), ["+33612000003 Bonjour Zoé, à demain.", "+33612000004 Bonjour Max, à demain."]);
    assert.equal(sandbox.log().filter(({ call }) => call === "bulk-send" || call === "send").length, 1);

    assert.match(await content(), /est 4711/);
    assert.equal(await outbox.erase("accepted"), true);
    assert.doesNotMatch(await content(), /est 4711|33612000001/);
    assert.deepEqual(copies(), []);
    assert.equal((await outbox.send(code, { idempotencyKey: "accepted" })).outcome, "sent");
  });

  test("numbers and texts are erased when they are old enough or when it is asked for, and the key still sends once", async () => {
    const { store, content } = await open();
    await using fixture = outboxFixture({ store, retention: 30 * DAY });
    const { outbox, sandbox, pass } = fixture;
    const request = { recipients: numbers(2), message: "Votre code est 4711." };
    await outbox.send(request, { idempotencyKey: "old" });
    assert.equal(await outbox.erase("old"), false, "it has not left yet");
    outbox.start();
    await until(async () => (await outbox.status("old"))?.state === "done");
    await outbox.send({ ...request, message: "Autre chose." }, { idempotencyKey: "other" });
    await until(async () => (await outbox.status("other"))?.state === "done");
    assert.equal(await outbox.erase("other"), true);
    assert.equal(await outbox.erase("other"), false, "once");
    assert.match(await content(), /est 4711/);
    assert.doesNotMatch(await content(), /Autre chose/);
    await outbox.stop();
    pass(31 * DAY);
    const later = fixture.another();
    later.start();
    await until(async () => !(await content()).includes("est 4711"));
    assert.doesNotMatch(await content(), new RegExp(numbers(1)[0]?.slice(1) ?? "-"));
    assert.equal((await later.send(request, { idempotencyKey: "old" })).outcome, "sent");
    assert.equal((await later.status("old"))?.recipients.sent, 2);
    assert.equal(sandbox.messages().length, 2);
  });

  test("what is cancelled or refused counts against no limit", async () => {
    const limits = { smsPerDay: 3, perScope: { smsPerDay: 3 } };
    await using fixture = outboxFixture({ store: (await open()).store, limits });
    const { outbox } = fixture;
    const three = { recipients: numbers(3), message: TEXT };
    await outbox.send(three, { idempotencyKey: "a", scope: "anne" });
    await assert.rejects(outbox.send(three, { idempotencyKey: "b", scope: "anne" }), LimitError);
    await outbox.cancel("a", { scope: "anne" });
    const refusal = { success: false, code: 9, message: "Sender invalid" };
    const client = createClient({ apiKey: "k", fetch: async () => Response.json(refusal, { status: 400 }) });
    const refused = fixture.another({ client });
    await refused.send(three, { idempotencyKey: "b", scope: "anne" });
    refused.start();
    await until(async () => (await outbox.status("b", { scope: "anne" }))?.outcome === "not-sent");
    await refused.stop();
    outbox.start();
    await outbox.send(three, { idempotencyKey: "c", scope: "anne" });
    await until(async () => (await outbox.status("c", { scope: "anne" }))?.outcome === "sent");
    await assert.rejects(outbox.send(three, { idempotencyKey: "d", scope: "anne" }), LimitError);
  });

  test("what is cancelled gives back what it took, not what others take a day later", async () => {
    await using fixture = outboxFixture({ store: (await open()).store, limits: { smsPerDay: 3 } });
    const { outbox, pass } = fixture;
    const some = (count: number, first: number) => ({ recipients: numbers(count, first), message: TEXT });
    await outbox.send(some(2, 0), { idempotencyKey: "a" });
    pass(12 * HOUR);
    await outbox.send(some(1, 10), { idempotencyKey: "b" });
    await outbox.cancel("a");
    pass(13 * HOUR);
    // Of the day before, only "b" counts; what "a" had taken is free by itself.
    await outbox.send(some(2, 20), { idempotencyKey: "c" });
    await assert.rejects(outbox.send(some(1, 30), { idempotencyKey: "d" }), LimitError);
    pass(12 * HOUR);
    await outbox.cancel("b");
    await outbox.send(some(1, 40), { idempotencyKey: "e" });
    await assert.rejects(outbox.send(some(1, 50), { idempotencyKey: "f" }), LimitError);
  });

  test("the store keeps the keys and quotas of a handler, for all processes", async () => {
    await using fixture = outboxFixture({ store: (await open()).store });
    const { claim, finish, read, release, consume } = fixture.store;
    const claims = await Promise.all(Array.from({ length: 5 }, () => claim("s", "k", "body", NOW)));
    assert.deepEqual(claims.map(({ state }) => state).toSorted(), [
      "in-flight",
      "in-flight",
      "in-flight",
      "in-flight",
      "new",
    ]);
    await finish("s", "k", { outcome: "not-sent" });
    assert.deepEqual(await claim("s", "k", "body", NOW), { state: "done", outcome: { outcome: "not-sent" } });
    assert.equal((await claim("s", "k", "other", NOW)).state, "other-body");
    assert.equal((await read("s", "k", NOW))?.state, "done");
    assert.equal(await read("s", "nothing", NOW), undefined);
    await release("s", "k");
    assert.equal((await claim("s", "k", "other", NOW)).state, "new");
    const counter = { key: "q", amount: 4, limit: 10, windowMs: 60_000 };
    const taken = await Promise.all(Array.from({ length: 4 }, () => consume([counter], NOW)));
    assert.deepEqual(taken.toSorted(), [false, false, true, true]);
    assert.equal(await consume([{ ...counter, amount: -4 }], NOW), true);
    assert.equal(await consume([counter], NOW), true);
    assert.equal(await consume([counter], new Date(NOW.getTime() + 60_000)), true);
    // Taken from all the time, but never beyond its limit, a quota is not used up.
    const steady = { key: "steady", amount: 0.1, limit: 13, windowMs: 6000 };
    for (let at = 0; at < 7000; at += 50) assert.ok(await consume([steady], new Date(NOW.getTime() + at)), `${at} ms`);
  });
}
