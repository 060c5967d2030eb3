/** How often the outbox reads a text: once when it is handed over, and no second time when it leaves. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, createHandler, type HandlerOutbox } from "@sms-composer/client";
import { analysisOptionsOf, toWire, validateSendRequest } from "@sms-composer/core/requests";
import { countSegments } from "@sms-composer/core/segments";
import { NOW, outboxFixture, until } from "./outbox-fixture.ts";
import { COMPOSED_TEXT as MESSAGE, readingsDuring } from "../client/text-readings.ts";

const REQUEST = { recipients: ["+33612345678"], message: MESSAGE };
const RECEIPT = { success: true, code: 200, message_id: 307, nb_sms: 1, cost: 0.038, currency: "EUR" };
const client = createClient({ apiKey: "key", fetch: async () => Response.json(RECEIPT), now: () => NOW });

test("a text is analysed when it is handed over, and not again when it leaves", async () => {
  const validating = await readingsDuring(() => validateSendRequest(REQUEST, { now: NOW }));
  const writing = await readingsDuring(() => toWire(REQUEST));
  assert.ok(validating > 0 && writing > 0);
  await using fixture = outboxFixture({ client });
  const { outbox } = fixture;
  const handingOver = () => outbox.send(REQUEST, { idempotencyKey: "k" });
  assert.equal(await readingsDuring(handingOver), validating);
  const leaving = async () => {
    outbox.start();
    await until(async () => (await outbox.status("k"))?.outcome === "sent");
  };
  assert.equal(await readingsDuring(leaving), writing);
});

test("with limits a text is counted once more, however many requests it leaves in", async () => {
  const counting = await readingsDuring(() => countSegments(MESSAGE, analysisOptionsOf({})));
  const validating = await readingsDuring(() => validateSendRequest(REQUEST, { now: NOW }));
  await using fixture = outboxFixture({ client, limits: { smsPerDay: 5000 } });
  const recipients = Array.from({ length: 1200 }, (_, n) => `+336${12_000_000 + n}`);
  const handingOver = () => fixture.outbox.send({ ...REQUEST, recipients });
  assert.equal(await readingsDuring(handingOver), validating + counting);
});

test("what a page posts is analysed by the handler, and not again by its outbox", async () => {
  const once = await readingsDuring(() => {
    validateSendRequest(REQUEST, { now: NOW });
    countSegments(MESSAGE, analysisOptionsOf({}));
    toWire(REQUEST);
  });
  await using fixture = outboxFixture({ client });
  const { outbox } = fixture;
  outbox.start();
  const handle = createHandler({ authorize: () => true, outbox, now: () => NOW });
  const headers = { "content-type": "application/json", "idempotency-key": "key" };
  const posted = new Request("https://shop.example/sms", { method: "POST", headers, body: JSON.stringify(REQUEST) });
  let status = 0;
  const readings = await readingsDuring(async () => ({ status } = await handle(posted)));
  assert.deepEqual([status, readings], [200, once]);
});

test("the rows of a list that a page posts are analysed by the handler, and not again by its outbox", async () => {
  const rows = [
    ["0612345678", MESSAGE],
    ["0612345679", "Bonjour"],
  ];
  const body = JSON.stringify({ message: "{Texte}", columns: ["Mobile", "Texte"], rows });
  const readingsWith = async (outbox: HandlerOutbox): Promise<number> => {
    const handle = createHandler({ authorize: () => true, outbox, now: () => NOW, timeout: 1 });
    const headers = { "content-type": "application/json", "idempotency-key": "key" };
    const posted = new Request("https://shop.example/sms", { method: "POST", headers, body });
    return readingsDuring(async () => assert.equal((await handle(posted)).status, 202));
  };
  const waiting = { portion: 0, state: "queued", rows: [0, 1], refused: [], recipients: 2, tag: "tag" };
  const send = { state: "waiting", portions: [waiting], invalid: [], duplicates: [], isList: true };
  const readsNothing = { send: async () => send, status: async () => undefined, decide: async () => false };
  await using fixture = outboxFixture();
  assert.equal(await readingsWith(fixture.outbox), await readingsWith(readsNothing));
  fixture.outbox.start();
  await until(async () => (await fixture.outbox.status("key"))?.outcome === "sent");
  assert.deepEqual(fixture.accepted(), ["+33612345678 Un café ?", "+33612345679 Bonjour"]);
});
