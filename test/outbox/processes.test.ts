/** Tests of several workers over one store, whichever store it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient } from "@sms-composer/client";
import { createOutbox, postgresStore, type Outbox, type PortionNews } from "@sms-composer/outbox";
import pg from "pg";
import { describeStores, type StoreKind } from "./each-store.ts";
import { NOW, numbers, outboxFixture, passUntil, until } from "./outbox-fixture.ts";
import type { PostgresServer } from "./postgres-server.ts";

const HOUR = 3_600_000;
const TEXT = "Votre colis est arrivé.";

describeStores(suiteOf, postgresSuite);

function postgresSuite(server: () => PostgresServer): void {
  test("connections that are cut lose nothing and send nothing twice", async () => {
    const store = postgresStore(await server().createDatabase());
    await using fixture = outboxFixture({ store });
    const { outbox, another, accepted } = fixture;
    const keys = Array.from({ length: 20 }, (_, n) => `k${n}`);
    for (const [n, key] of keys.entries())
      await outbox.send({ recipients: numbers(2, 2 * n), message: TEXT }, { idempotencyKey: key });
    outbox.start();
    another().start();
    for (let cut = 0; cut < 8; cut++) {
      await sleep(15);
      await server().cutConnections();
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

  test("a commit waits for the disk, also on a server that is set up to answer before", async () => {
    const address = await server().createDatabase();
    const pool = new pg.Pool({ connectionString: address, max: 1, options: "-c synchronous_commit=off" });
    const store = postgresStore(pool);
    const setting = async () =>
      (await pool.query<{ synchronous_commit: string }>("SHOW synchronous_commit")).rows[0]?.synchronous_commit;
    assert.equal(await setting(), "off");
    const { transaction } = await store.database();
    const during = await transaction((sql) => sql.first("SELECT current_setting('synchronous_commit') AS value"));
    assert.deepEqual(during, { value: "on" });
    assert.equal(await setting(), "off", "what else the pool is used for stays as it is");
    await store.close();
  });

  test("leases are counted by the clock of the server, whatever that of a worker says", async () => {
    const address = await server().createDatabase();
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
}

function suiteOf({ open }: StoreKind): void {
  test("what is sent is on disk before the connection opens, and before send resolves", async () => {
    const { store } = await open();
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
    await using fixture = outboxFixture({ store: (await open()).store });
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
    await using fixture = outboxFixture({ store: (await open()).store, lease: 3_600_000 });
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
    await using fixture = outboxFixture({ store: (await open()).store });
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
    await using fixture = outboxFixture({ store: (await open()).store });
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

  test("onOutcome is called for each portion, again where it failed", async () => {
    const reported: PortionNews[] = [];
    let fails = 1;
    await using fixture = outboxFixture({
      store: (await open()).store,
      lease: HOUR,
      onOutcome(portion) {
        if (fails-- > 0) throw new Error("the host's database is down");
        reported.push(portion);
      },
    });
    const { outbox, errors, pass } = fixture;
    await outbox.send({ recipients: numbers(600), message: TEXT }, { idempotencyKey: "k" });
    outbox.start();
    await until(() => errors.length === 1 && reported.length === 1);
    // It is left to the worker that called until its lease ends.
    pass(HOUR + 1);
    await until(() => reported.length === 2);
    assert.deepEqual(reported.map(({ outcome, portion }) => [outcome, portion]).toSorted(), [
      ["sent", 0],
      ["sent", 1],
    ]);
    assert.equal(errors.length, 1);
  });

  test("events tell each process what all of them do, and miss no outcome", async () => {
    await using fixture = outboxFixture({ store: (await open()).store });
    const { outbox, another } = fixture;
    const watching = another();
    const heard = async (which: Outbox): Promise<string[]> => {
      const events: string[] = [];
      for await (const { key, portion, state } of which.events) events.push(`${key} ${portion} ${state}`);
      return events;
    };
    const own = heard(outbox);
    const others = heard(watching);
    await outbox.send({ recipients: numbers(1200), message: TEXT }, { idempotencyKey: "k" });
    await outbox.send({ recipients: numbers(1), message: TEXT }, { idempotencyKey: "taken-back" });
    await outbox.cancel("taken-back");
    outbox.start();
    await until(async () => (await outbox.status("k"))?.state === "done");
    await Promise.all([outbox.stop(), watching.stop()]);
    const outcomes = ["taken-back 0 cancelled", "k 0 accepted", "k 1 accepted", "k 2 accepted"];
    for (const events of await Promise.all([own, others])) {
      assert.deepEqual(
        events.filter((event) => !event.endsWith(" sending")),
        outcomes,
      );
      assert.equal(new Set(events).size, events.length, "each change once");
    }
  });
}
