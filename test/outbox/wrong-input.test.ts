/** Tests of what no outbox can work with: it is refused in one sentence, and nothing is queued. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import {
  createOutbox,
  InvalidSendError,
  postgresStore,
  sqliteStore,
  type Outbox,
  type OutboxOptions,
} from "@sms-composer/outbox";
import { numbers, outboxFixture, until } from "./outbox-fixture.ts";

const REQUEST = { recipients: numbers(1), message: "Bonjour" };
const LIST = { message: "Bonjour {Nom}", columns: ["Nom", "Mobile"], rows: [["Zoé", ...numbers(1)]], phoneColumn: 1 };
const MESSAGE = { row: 0, recipient: numbers(1)[0], message: "Bonjour" };

const NOTHING_TO_SEND: Readonly<Record<string, unknown>> = {
  null: null,
  undefined,
  "a text": "Bonjour",
  "a number": Number.NaN,
  "a symbol": Symbol("Bonjour"),
  "a function": () => REQUEST,
  "no requests": [],
  "a request that is null": [REQUEST, null],
  "a hole": Array.from({ length: 2 }),
  "a request that is a text": ["Bonjour"],
  "rows that are null": { ...LIST, rows: null },
  "no rows": { ...LIST, rows: [] },
  "rows without columns": { ...LIST, columns: undefined },
  "a row that is null": { ...LIST, rows: [...LIST.rows, null] },
  "a row that is a text": { ...LIST, rows: ["0612345678"] },
  "a cell that is a number": { ...LIST, rows: [["Zoé", 612_345_678]] },
  "a list without a text": { ...LIST, message: undefined },
  "no column of numbers": { ...LIST, phoneColumn: undefined },
  "a column that is not there": { ...LIST, phoneColumn: "Tél" },
  "an index that is none": { ...LIST, phoneColumn: -1 },
  "an index that is no number": { ...LIST, phoneColumn: Number.NaN },
  "no country": { ...LIST, country: "ZZ" },
  "a country that is a number": { ...LIST, country: 33 },
  "an unknown field": { ...LIST, message: "Bonjour {Prénom}" },
  "a list with a time in the past": { ...LIST, scheduledAt: new Date(0) },
  "a list with no time at all": { ...LIST, scheduledAt: new Date(Number.NaN) },
  "messages that are null": { messages: null },
  "no messages": { messages: [] },
  "a message that is null": { messages: [null] },
  "a message without a row": { messages: [{ ...MESSAGE, row: Number.NaN }] },
  "a message to a number": { messages: [{ ...MESSAGE, recipient: 33_612_345_678 }] },
};

test("what is nothing to send is refused in one sentence, by a dry run too, and nothing is queued", async () => {
  await using fixture = outboxFixture();
  const { outbox } = fixture;
  for (const [name, wrong] of Object.entries(NOTHING_TO_SEND)) {
    const sendable = wrong as Parameters<Outbox["send"]>[0];
    const isRefused = (error: unknown): boolean =>
      error instanceof InvalidSendError && /^[A-Z][^\n]+\.$/.test(error.message);
    await assert.rejects(outbox.send(sendable, { idempotencyKey: "key" }), isRefused, name);
    await assert.rejects(outbox.dryRun(sendable), isRefused, name);
  }
  assert.equal(await outbox.status("key"), undefined);
  assert.deepEqual(fixture.errors, []);
});

test("a request of several that cannot be sent is named, and the others go", async () => {
  await using fixture = outboxFixture();
  const wrong = [
    { ...REQUEST, recipients: "+33612345678" },
    { ...REQUEST, recipients: [33_612_345_678] },
    { ...REQUEST, message: null },
    { ...REQUEST, message: "" },
    { ...REQUEST, scheduledAt: "2027-01-01" },
    { ...REQUEST, scheduledAt: new Date(Number.NaN) },
    { ...REQUEST, scheduledAt: new Date(0) },
    { ...REQUEST, range: "gold" },
    {},
  ];
  const requests = [...wrong, REQUEST] as unknown as Parameters<Outbox["send"]>[0];
  const { invalid, portions } = await fixture.outbox.send(requests);
  assert.deepEqual(
    invalid.map(({ row }) => row),
    wrong.map((_, row) => row),
  );
  assert.deepEqual(
    portions.map(({ rows }) => rows),
    [[wrong.length]],
  );
});

test("options of a send that would be taken for others are refused, and so is what can be no key", async () => {
  await using fixture = outboxFixture();
  const { outbox } = fixture;
  const wrong: readonly unknown[] = [
    null,
    5,
    { idempotencyKey: "" },
    { idempotencyKey: null },
    { idempotencyKey: 5 },
    { idempotencyKey: "clé" },
    { idempotencyKey: "a b" },
    { idempotencyKey: "x".repeat(256) },
    { priority: "urgent" },
    { priority: null },
    { scope: null },
    { scope: 5 },
    { fingerprint: 5 },
  ];
  for (const options of wrong) {
    const send = outbox.send(REQUEST, options as Parameters<Outbox["send"]>[1]);
    await assert.rejects(send, TypeError, JSON.stringify(options));
  }
  for (const key of [undefined, null, 5, {}] as unknown as string[]) {
    for (const call of ["status", "cancel", "erase"] as const) await assert.rejects(outbox[call](key), TypeError);
    await assert.rejects(outbox.decide(key, 0, "give-up"), TypeError);
  }
  const { key } = await outbox.send(REQUEST);
  await assert.rejects(outbox.decide(key, 0, "send it" as "give-up"), TypeError);
  assert.equal(await outbox.status("another"), undefined);
});

test("options of an outbox that it cannot work with are refused, also a limit whose name is wrong", async () => {
  await using fixture = outboxFixture();
  const { store } = fixture;
  const client = { send: () => {} };
  const wrong: Readonly<Record<string, unknown>>[] = [
    { client: {} },
    { store: {} },
    { limits: null },
    { limits: { smsPerDy: 5 } },
    { limits: { perScope: { smsPerSend: 5 } } },
    { limits: { smsPerDay: Number.NaN } },
    { limits: { smsPerDay: -1 } },
    { limits: { costPerDay: 5 } },
    { pace: { perSecond: 5 } },
    { pace: { requestsPerSecond: 0 } },
    { pollInterval: "5" },
    { lease: Number.POSITIVE_INFINITY },
    { retention: 1e30 },
    { onOutcome: 5 },
    { now: 5 },
    { account: 5 },
  ];
  for (const options of wrong) {
    const all = { client, store, ...options } as unknown as OutboxOptions;
    assert.throws(() => createOutbox(all), TypeError, JSON.stringify(options));
  }
  for (const none of [undefined, null] as unknown as OutboxOptions[])
    assert.throws(() => createOutbox(none), /^TypeError: client must be/);
});

test("a store that is none is refused, without its password; what is no file of an outbox stays as it is", async () => {
  for (const file of ["", ":memory:", "a\0b", undefined, 5] as string[])
    assert.throws(() => sqliteStore(file), /^TypeError: sqliteStore takes the path of a file/);
  for (const address of ["", "database", "mysql://user:secret@host/db", null, {}, 5] as string[])
    assert.throws(
      () => postgresStore(address),
      (error: Error) => error instanceof TypeError && !error.message.includes("secret"),
    );
  await using fixture = outboxFixture();
  const folder = mkdtempSync(join(tmpdir(), "sms-outbox-"));
  const text = join(folder, "text");
  writeFileSync(text, "This is a letter, and no database.".repeat(100));
  mkdirSync(join(folder, "folder"));
  const long = join(folder, "x".repeat(300));
  for (const file of [text, join(folder, "folder"), join(text, "under-a-file"), long]) {
    const store = sqliteStore(file);
    await assert.rejects(
      fixture.another({ store }).send(REQUEST),
      /^DatabaseError: The outbox .+ (is damaged|cannot be written)\.$/,
    );
    await store.close();
  }
  rmSync(folder, { recursive: true });
});

test("over a store that was closed nothing is taken, and a started outbox says so once and stops", async () => {
  await using fixture = outboxFixture();
  const { outbox, store, errors } = fixture;
  await store.close();
  await store.close();
  await assert.rejects(outbox.send(REQUEST), /^StoreClosedError: The outbox's store was closed/);
  outbox.start();
  const heard = (async () => {
    for await (const _ of outbox.events);
  })();
  await until(() => errors.length > 0);
  await heard;
  await outbox.stop();
  assert.deepEqual(
    errors.map((error) => (error as Error).name),
    ["StoreClosedError"],
  );
});
