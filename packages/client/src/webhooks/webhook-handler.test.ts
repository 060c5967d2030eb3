import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isStopText } from "./stop-text.ts";
import type { ReceiptEvent, ReplyEvent } from "./webhook-event.ts";
import { createWebhookHandler } from "./webhook-handler.ts";
import type { WebhookHandlerOptions } from "./webhook-handler.ts";
import { webhookUrl } from "./webhook-url.ts";

const secret = "a long and random secret";
const BASE = "https://backend.test/hooks";

function receiver(options: Partial<WebhookHandlerOptions> = {}) {
  const receipts: ReceiptEvent[] = [];
  const replies: ReplyEvent[] = [];
  const stops: ReplyEvent[] = [];
  const others: object[] = [];
  const handle = createWebhookHandler({
    secret,
    onReceipt: (event) => receipts.push(event),
    onReply: (event) => replies.push(event),
    onStop: (event) => stops.push(event),
    onOther: (raw) => others.push(raw),
    ...options,
  });
  const post = async (body: unknown, init: RequestInit = {}, reference = "order-7"): Promise<number> => {
    const url = await webhookUrl(BASE, { secret, reference });
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return (await handle(new Request(url, { method: "POST", body: text, ...init }))).status;
  };
  return { handle, post, receipts, replies, stops, others };
}

const RECEIPT = {
  status: "delivered",
  msgId: "95415616",
  date: 1771941463,
  phone: "+33612345678",
  cost: "0.049",
  currency: "EUR",
};

describe("the number of an event", () => {
  it("is E.164, whatever the gateway writes, and overseas that of its territory", async () => {
    const { post, stops } = receiver();
    for (const phone_number of ["0692123456", "33692123456", "+262692123456", "06 12 34 56 78", "0032470123456"])
      await post({ type: "stop", phone_number, text: "Stop" });
    assert.deepEqual(
      stops.map(({ from }) => from),
      ["+262692123456", "+262692123456", "+262692123456", "+33612345678", "+32470123456"],
    );
  });
});

describe("the address of a webhook", () => {
  it("is made for one secret and one reference, and every other is refused", async () => {
    const { handle, receipts } = receiver();
    const right = new URL(await webhookUrl(`${BASE}?a=1`, { secret, reference: "order 7/é" }));
    const ask = async (change: (url: URL) => void): Promise<number> => {
      const url = new URL(right);
      change(url);
      return (await handle(new Request(url, { method: "POST", body: JSON.stringify(RECEIPT) }))).status;
    };
    assert.equal(await ask(() => {}), 200);
    assert.equal(receipts[0]?.reference, "order 7/é");
    assert.equal(await ask((url) => url.searchParams.delete("token")), 403);
    assert.equal(await ask((url) => url.searchParams.set("token", "A".repeat(43))), 403);
    assert.equal(await ask((url) => url.searchParams.set("token", "")), 403);
    assert.equal(await ask((url) => url.searchParams.set("reference", "order 8")), 403);
    assert.equal(await ask((url) => url.searchParams.delete("reference")), 403);
    const foreign = await webhookUrl(BASE, { secret: "another secret", reference: "order 7/é" });
    assert.equal((await handle(new Request(foreign, { method: "POST", body: JSON.stringify(RECEIPT) }))).status, 403);
    assert.equal(receipts.length, 1);
  });

  it("keeps working while one secret replaces another", async () => {
    const { handle } = receiver({ secret: ["new", secret] });
    const old = await webhookUrl(BASE, { secret });
    assert.equal((await handle(new Request(old, { method: "POST", body: JSON.stringify(RECEIPT) }))).status, 200);
  });

  it("cannot be made without a secret, nor for what is no web address", async () => {
    await assert.rejects(webhookUrl(BASE, { secret: "" }), TypeError);
    await assert.rejects(webhookUrl("ftp://backend.test/", { secret }), TypeError);
    for (const none of ["", [], [""], undefined]) {
      assert.throws(() => createWebhookHandler({ secret: none as string }), TypeError);
    }
  });
});

describe("a receipt", () => {
  it("is read as it was recorded", async () => {
    const { post, receipts } = receiver();
    assert.equal(await post({ ...RECEIPT, tag: "promo" }), 200);
    assert.deepEqual(receipts, [
      {
        messageId: 95415616,
        at: new Date(1771941463000),
        reference: "order-7",
        raw: { ...RECEIPT, tag: "promo" },
        recipient: "+33612345678",
        status: "delivered",
        statusText: "delivered",
        cost: 0.049,
        currency: "EUR",
        tag: "promo",
      },
    ]);
  });

  it("is read in every other spelling, as JSON, form or query", async () => {
    for (const body of [
      { type: "dlr", message_id: 307, phone_number: "+33612345678", status: "Delivered", date: "1771941463" },
      { messageId: "307", number: "0612345678", statut: "DELIVRD", date: "2026-02-24 14:57:43" },
      { msgId: 307, phone: "33612345678", status: "delivered", date: 1771941463, cost: null, tag: "" },
    ]) {
      for (const spelling of ["json", "form", "query"] as const) {
        const { handle, post, receipts } = receiver();
        const form = new URLSearchParams(
          Object.entries(body).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
        );
        const url = new URL(await webhookUrl(BASE, { secret, reference: "order-7" }));
        for (const [name, value] of form) url.searchParams.set(name, value);
        const status =
          spelling === "json"
            ? await post(body)
            : spelling === "form"
              ? await post(String(form), { headers: { "content-type": "application/x-www-form-urlencoded" } })
              : (await handle(new Request(url))).status;
        assert.equal(status, 200);
        const [receipt] = receipts;
        assert.deepEqual(
          [receipt?.messageId, receipt?.recipient, receipt?.status, receipt?.at],
          [307, "+33612345678", "delivered", new Date(1771941463000)],
          `${spelling} ${JSON.stringify(body)}`,
        );
      }
    }
  });

  it("keeps an identifier exact that is beyond 2^53", async () => {
    const { post, receipts } = receiver();
    await post('{"status":"delivered","msgId":9007199254740993,"phone":"+33612345678"}');
    assert.equal(receipts[0]?.messageId, "9007199254740993");
  });

  it("that comes twice is reported once, and a late one does not undo a final status", async () => {
    const { post, receipts } = receiver();
    for (const status of ["waiting", "waiting", "delivered", "delivered", "waiting", "ko", "not delivered"]) {
      assert.equal(await post({ ...RECEIPT, status }), 200);
    }
    assert.deepEqual(
      receipts.map(({ status }) => status),
      ["waiting", "delivered"],
    );
    await post({ ...RECEIPT, phone: "+33698765432" });
    assert.equal(receipts.length, 3, "another recipient of the same send");
  });

  it("whose callback fails is answered with 500, and reported again when it comes again", async () => {
    let fails = true;
    const seen: string[] = [];
    const { post } = receiver({
      onReceipt: async ({ status }) => {
        if (fails) throw new Error("no database");
        seen.push(status);
      },
    });
    assert.equal(await post(RECEIPT), 500);
    fails = false;
    assert.equal(await post(RECEIPT), 200);
    assert.equal(await post(RECEIPT), 200);
    assert.deepEqual(seen, ["delivered"]);
  });

  it("is answered in time, though its callback is not done", async () => {
    const { post } = receiver({ answerTimeout: 30, onReceipt: () => new Promise(() => {}) });
    assert.equal(await post(RECEIPT), 200);
  });
});

describe("a reply", () => {
  it("to a short code and to a rented number", async () => {
    const { post, replies } = receiver();
    await post({ type: "response", phone_number: "+33612345678", text: "Oui", message_id: "307" });
    await post({
      msisdn: "33612345678",
      to: "33644600000",
      messageId: "0A0000000123ABCD1",
      text: "Non",
      type: "text",
      keyword: "NON",
      "message-timestamp": "2026-03-10 09:51:46",
    });
    assert.deepEqual(
      replies.map(({ from, to, text, messageId }) => [from, to, text, messageId]),
      [
        ["+33612345678", undefined, "Oui", 307],
        ["+33612345678", "+33644600000", "Non", undefined],
      ],
    );
    assert.deepEqual(replies[1]?.at, new Date("2026-03-10T08:51:46Z"));
  });

  const part = (number: number, text: string, total = 3, extra = {}) => ({
    msisdn: "33612345678",
    to: "33644600000",
    messageId: `part-${number}`,
    text,
    type: "text",
    concat: "true",
    "concat-ref": "17",
    "concat-total": String(total),
    "concat-part": String(number),
    ...extra,
  });

  it("in several parts is joined, in whatever order they come, and once", async () => {
    const { post, replies } = receiver();
    for (const each of [part(3, "c"), part(1, "a"), part(1, "a"), part(2, "b"), part(2, "b")]) await post(each);
    assert.deepEqual(
      replies.map(({ text }) => text),
      ["abc"],
    );
  });

  it("whose parts do not all come is reported with what came", async () => {
    const late = Promise.withResolvers<ReplyEvent>();
    const { post } = receiver({ partsTimeout: 20, onReply: late.resolve });
    const keepAlive = setTimeout(() => {}, 5000);
    await post(part(3, "c"));
    await post(part(1, "a"));
    const { text, missingParts } = await late.promise;
    clearTimeout(keepAlive);
    assert.deepEqual([text, missingParts], ["ac", 1]);
  });

  it("parts of two people are not mixed", async () => {
    const { post, replies } = receiver();
    await post(part(1, "a", 2));
    await post(part(2, "B", 2, { msisdn: "33698765432", messageId: "other" }));
    assert.equal(replies.length, 0);
  });
});

describe("STOP", () => {
  it("is its own event, whatever its type, and no reply", async () => {
    const { post, stops, replies } = receiver();
    await post({ type: "stop", phone_number: "+33612345678", text: "Stop", message_id: 307 });
    await post({ type: "response", phone_number: "+33612345678", text: "arrêt", message_id: 307 });
    assert.deepEqual(
      [stops.map(({ from, text }) => [from, text]), replies],
      [
        [
          ["+33612345678", "Stop"],
          ["+33612345678", "arrêt"],
        ],
        [],
      ],
    );
  });

  it("is the word alone, and no sentence that has it", () => {
    for (const yes of ["STOP", "Stop.", " stop ! ", "arrêt", "ARRET", "STOP SMS", "stop 36180", "«Stop»", "Stop merci"])
      assert.ok(isStopText(yes), yes);
    const polite = ["Stop. Thank you", "Bonjour, stop svp", "Stop s’il vous plaît", "Merci d’arrêter", "Stop svp 🛑"];
    for (const yes of [...polite, "STOP STOP STOP", "Arrêtez les messages", "désabonnez-moi", "STOPSMS", "Stop pub!!"])
      assert.ok(isStopText(yes), yes);
    for (const no of [
      "we must stop this",
      "Stopover",
      "non stop",
      "stop à 18 h ?",
      "",
      "!",
      "je m'arrête ici",
      "s t o p",
      "Merci",
      "Bonjour madame",
      "Merci de me rappeler",
      "arrêt de bus",
      "stop 18",
    ])
      assert.ok(!isStopText(no), no);
  });
});

describe("anything else", () => {
  it("is kept as it came", async () => {
    const { post, others } = receiver();
    const unknown = { type: "something", new: [1] };
    assert.equal(await post(unknown), 200);
    assert.deepEqual(others, [unknown]);
  });

  it("never makes the handler reject, whatever it is", async () => {
    const { handle, post } = receiver();
    for (const body of [
      "",
      "{",
      "[]",
      "null",
      "[null,3]",
      '"a"',
      "\u0000",
      "a=b&c",
      "x".repeat(70_000),
      '{"__proto__":{"a":1}}',
    ])
      assert.ok([200, 400].includes(await post(body)), body.slice(0, 20));
    const url = await webhookUrl(BASE, { secret });
    for (const method of ["PUT", "HEAD", "OPTIONS"])
      assert.equal((await handle(new Request(url, { method }))).status, 405);
  });
});
