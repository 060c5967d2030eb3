import assert from "node:assert/strict";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import type { Outbox } from "../outbox.ts";
import {
  deleteAll,
  ACCOUNT,
  NEVER_LEFT,
  NOW,
  PHONE,
  REFUSED,
  scriptedProvider,
  temporaryOutbox,
  UNKNOWN,
} from "../fixtures/temporary-outbox.ts";

const queue = (outbox: Outbox, draftId: string, message: string, recipients = [PHONE], tag?: string) =>
  outbox.queue({ draftId, account: ACCOUNT, request: { recipients, message, ...(tag === undefined ? {} : { tag }) } });
const ids = (outbox: Outbox, search: string) => outbox.findMessages({ search }).map(({ id }) => id);

test("the last texts and senders are at hand, each once, the latest first, and not more than one chooses from", () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  const write = (n: number, message: string, sender?: string) => {
    const request = { recipients: [PHONE], message, ...(sender === undefined ? {} : { sender }) };
    outbox.queue({ draftId: `m${n}`, account: ACCOUNT, request });
  };
  write(1, "Rappel", "DRMARTIN");
  write(2, "Annulé", "CABINET");
  write(3, "Rappel");
  assert.deepEqual(outbox.readRecent(), { texts: ["Rappel", "Annulé"], senders: ["CABINET", "DRMARTIN"] });
  for (let n = 4; n < 30; n++) write(n, `Texte ${n}`, `NOM${n}`);
  const { texts, senders } = outbox.readRecent();
  assert.deepEqual([texts.length, texts[0], senders.length, senders[0]], [10, "Texte 29", 6, "NOM29"]);
});

test("search finds words without accents or case, tags, and numbers in any spelling", () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queue(outbox, "a", "Rendez-vous à l’ÉTÉ\nprochain", [PHONE]);
  queue(outbox, "b", "100 % soldes", ["+33798765432", "+4915112345678"], "summer_26");
  assert.deepEqual(ids(outbox, "ete prochain"), ["a"]);
  assert.deepEqual(ids(outbox, "100 %"), ["b"], "a percent sign is no wildcard");
  assert.deepEqual(ids(outbox, "R_ndez"), [], "nor is an underscore");
  assert.deepEqual(ids(outbox, "summer_26"), ["b"]);
  for (const number of ["06 12 34", "0612345678", "+33 6 12", "0033612", "33612345678"]) {
    assert.deepEqual(ids(outbox, number), ["a"], number);
  }
  assert.deepEqual(ids(outbox, "+49 151"), ["b"]);
  assert.deepEqual(ids(outbox, "100"), ["b"], "figures in a text");
  assert.deepEqual(ids(outbox, "' OR 1=1 --"), []);
  assert.deepEqual(new Set(ids(outbox, "")), new Set(["a", "b"]));
});

test("national numbers that are looked for are those of the country", () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queue(outbox, "réunion", "Bonjour", ["+262692123456"]);
  queue(outbox, "belgium", "Bonjour", ["+32470123456"]);
  queue(outbox, "spain", "Bonjour", ["+34612345678"]);
  const found = (search: string, country?: string) => outbox.findMessages({ search, country }).map(({ id }) => id);
  for (const [search, country, id] of [
    ["0692 12 34 56", undefined, "réunion"],
    ["0692 12", "RE", "réunion"],
    ["+33 692 12 34 56", "FR", "réunion"],
    ["0470 12 34 56", "BE", "belgium"],
    ["0470/12.34", "BE", "belgium"],
    ["+32 (0)470", "FR", "belgium"],
    ["+32 0470", "BE", "belgium"],
    ["612 345", "ES", "spain"],
  ] as const) {
    assert.deepEqual(found(search, country), [id], search);
  }
  assert.deepEqual(found("0470 12 34 56", "FR"), []);
});

test("filters and pages: by state, by delivery, scheduled, the newest first", async () => {
  using temporary = temporaryOutbox();
  const { outbox, clock } = temporary;
  for (let n = 0; n < 25; n++) {
    clock.now = NOW + Math.floor(n / 2);
    queue(outbox, `m${String(n).padStart(2, "0")}`, `text ${n}`);
  }
  await temporary.work(
    scriptedProvider({
      send: (request) =>
        "message" in request && request.message === "text 7"
          ? REFUSED
          : "message" in request && request.message === "text 8"
            ? NEVER_LEFT
            : { outcome: "sent", messageId: 1, segments: 1, cost: 1, currency: "EUR" },
      deliveries: () => [{ phone: PHONE, status: "delivered" }],
    }),
    clock.now + 15_000,
  );
  assert.deepEqual(
    outbox.findMessages({ states: ["failed"] }).map(({ id }) => id),
    ["m07"],
  );
  assert.deepEqual(
    outbox.findMessages({ states: ["queued"] }).map(({ id }) => id),
    ["m08"],
  );
  assert.equal(outbox.findMessages({ statuses: ["delivered"] }).length, 23);

  const paged: string[] = [];
  for (let before: number | undefined; ;) {
    const page = outbox.findMessages({ limit: 7, before });
    paged.push(...page.map(({ id }) => id));
    before = page.at(-1)?.number;
    if (!before) break;
  }
  assert.deepEqual(
    paged,
    Array.from({ length: 25 }, (_, n) => `m${String(24 - n).padStart(2, "0")}`),
  );

  outbox.queue({
    draftId: "later",
    account: ACCOUNT,
    request: { recipients: [PHONE], message: "x", scheduledAt: new Date(clock.now + 1000) },
  });
  assert.deepEqual(
    outbox.findMessages({ scheduled: true }).map(({ id }) => id),
    ["later"],
  );
});

test("a message tells its recipients, states, deliveries and cost", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queue(outbox, "m", "text", ["+33600000001", "+33600000002"]);
  await temporary.work(
    scriptedProvider({ deliveries: () => [{ phone: "+33600000002", status: "delivered" }] }),
    NOW + 15_000,
  );
  assert.deepEqual(outbox.findMessages({})[0], {
    number: 1,
    id: "m",
    account: ACCOUNT,
    text: "text",
    queuedAt: NOW,
    recipients: 2,
    firstRecipient: "+33600000001",
    batches: { accepted: 1 },
    statuses: { waiting: 1, delivered: 1, "not-delivered": 0, failed: 0, unknown: 0 },
    results: {
      "in-doubt": 0,
      "not-sent": 0,
      failed: 0,
      "not-delivered": 0,
      unknown: 0,
      "to-send": 0,
      waiting: 1,
      delivered: 1,
    },
    sms: 2,
    cost: 0.038,
    currency: "EUR",
    stop: false,
    withoutId: false,
  });
});

test("one message or all can be deleted, but none that is under way", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queue(outbox, "sent", "a");
  queue(outbox, "also", "b");
  await temporary.work(scriptedProvider({}));
  queue(outbox, "doubtful", "d");
  await temporary.work(scriptedProvider({ send: UNKNOWN }));
  queue(outbox, "waiting", "c");
  assert.equal(outbox.deleteMessage("waiting"), undefined);
  assert.equal(outbox.deleteMessage("doubtful"), undefined);
  assert.ok(outbox.deleteMessage("sent"));
  assert.equal(outbox.readMessage("sent"), undefined);
  assert.equal(deleteAll(outbox), 1);
  assert.deepEqual(new Set(ids(outbox, "")), new Set(["waiting", "doubtful"]));
});

test("what the provider is still to send stays, with the way to cancel it, until its time", async () => {
  using temporary = temporaryOutbox();
  const { outbox, clock } = temporary;
  const request = { recipients: ["+33600000001"], message: "later", scheduledAt: new Date(NOW + 60_000) };
  outbox.queue({ draftId: "later", account: ACCOUNT, request });
  await temporary.work(scriptedProvider({}));
  assert.equal(outbox.deleteMessage("later"), undefined);
  assert.equal(deleteAll(outbox), 0);
  clock.now += 60_000;
  assert.ok(outbox.deleteMessage("later"));
});

test("a deletion can be undone: the message is back in its place with all that was known of it", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queue(outbox, "a", "first");
  queue(outbox, "b", "doubtful", [PHONE, "+33798765432"]);
  await temporary.work(scriptedProvider({ send: UNKNOWN }), NOW + 11 * 60_000);
  queue(outbox, "c", "last");
  await temporary.work(scriptedProvider({}));
  for (const id of ["b", "c"]) {
    const before = outbox.readMessage(id);
    const deleted = outbox.deleteMessage(id);
    assert.equal(outbox.readMessage(id), undefined);
    assert.ok(deleted && outbox.restoreMessage(deleted));
    const withoutIds = (message: typeof before) => ({
      ...message,
      batchList: message?.batchList.map(({ id: _id, ...batch }) => batch),
    });
    assert.deepEqual(withoutIds(outbox.readMessage(id)), withoutIds(before));
    assert.equal(outbox.restoreMessage(deleted), false, "once");
  }
  assert.deepEqual(ids(outbox, ""), ["c", "b", "a"]);
  const provider = scriptedProvider({});
  await temporary.work(provider, NOW + 72 * 60 * 60_000);
  assert.equal(provider.sent.length, 0, "nothing is sent by that");
});

test("a message whose place was taken meanwhile comes back at the top", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queue(outbox, "a", "first");
  await temporary.work(scriptedProvider({}));
  const deleted = outbox.deleteMessage("a");
  queue(outbox, "b", "second");
  assert.ok(deleted && outbox.restoreMessage(deleted));
  assert.deepEqual(ids(outbox, ""), ["a", "b"]);
  assert.equal(outbox.findMessages({ states: ["accepted"] })[0]?.id, "a");
});

test("the history is narrowed by account and time, whatever else it is narrowed by", async () => {
  using temporary = temporaryOutbox();
  const { outbox, clock } = temporary;
  const DAY = 86_400_000;
  for (const [day, account] of ["trial", ACCOUNT, "trial", ACCOUNT].entries()) {
    clock.now = NOW + day * DAY;
    outbox.queue({ draftId: `d${day}`, account, request: { recipients: [PHONE], message: `Jour ${day}` } });
  }
  const found = (query: Parameters<Outbox["findMessages"]>[0]) => outbox.findMessages(query).map(({ id }) => id);
  assert.deepEqual(found({ account: "trial" }), ["d2", "d0"]);
  assert.deepEqual(found({ since: NOW + DAY, until: NOW + 3 * DAY }), ["d2", "d1"]);
  assert.deepEqual(found({ since: NOW + DAY, account: ACCOUNT, states: ["queued"], search: "jour" }), ["d3", "d1"]);
  assert.deepEqual(found({ until: NOW + 2 * DAY, before: 2 }), ["d0"]);
  assert.deepEqual(outbox.listAccounts(), [ACCOUNT, "trial"]);
  assert.deepEqual(found({ account: "nobody" }), []);
});

test("what is deleted is gone from the file, not only from the list", async () => {
  using temporary = temporaryOutbox();
  const { outbox, file } = temporary;
  queue(outbox, "m", "a text that nobody else may read");
  await temporary.work(scriptedProvider({}));
  const found = () =>
    [file, `${file}-wal`].some((name) => readFileSync(name).includes("a text that nobody else may read"));
  assert.equal(found(), true);
  outbox.deleteMessage("m");
  assert.equal(found(), false, "one by one");
  queue(outbox, "n", "a text that nobody else may read");
  await temporary.work(scriptedProvider({}));
  assert.equal(found(), true);
  deleteAll(outbox);
  assert.equal(found(), false, "all of them");
});

test("copies from before an update go with the history; a damaged one, with what was still to be sent, only with everything", () => {
  using temporary = temporaryOutbox();
  const { outbox, file } = temporary;
  for (const suffix of [".before-version-2", ".damaged-2026-11-22T09-00-00-000Z", ".damaged-2026-wal"]) {
    copyFileSync(file, file + suffix);
  }
  copyFileSync(file, `${file}-of-somebody-else`);
  const files = () => readdirSync(dirname(file)).filter((name) => !/-(?:wal|shm)$/.test(name));
  const damaged = "outbox.sqlite.damaged-2026-11-22T09-00-00-000Z";
  deleteAll(outbox);
  assert.deepEqual(files(), ["outbox.sqlite", "outbox.sqlite-of-somebody-else", damaged]);
  outbox.deleteDamagedCopies();
  assert.deepEqual(files(), ["outbox.sqlite", "outbox.sqlite-of-somebody-else"]);
  assert.ok(!readdirSync(dirname(file)).some((name) => name.includes("damaged")));
});

test("drafts are deleted without a trace, too", () => {
  using temporary = temporaryOutbox();
  const { outbox, file } = temporary;
  outbox.saveDraft("d", { message: "a thought that was not finished" });
  outbox.deleteAllDrafts();
  deleteAll(outbox);
  assert.deepEqual(outbox.listDrafts(), []);
  for (const name of [file, `${file}-wal`]) assert.ok(!readFileSync(name).includes("not finished"), name);
});

test("the export has one row for each recipient, the oldest message first", async () => {
  using temporary = temporaryOutbox();
  const { outbox, clock } = temporary;
  queue(outbox, "z", "first", ["+33600000002", "+33600000001"]);
  clock.now += 1000;
  queue(outbox, "a", "second");
  assert.deepEqual(
    [...outbox.exportRows()].map(({ phone, text, state }) => [phone, text, state]),
    [
      ["+33600000001", "first", "queued"],
      ["+33600000002", "first", "queued"],
      [PHONE, "second", "queued"],
    ],
  );
});
