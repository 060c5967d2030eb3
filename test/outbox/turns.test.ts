/** Tests that a long list leaves the process its other work: what is counted are turns of the event loop, not times. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createHandler } from "@sms-composer/client";
import type { Prices } from "@sms-composer/core";
import type { Outbox, Sendable } from "@sms-composer/outbox";
import { readList } from "../../packages/client/src/handler/list/read-list.ts";
import { NOW, numbers, outboxFixture } from "./outbox-fixture.ts";

const ROWS = 4000;
/** Reads of rows within one turn: one look at each is a fraction of what reading it takes. */
const MAX_READS = ROWS * 1.5;

/** Counts how often something is read between two turns of the event loop. */
function turnWatch() {
  let most = 0;
  let reads = 0;
  let isOver = false;
  const turn = (): void => {
    reads = 0;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    read: () => (most = Math.max(most, ++reads)),
    most: () => most,
    [Symbol.dispose]: () => void (isOver = true),
  };
}

const sendables: Record<string, (read: () => void) => Sendable> = {
  "a list": (read) => ({
    message: "Bonjour {nom}",
    columns: ["nom", "mobile"],
    rows: numbers(ROWS).map((mobile, n) => watched(["", mobile], 0, `Personne ${n}`, read)),
    phoneColumn: 1,
  }),
  "the texts of a list": (read) => ({
    messages: numbers(ROWS).map((recipient, row) =>
      watched({ row, recipient, message: "" }, "message", `${row}`, read),
    ),
  }),
  requests: (read) =>
    numbers(ROWS).map((mobile, n) => watched({ recipients: [mobile], message: "" }, "message", `${n}`, read)),
};

/** The object with a member that says when it is read. */
function watched<Of extends object>(of: Of, name: PropertyKey, value: string, read: () => void): Of {
  return Object.defineProperty(of, name, {
    enumerable: true,
    get() {
      read();
      return value;
    },
  });
}

for (const [name, sendable] of Object.entries(sendables)) {
  for (const call of ["send", "dryRun"] as const) {
    test(`${call}: other work has its turn while ${name} is read`, async () => {
      await using fixture = outboxFixture();
      const outbox: Pick<Outbox, typeof call> = fixture.outbox;
      using watch = turnWatch();
      await outbox[call](sendable(watch.read));
      assert.ok(watch.most() >= 500 && watch.most() <= MAX_READS, `${watch.most()} reads in one turn`);
    });
  }
}

test("one request to thousands of people, its limits and prices included, leaves other work its turns", async () => {
  using watch = turnWatch();
  await using fixture = outboxFixture({ limits: { costPerDay: 1000 }, prices: watchedPrices(watch.read) });
  const recipients = numbers(ROWS);
  const status = await fixture.outbox.send({ recipients, message: "Bonjour" });
  assert.equal(status.recipients.total, ROWS);
  assert.equal(watch.most(), 1);
});

test("the handler answers others while it counts a posted list", async () => {
  await using fixture = outboxFixture();
  using watch = turnWatch();
  const prices = watchedPrices(watch.read);
  const handler = createHandler({ authorize: () => true, outbox: fixture.outbox, timeout: 1, now: () => NOW, prices });
  const rows = numbers(ROWS).map((mobile, n) => [`Personne ${n}`, mobile]);
  const answer = await handler(
    new Request("https://shop.example/send", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "key" },
      body: JSON.stringify({ message: "Bonjour {nom}", columns: ["nom", "mobile"], rows }),
    }),
  );
  assert.equal(answer.status, 202);
  assert.ok(watch.most() >= 100 && watch.most() <= 1000, `${watch.most()} prices in one turn`);
});

test("the handler answers others while it reads the rows of a list", async () => {
  using watch = turnWatch();
  const rows = numbers(ROWS).map((mobile) => watched(["", ""], 1, mobile, watch.read));
  const list = { columns: ["nom", "mobile"], rows, phoneColumn: "mobile" };
  const { entries } = await readList(list, { recipients: [], message: "Bonjour {nom|vous}" });
  assert.equal(entries.length, ROWS);
  assert.ok(watch.most() >= 500 && watch.most() <= MAX_READS, `${watch.most()} reads in one turn`);
});

/** Prices that say when that of France is looked up. */
const watchedPrices = (read: () => void): Prices => ({
  get FR() {
    read();
    return { premium: 0.03, lowCost: 0.02 };
  },
});
