/** What holds for several workers over one store, whichever store it is. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@sms-composer/client";
import {
  createOutbox,
  LimitError,
  postgresStore,
  sqliteStore,
  type OutboxStore,
  type PortionNews,
} from "@sms-composer/outbox";
import { requires } from "../tools/optional-tools.ts";
import { NOW, numbers, outboxFixture, passUntil, until } from "./outbox-fixture.ts";
import { startPostgres, type PostgresServer } from "./postgres-server.ts";

const TEXT = "Votre colis est arrivé.";
const DAY = 24 * 3_600_000;

/** All that the tables of a store hold. */
async function contentOf(store: OutboxStore): Promise<string> {
  const { read } = await store.database();
  const tables = ["send", "portion", "entries", "account", "key", "quota"];
  return read(async (sql) => {
    const rows: unknown[] = [];
    for (const table of tables) rows.push(await sql.all(`SELECT * FROM sms_outbox_${table}`));
    return JSON.stringify(rows);
  });
}

let server: PostgresServer | undefined;
const folder = mkdtempSync(join(tmpdir(), "sms-stores-"));
let files = 0;
after(() => rmSync(folder, { recursive: true }));

describe("SQLite", () => {
  suiteOf(async () => sqliteStore(join(folder, `outbox-${++files}.sqlite`)));
});

describe("PostgreSQL", { skip: requires("postgresql") }, () => {
  before(async () => {
    server = await startPostgres();
  });
  after(() => server?.[Symbol.asyncDispose]());
  suiteOf(async () => {
    assert.ok(server);
    return postgresStore(await server.createDatabase());
  });

  test("connections that are cut lose nothing and send nothing twice", async () => {
    assert.ok(server);
    const store = postgresStore(await server.createDatabase());
    await using fixture = outboxFixture({ store });
    const { outbox, another, accepted } = fixture;
    const keys = Array.from({ length: 20 }, (_, n) => `k${n}`);
    for (const [n, key] of keys.entries())
      await outbox.send({ recipients: numbers(2, 2 * n), message: TEXT }, { idempotencyKey: key });
    outbox.start();
    another().start();
    for (let cut = 0; cut < 8; cut++) {
      await sleep(15);
      await server.cutConnections();
    }
    const done = async () => {
      const all = await Promise.all(keys.map((key) => outbox.status(key).catch(() => undefined)));
      return all.every((status) => status?.state === "done");
    };
    await passUntil(fixture, 5000, done);
    assert.equal(accepted().length, 40);
    assert.equal(new Set(accepted()).size, 40);
    assert.notDeepEqual(fixture.errors, []);
  });

  test("leases are counted by the clock of the server, whatever that of a worker says", async () => {
    assert.ok(server);
    const address = await server.createDatabase();
    await using fixture = outboxFixture({ store: postgresStore(address) });
    const client = createClient({
      apiKey: "key-of-the-outbox",
      fetch: (input, init) => fixture.sandbox.fetch(new Request(input, init)),
    });
    const store = postgresStore(address);
    const outbox = createOutbox({ client, store, pollInterval: 5 });
    const wrong = Date.now;
    // A machine that is a year ahead.
    Date.now = () => wrong() + 365 * 86_400_000;
    try {
      const status = await outbox.send({ recipients: numbers(1), message: TEXT });
      assert.ok(Math.abs(status.queuedAt.getTime() - wrong()) < 60_000);
      outbox.start();
      await until(async () => (await outbox.status(status.key))?.state === "done");
    } finally {
      Date.now = wrong;
      await outbox.stop();
      await store.close();
    }
  });
});

function suiteOf(newStore: () => Promise<OutboxStore>): void {
  test("what is sent is on disk before the connection opens, and before send resolves", async () => {
    const store = await newStore();
    await using fixture = outboxFixture({ store });
    const { sandbox, another } = fixture;
    const seen: string[] = [];
    const client = createClient({
      apiKey: sandbox.apiKey,
      now: () => NOW,
      fetch: async (input, init) => {
        // Read by a transaction of its own, as another process would.
        if (String(input).includes("/send")) seen.push((await another().status("k"))?.portions[0]?.state ?? "nothing");
        return sandbox.fetch(new Request(input, init));
      },
    });
    const outbox = another({ client });
    await outbox.send({ recipients: numbers(1), message: TEXT }, { idempotencyKey: "k" });
    assert.equal((await another().status("k"))?.portions[0]?.state, "queued");
    outbox.start();
    await until(async () => (await outbox.status("k"))?.state === "done");
    assert.deepEqual(seen, ["sending"]);
  });

  test("several workers send each portion once", async () => {
    await using fixture = outboxFixture({ store: await newStore() });
    const { outbox, another, accepted } = fixture;
    const requests = numbers(60).map((number, n) => ({ recipients: [number], message: TEXT, tag: `t${n}` }));
    await outbox.send(requests, { idempotencyKey: "k" });
    for (let n = 0; n < 4; n++) another().start();
    await until(async () => (await outbox.status("k"))?.state === "done");
    assert.equal(accepted().length, 60);
    assert.equal(new Set(accepted()).size, 60);
    assert.deepEqual(fixture.errors, []);
  });

  test("a lease that is lost while sending makes it unknown, and the late answer is still taken", async () => {
    await using fixture = outboxFixture({ store: await newStore(), lease: 3_600_000 });
    const { sandbox, another, accepted, pass } = fixture;
    const gate = Promise.withResolvers<void>();
    const slow = createClient({
      apiKey: sandbox.apiKey,
      timeout: 60_000,
      now: () => NOW,
      fetch: async (input, init) => {
        await gate.promise;
        return sandbox.fetch(new Request(input, init));
      },
    });
    const first = another({ client: slow });
    await first.send({ recipients: numbers(1), message: TEXT }, { idempotencyKey: "k" });
    first.start();
    await until(async () => (await first.status("k"))?.portions[0]?.state === "sending");
    pass(3_600_001);
    const second = another();
    second.start();
    await until(async () => (await second.status("k"))?.portions[0]?.state === "unknown");
    gate.resolve();
    await until(async () => (await second.status("k"))?.state === "done");
    assert.equal((await second.status("k"))?.outcome, "sent");
    pass(3_600_000);
    await sleep(20);
    assert.equal(accepted().length, 1);
  });

  test("what a process that ended was sending is looked up by another, and not sent again", async () => {
    await using fixture = outboxFixture({ store: await newStore() });
    const { sandbox, another, accepted } = fixture;
    const end = Promise.withResolvers<Response>();
    const never = createClient({
      apiKey: sandbox.apiKey,
      now: () => NOW,
      timeout: 1_000_000,
      // It reached the gateway, and nobody hears of the answer.
      fetch: async (input, init) => {
        await sandbox.fetch(new Request(input, init));
        return end.promise;
      },
    });
    const ended = createOutbox({ client: never, store: fixture.store, now: () => NOW, pollInterval: 2, lease: 1e9 });
    await ended.send({ recipients: numbers(3), message: TEXT }, { idempotencyKey: "k" });
    ended.start();
    await until(() => accepted().length === 3);
    const other = another();
    other.start();
    await passUntil(fixture, 1e8, async () => (await other.status("k"))?.state === "done");
    assert.equal((await other.status("k"))?.outcome, "sent");
    end.reject(new TypeError("fetch failed"));
    await ended.stop();
    assert.equal((await other.status("k"))?.outcome, "sent");
    assert.equal(accepted().length, 3);
  });

  test("what is queued can be cancelled, what is scheduled too, and nothing of it is sent", async () => {
    await using fixture = outboxFixture({ store: await newStore() });
    const { outbox, sandbox, pass } = fixture;
    await outbox.send({ recipients: numbers(2), message: TEXT }, { idempotencyKey: "queued" });
    assert.equal((await outbox.cancel("queued"))?.outcome, "not-sent");
    const scheduledAt = new Date(NOW.getTime() + 3_600_000);
    await outbox.send({ recipients: numbers(2), message: TEXT }, { idempotencyKey: "scheduled", scheduledAt });
    outbox.start();
    await until(async () => (await outbox.status("scheduled"))?.state === "done");
    const cancelled = await outbox.cancel("scheduled");
    assert.equal(cancelled?.portions[0]?.state, "cancelled");
    assert.equal(cancelled?.outcome, "not-sent");
    pass(7_200_000);
    assert.deepEqual(
      numbers(2).flatMap((number) => sandbox.received(number)),
      [],
    );
    assert.equal(await outbox.cancel("nobody knows it"), undefined);
  });

  test("onOutcome is called for each portion, again where it failed, and events of each change", async () => {
    const reported: PortionNews[] = [];
    let fails = 1;
    await using fixture = outboxFixture({
      store: await newStore(),
      lease: 1000,
      onOutcome(portion) {
        if (fails-- > 0) throw new Error("the host's database is down");
        reported.push(portion);
      },
    });
    const { outbox, errors } = fixture;
    const events: string[] = [];
    const listening = (async () => {
      for await (const { key, state } of outbox.events) events.push(`${key} ${state}`);
    })();
    await outbox.send({ recipients: numbers(600), message: TEXT }, { idempotencyKey: "k" });
    outbox.start();
    await passUntil(fixture, 500, () => reported.length === 2);
    await outbox.stop();
    await listening;
    assert.deepEqual(reported.map(({ outcome, portion }) => [outcome, portion]).toSorted(), [
      ["sent", 0],
      ["sent", 1],
    ]);
    assert.deepEqual(events, ["k sending", "k accepted", "k sending", "k accepted"]);
    assert.equal(errors.length, 1);
  });

  test("numbers and texts are erased when they are old enough or when it is asked for, and the key still sends once", async () => {
    const store = await newStore();
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
    assert.match(await contentOf(store), /4711/);
    assert.doesNotMatch(await contentOf(store), /Autre chose/);
    await outbox.stop();
    pass(31 * DAY);
    const later = fixture.another();
    later.start();
    await until(async () => !(await contentOf(store)).includes("4711"));
    assert.doesNotMatch(await contentOf(store), new RegExp(numbers(1)[0]?.slice(1) ?? "-"));
    assert.equal((await later.send(request, { idempotencyKey: "old" })).outcome, "sent");
    assert.equal((await later.status("old"))?.recipients.sent, 2);
    assert.equal(sandbox.messages().length, 2);
  });

  test("what is cancelled or refused counts against no limit", async () => {
    const limits = { smsPerDay: 3, perScope: { smsPerDay: 3 } };
    await using fixture = outboxFixture({ store: await newStore(), limits });
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

  test("the store keeps the keys and quotas of a handler, for all processes", async () => {
    await using fixture = outboxFixture({ store: await newStore() });
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
  });
}
