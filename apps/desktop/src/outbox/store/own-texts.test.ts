import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openDatabase } from "@sms-composer/outbox/sqlite";
import { historyCsv } from "../../history/history-csv.ts";
import { messages as en } from "../../messages/en/index.ts";
import { draftFromMessage } from "../../sending/message-draft.ts";
import { settledOutcome } from "../../sending/settled-outcome.ts";
import { batch, hit, states } from "../fixtures/outbox-steps.ts";
import { ACCOUNT, PHONE, scriptedProvider, temporaryOutbox } from "../fixtures/temporary-outbox.ts";
import type { Outbox } from "../outbox.ts";
import type { QueuedEntry } from "./queueing.ts";
import { MIGRATIONS } from "./schema.ts";

const MARIE = PHONE;
const PAUL = "+33798765432";
const entry = (phone: string, name: string, text = `Bonjour ${name}`): QueuedEntry => ({
  phone,
  text,
  cells: [name, phone],
});
function queueList(outbox: Outbox, entries: readonly QueuedEntry[], recipientsPerRequest?: number): void {
  outbox.queue({
    draftId: "m1",
    account: ACCOUNT,
    request: { recipients: [], message: "Bonjour {Nom}", sender: "SHOP" },
    list: { columns: ["Nom", "Numéro"], phoneColumn: 1, entries },
    ...(recipientsPerRequest === undefined ? {} : { recipientsPerRequest }),
  });
}

test("each recipient of a list gets the text that was frozen for them, 500 at most in one request", async () => {
  using temporary = temporaryOutbox();
  const entries = Array.from({ length: 501 }, (_, n) => entry(`+336${String(n).padStart(8, "0")}`, `N${n}`));
  queueList(temporary.outbox, entries);
  const provider = scriptedProvider({});
  await temporary.work(provider);
  const sent = provider.sentBulk.flatMap(({ messages }) => messages);
  assert.deepEqual(
    provider.sentBulk.map(({ messages, sender }) => [messages.length, sender]),
    [[500, "SHOP"]],
  );
  // The last one stands alone: all texts of its request are one, which is the plain call.
  assert.deepEqual(
    provider.sent.map(({ recipients, message }) => [recipients, message]),
    [[["+33600000500"], "Bonjour N500"]],
  );
  assert.deepEqual(
    sent,
    entries.slice(0, 500).map(({ phone, text }) => ({ recipient: phone, message: text })),
  );
});

test("the same number with two texts gets them in two requests, so that each has its own status", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queueList(outbox, [entry(MARIE, "Marie"), entry(PAUL, "Paul"), entry(MARIE, "Luc")]);
  const provider = scriptedProvider({
    deliveries: (id) => [hit(MARIE, { status: id === 1 ? "delivered" : "failed" })],
  });
  await temporary.work(provider, temporary.clock.now + 60_000);
  assert.deepEqual([...provider.sentBulk.map(({ messages }) => messages.length), provider.sent.length], [2, 1]);
  const texts = outbox
    .readMessage("m1")
    ?.batchList.map(({ recipients }) =>
      recipients.filter(({ phone }) => phone === MARIE).map(({ text, status }) => [text, status]),
    );
  assert.deepEqual(texts, [[["Bonjour Marie", "delivered"]], [["Bonjour Luc", "failed"]]]);
});

test("one whom the provider refuses within an accepted request did not get it, and can be written to again", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queueList(outbox, [entry(MARIE, "Marie"), entry(PAUL, "Paul")]);
  const parts = [
    { phone: MARIE, segments: 1, cost: 0.038 },
    { phone: PAUL, segments: 0, cost: 0, code: 14 },
  ];
  const provider = scriptedProvider({
    send: { outcome: "sent", messageId: 7, cost: 0.038, currency: "EUR", parts },
    deliveries: () => [hit(MARIE, { status: "delivered" }), hit(PAUL)],
  });
  await temporary.work(provider, temporary.clock.now + 60_000);
  const { refused, sms, recipients } = batch(outbox);
  assert.deepEqual([refused, sms], [1, 1]);
  assert.deepEqual(
    recipients.map(({ phone, text, status, code }) => [phone, text, status, code]),
    [
      [MARIE, "Bonjour Marie", "delivered", undefined],
      [PAUL, "Bonjour Paul", "failed", 14],
    ],
  );
  const message = outbox.readMessage("m1");
  assert.equal(message && settledOutcome(message)?.outcome, "partly-sent");
  const again = draftFromMessage(outbox, "m1", "not-reached");
  assert.deepEqual(again?.draft, { sender: "SHOP", message: "Bonjour {Nom}", recipients: [] });
  assert.deepEqual(again?.list, { columns: ["Nom", "Numéro"], phoneColumn: 1, rows: [["Paul", PAUL]] });
});

test("a list that went as a whole shows its SMS and its cost, and each of its people is found by their cells", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queueList(outbox, [entry(MARIE, "Marie"), entry(PAUL, "Éloïse", "x".repeat(200))]);
  const parts = [
    { phone: MARIE, segments: 1, cost: 0.038 },
    { phone: PAUL, segments: 2, cost: 0.076 },
  ];
  await temporary.work(
    scriptedProvider({ send: { outcome: "sent", messageId: 7, cost: 0.114, currency: "EUR", parts } }),
  );
  const message = outbox.readMessage("m1");
  assert.deepEqual(message && settledOutcome(message), {
    outcome: "sent",
    messageId: 7,
    segments: 3,
    cost: 0.114,
    currency: "EUR",
  });
  assert.equal(outbox.findMessages({ search: "eloise" }).length, 1);
  assert.equal(outbox.findMessages({ search: "nobody" }).length, 0);
});

test("the export of a list has each person's text, cost and own columns", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  queueList(outbox, [entry(MARIE, "=Marie"), entry(PAUL, "Paul; Luc")]);
  outbox.queue({ draftId: "m2", account: ACCOUNT, request: { recipients: [PAUL], message: "À tous" } });
  const csv = (id?: string) =>
    [...historyCsv(outbox.exportRows(id), { messages: en, separator: ",", columns: outbox.exportColumns(id) })]
      .join("")
      .split("\r\n");
  const [heads = "", marie = "", paul = "", ...rest] = csv("m1");
  assert.match(heads, /,Message id,Nom,Numéro$/);
  assert.match(marie, /,Bonjour =Marie,.*,'=Marie,\+33 612345678$/);
  assert.match(paul, /,"Bonjour Paul; Luc",.*,"Paul; Luc",/);
  assert.deepEqual(rest, [""]);
  assert.match(csv()[3] ?? "", /À tous.*,,$/);
});

test("the rows of a draft's list are kept beside it, and go with it", () => {
  using temporary = temporaryOutbox();
  const list = { columns: ["Nom", "Numéro"], rows: [["Marie", MARIE]] };
  for (const id of ["m1", "other"]) {
    temporary.outbox.saveDraft(id, { message: "Bonjour" });
    assert.equal(temporary.outbox.saveDraftList(id, list), true);
  }
  const outbox = temporary.reopen();
  assert.deepEqual(outbox.readDraftList("m1"), list);
  queueList(outbox, [entry(MARIE, "Marie")]);
  assert.equal(outbox.readDraftList("m1"), undefined);
  assert.equal(outbox.saveDraftList("m1", list), false, "it has been sent off");
  outbox.deleteDraft("other");
  assert.equal(outbox.readDraftList("other"), undefined);
});

test("an outbox from before there were texts for each person goes on with what it had to send", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sms-migration-"));
  const file = join(folder, "outbox.sqlite");
  const old = openDatabase(file, MIGRATIONS.slice(0, 3));
  const at = 1000;
  old.run(
    `INSERT INTO message (number, id, account, text, options, search_text, queued_at, fresh_until, progress_at)
     VALUES (1, 'm1', ?, 'Ancien', '{"sender":"SHOP"}', 'ancien', ?, ?, ?)`,
    ACCOUNT,
    at,
    at + 60_000,
    at,
  );
  old.run(
    `INSERT INTO batch (id, message_id, message_number, recipients, position, state, tag, tag_drawn, due_at)
     VALUES (1, 'm1', 1, 1, 0, 'queued', 'abc', 1, ?)`,
    at,
  );
  old.run("INSERT INTO recipient (batch_id, phone) VALUES (1, ?)", MARIE);
  old.close();
  using temporary = temporaryOutbox({ file, now: () => at });
  const provider = scriptedProvider({});
  temporary.clock.now = at;
  await temporary.work(provider);
  assert.deepEqual(
    provider.sent.map(({ recipients, message, sender }) => [recipients, message, sender]),
    [[[MARIE], "Ancien", "SHOP"]],
  );
  assert.deepEqual(states(temporary.outbox), ["accepted"]);
  const [recipient] = batch(temporary.outbox).recipients;
  assert.deepEqual(recipient, { phone: MARIE, status: "waiting" });
  assert.equal(draftFromMessage(temporary.outbox, "m1", "all")?.list, undefined);
  assert.ok(existsSync(`${file}.before-version-${MIGRATIONS.length}`));
  rmSync(folder, { recursive: true });
});

test("of a message of many recipients nothing leaves before it is written down whole, and a crash meanwhile leaves its draft", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  const entries = Array.from({ length: 6_000 }, (_, n) => entry(`+336${String(n).padStart(8, "0")}`, `Nom${n}`));
  const queueing = {
    draftId: "m1",
    account: ACCOUNT,
    request: { recipients: [], message: "Bonjour {Nom}" },
    list: { columns: ["Nom", "Numéro"], phoneColumn: 1, entries },
  };
  const draft = { message: "Bonjour {Nom}" };
  outbox.saveDraft("m1", draft);
  const provider = scriptedProvider({});
  const slices = outbox.queueInSlices(queueing);
  for (let n = 0; n < 2; n++) {
    assert.equal(slices.next().done, false);
    assert.equal(outbox.queue(queueing), false, "a second press queues it no second time");
    await temporary.work(provider);
  }
  assert.equal(provider.sentBulk.length, 0);
  const reopened = temporary.reopen();
  assert.deepEqual([reopened.readMessage("m1"), reopened.listDrafts()[0]?.content], [undefined, draft]);
  assert.equal(reopened.queue(queueing), true);
  assert.deepEqual(reopened.listDrafts(), []);
  await temporary.work(provider);
  const sent = provider.sentBulk.flatMap(({ messages }) => messages.map(({ recipient }) => recipient));
  assert.deepEqual(
    sent,
    entries.map(({ phone }) => phone),
  );
  assert.equal(reopened.findMessages({ search: "nom5999" }).length, 1, "found by what the last one got");
});

test("a message that the disk had no room for leaves nothing behind, and its draft stays", () => {
  let room = 2;
  using temporary = temporaryOutbox({
    checkpoint(name) {
      if (name === "queue-open" && room-- === 0) throw new Error("no space left");
    },
  });
  const { outbox } = temporary;
  const recipients = Array.from({ length: 8_000 }, (_, n) => `+336${String(n).padStart(8, "0")}`);
  const queueing = { draftId: "m1", account: ACCOUNT, request: { recipients, message: "Bonjour" } };
  outbox.saveDraft("m1", { message: "Bonjour" });
  assert.throws(() => outbox.queue(queueing), /no space left/);
  assert.equal(outbox.readMessage("m1"), undefined);
  assert.equal(outbox.listDrafts().length, 1);
  assert.equal(outbox.queue(queueing), true);
});
