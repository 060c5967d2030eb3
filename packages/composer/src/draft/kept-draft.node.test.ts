import assert from "node:assert/strict";
import { test } from "node:test";
import { readKeptDraft } from "./kept-draft.ts";
import { toRecipientList } from "./recipient-list.ts";

const page = {
  message: "",
  recipients: toRecipientList(["+33611111111"]),
  options: { tag: "page", range: "premium" },
} as const;
const kept = {
  message: "Bonjour",
  recipients: ["+33622222222"],
  range: "lowCost",
  sender: "SHOP",
  sandbox: true,
  tag: "stranger",
  receiptUrl: "https://elsewhere.example/",
  responseUrl: "https://elsewhere.example/",
  idempotencyKey: "0190163d-8694-739b-aea5-966c26f8ad91",
};
const showing =
  (...fields: string[]) =>
  (field: string) =>
    fields.includes(field);

test("a draft that was kept sets only what the page shows", () => {
  assert.deepEqual(readKeptDraft(kept, page, showing("recipients", "sender")), {
    message: "Bonjour",
    recipients: toRecipientList(["+33622222222"]),
    options: { tag: "page", range: "premium", sender: "SHOP" },
  });
  assert.deepEqual(readKeptDraft(kept, page, showing()).recipients, page.recipients);
});

test("its key comes back with the very draft that had it, and with no other", () => {
  const shown = ["recipients", "sender", "range", "sandbox", "tag", "receiptUrl", "responseUrl"];
  assert.equal(readKeptDraft(kept, page, showing(...shown)).idempotencyKey, kept.idempotencyKey);
  assert.equal(readKeptDraft(kept, page, showing(...shown.slice(0, -1))).idempotencyKey, undefined);
  for (const idempotencyKey of [5, "", "a b", "é", "x".repeat(256)])
    assert.equal(readKeptDraft({ ...kept, idempotencyKey }, page, showing(...shown)).idempotencyKey, undefined);
});

test("the place of a list comes back where recipients show: without its rows nothing is sent", () => {
  const list = { columns: ["Prénom", "Mobile"], rowCount: 2, listId: "a" };
  const kept = { message: "Bonjour {Prénom}", list };
  const current = { message: "", recipients: toRecipientList([]), options: {} };
  assert.deepEqual(readKeptDraft(kept, current, (field) => field === "recipients").options, { list });
  assert.deepEqual(readKeptDraft(kept, current, () => false).options, {});
});
