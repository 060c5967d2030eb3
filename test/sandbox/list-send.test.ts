/** A text for each person: what the estimate announces is what the sandbox bills, and each handset shows its own text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient } from "@sms-composer/client";
import { analyzeMessage, estimateList, fillTemplate } from "@sms-composer/core";
import { createSandbox } from "@sms-composer/sandbox";

const KEY = "key-of-the-list";
const START = new Date("2026-03-10T10:00:00+01:00");
const PRICES = { FR: { premium: 0.038, lowCost: 0.024 }, BE: { premium: 0.078 } };
const MESSAGE = "Bonjour {Prénom|cher client}, rendez-vous le {Jour} à {Heure}. {Remarque|À bientôt !}";
const COLUMNS = ["Mobile", "Prénom", "Jour", "Heure", "Remarque"];
const REMARKS = [
  "",
  "Apportez votre carte vitale « verte » [guichet B].",
  "5 € à régler\nMerci".repeat(9),
  "Réf. ^A|~",
  "Longue remarque. ".repeat(19),
];
const NAMES = ["Zoë", "", "Jean-Noël", "Ñuño", "Lou", "{Prénom}"];

const rows = Array.from({ length: 1100 }, (_, n) => [
  n % 20 === 7 ? `+32470${String(n).padStart(6, "0")}` : `+3361${String(2_000_000 + n)}`,
  NAMES[n % NAMES.length] ?? "",
  `mardi ${(n % 28) + 1} mars`,
  `${8 + (n % 10)} h 30`,
  REMARKS[n % REMARKS.length] ?? "",
]);

test("1,100 people: each handset shows the text of its row, the SMS and the cost are those of the estimate", async () => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: START, credit: 10_000, prices: PRICES });
  const client = createClient({
    apiKey: KEY,
    baseUrl: "http://127.0.0.1/v1",
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    now: () => START,
  });
  const estimate = estimateList({ message: MESSAGE, columns: COLUMNS, rows, phoneColumn: "Mobile", prices: PRICES });
  assert.deepEqual([estimate.rows.ready, estimate.rows.invalid, estimate.rows.duplicates], [1100, [], []]);

  const messages = rows.map((row) => ({
    recipient: row[0] ?? "",
    message: fillTemplate(MESSAGE, Object.fromEntries(COLUMNS.map((column, at) => [column, row[at] ?? ""])), {
      fields: COLUMNS,
    }).text,
  }));
  let segments = 0;
  let cost = 0;
  for (let from = 0; from < messages.length; from += 500) {
    const receipt = await client.sendBulk({ messages: messages.slice(from, from + 500), tag: `list-${from}` });
    assert.ok(receipt.parts.every(({ accepted }) => accepted));
    segments += receipt.segments;
    cost += receipt.cost;
  }

  assert.equal(segments, estimate.segments);
  assert.equal(cost.toFixed(3), estimate.cost?.toFixed(3));
  assert.equal(sandbox.messages().length, 3);
  assert.ok(estimate.distribution.length > 2, "texts of several lengths");
  for (const { recipient, message } of messages) {
    assert.deepEqual(sandbox.received(recipient), [analyzeMessage(message).text]);
  }
  // As a browser would see them: the text, its SMS and where they are cut.
  for (const { recipient, message } of messages.slice(0, 40)) {
    const url = `http://127.0.0.1/control/phones/${encodeURIComponent(recipient)}`;
    const { thread } = (await (await sandbox.fetch(new Request(url))).json()) as {
      thread: { content: { text: string; segments: unknown } }[];
    };
    const { text, segments: cuts } = analyzeMessage(message);
    assert.deepEqual(
      thread.map(({ content }) => [content.text, content.segments]),
      [[text, cuts]],
    );
  }
});

test("two texts to one number in one request are two messages on its handset, told apart by their order", async () => {
  const sandbox = createSandbox({ apiKey: KEY, startAt: START });
  const SMSList = ["For Anna", "For Ben", "For Anna"].map((message) => ({ phoneNumber: "0600000000", message }));
  const body = JSON.stringify({ apiKey: KEY, SMSList });
  const answer = await sandbox.fetch(new Request("http://127.0.0.1/v1/bulk-send", { method: "POST", body }));
  assert.equal(((await answer.json()) as { nbSMS: number }).nbSMS, 3);
  assert.deepEqual(sandbox.received("+33600000000"), ["For Anna", "For Ben", "For Anna"]);
});
