/** Tests that every store of a handler passes: the one in memory, and the README's in SQLite. */
import { memoryStore, StoreFullError } from "@sms-composer/client";
import type { HandlerStore } from "@sms-composer/client";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";

const NOW = new Date("2026-03-10T09:00:00Z");
const later = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds);
const HOUR = 3_600_000;
const SENT = { outcome: "sent", messageId: 1, segments: 1, cost: 0.1, currency: "EUR" } as const;

const folder = mkdtempSync(join(tmpdir(), "stores-"));
after(() => rmSync(folder, { recursive: true }));
const hasSqlite = createRequire(import.meta.url)("node:module").builtinModules.includes("node:sqlite");

let file = 0;
const STORES: Readonly<Record<string, { skip: string | false; open(): Promise<HandlerStore> }>> = {
  "in memory": { skip: false, open: async () => memoryStore({ now: () => NOW }) },
  "in SQLite": {
    skip: hasSqlite ? false : "this Node has no node:sqlite",
    open: async () => (await import("./examples/sqlite-store.ts")).sqliteStore(join(folder, `${++file}.sqlite`)),
  },
};

for (const [name, { skip, open }] of Object.entries(STORES)) {
  describe(`a store ${name}`, { skip }, () => {
    it("gives a key to one of many", async () => {
      const store = await open();
      const claims = await Promise.all(Array.from({ length: 100 }, () => store.claim("ada", "k", "body", NOW)));
      const states = claims.map(({ state }) => state).toSorted();
      assert.deepEqual(states, ["new", ...Array.from({ length: 99 }, () => "in-flight")].toSorted());
      await store.finish("ada", "k", SENT);
      assert.deepEqual(await store.claim("ada", "k", "body", NOW), { state: "done", outcome: SENT });
      assert.equal((await store.claim("ada", "k", "other", NOW)).state, "other-body");
      assert.equal((await store.claim("bob", "k", "body", NOW)).state, "new");
    });

    it("reads without claiming, and frees what is released", async () => {
      const store = await open();
      assert.equal(await store.read?.("ada", "k", NOW), undefined);
      await store.claim("ada", "k", "body", NOW);
      assert.equal((await store.read?.("ada", "k", NOW))?.state, "in-flight");
      await store.release("ada", "k");
      assert.equal((await store.claim("ada", "k", "other", NOW)).state, "new");
    });

    it("keeps what is done for a day, and what is in flight until it is settled", async () => {
      const store = await open();
      await store.claim("ada", "done", "body", NOW);
      await store.finish("ada", "done", SENT);
      await store.claim("ada", "open", "body", NOW);
      assert.equal((await store.claim("ada", "done", "body", later(23 * HOUR))).state, "done");
      assert.equal((await store.claim("ada", "done", "body", later(25 * HOUR))).state, "new");
      assert.equal((await store.claim("ada", "open", "body", later(25 * HOUR))).state, "in-flight");
    });

    it("takes from all quotas or from none, and gives back", async () => {
      const store = await open();
      const of = (key: string, amount: number, limit: number) => ({ key, amount, limit, windowMs: 60_000 });
      assert.equal(await store.consume([of("a", 3, 5), of("b", 3, 3)], NOW), true);
      assert.equal(await store.consume([of("a", 2, 5), of("b", 1, 3)], NOW), false);
      assert.equal(await store.consume([of("a", 2, 5)], NOW), true, "nothing was taken by the refused one");
      assert.equal(await store.consume([of("a", -2, 5)], NOW), true);
      assert.equal(await store.consume([of("a", 2, 5)], NOW), true);
      assert.equal(await store.consume([of("a", 1, 5)], later(59_999)), false);
      assert.equal(await store.consume([of("a", 5, 5)], later(60_000)), true);
    });

    it("gives back what was taken, and no room beside it when that would have been free", async () => {
      const store = await open();
      const of = (amount: number) => [{ key: "a", amount, limit: 10, windowMs: 60_000 }];
      assert.equal(await store.consume(of(10), NOW), true);
      assert.equal(await store.consume(of(-10), later(30_000)), true);
      assert.equal(await store.consume(of(10), later(30_000)), true);
      assert.equal(await store.consume(of(1), later(60_001)), false);
      assert.equal(await store.consume(of(10), later(90_000)), true);
    });
  });
}

describe("a store in SQLite", { skip: STORES["in SQLite"]?.skip ?? false }, () => {
  it("is the same for another process, and after a restart", async () => {
    const { sqliteStore } = await import("./examples/sqlite-store.ts");
    const path = join(folder, "shared.sqlite");
    const [one, other] = [sqliteStore(path), sqliteStore(path)];
    assert.equal((await one.claim("ada", "k", "body", NOW)).state, "new");
    assert.equal((await other.claim("ada", "k", "body", NOW)).state, "in-flight");
    await other.finish("ada", "k", SENT);
    assert.deepEqual(await sqliteStore(path).claim("ada", "k", "body", NOW), { state: "done", outcome: SENT });
  });
});

describe("a store in memory", () => {
  it("that is full forgets what is done first, says since when it knows all, and never what is in flight", async () => {
    const store = memoryStore({ maxKeys: 2, now: () => NOW });
    await store.claim("", "a", "", NOW);
    await store.finish("", "a", SENT);
    await store.claim("", "b", "", later(1000));
    assert.deepEqual(store.since, NOW);
    await store.claim("", "c", "", later(2000));
    assert.equal(await store.read?.("", "a", NOW), undefined);
    assert.ok((store.since ?? NOW).getTime() > NOW.getTime());
    await assert.rejects(store.claim("", "d", "", later(3000)), StoreFullError);
    assert.equal((await store.claim("", "b", "", later(3000))).state, "in-flight");
  });
});
