import assert from "node:assert/strict";
import { test } from "node:test";
import { messages as en } from "../messages/en/index.ts";
import { messages as fr } from "../messages/fr/index.ts";
import type { ExportRow } from "../outbox/history/export-rows.ts";
import { historyCsv, type CsvOptions } from "./history-csv.ts";

const row: ExportRow = {
  queuedAt: Date.UTC(2026, 10, 28, 23, 30),
  phone: "+33612345678",
  text: "Bonjour",
  state: "accepted",
  status: "delivered",
  tag: "t",
  account: "me",
};
const ENGLISH: CsvOptions = { messages: en, separator: ",", timeZone: "Europe/Paris" };
const FRENCH: CsvOptions = { messages: fr, separator: ";", timeZone: "Europe/Paris" };
const csv = (rows: ExportRow[], options = ENGLISH) => [...historyCsv(rows, options)].join("");

test("one line for each row, under the heads, with the mark of UTF-8, in local time", () => {
  const charged = {
    segments: 2,
    cost: 0.076,
    currency: "EUR",
    messageId: 307,
    statusAt: Date.UTC(2026, 10, 28, 23, 31),
  };
  assert.equal(
    csv([{ ...row, ...charged }]),
    "\uFEFFQueued,Scheduled,Number,Text,Sender,State,Delivery,Delivery since,SMS,Cost,Currency,Reason,Account,Tag,Message id\r\n" +
      "2026-11-29 00:30,,+33 612345678,Bonjour,,Sent,Delivered,2026-11-29 00:31,2,0.076,EUR,,me,t,307\r\n",
  );
});

test("a French export says everything in French, and writes numbers as French spreadsheets read them", () => {
  const refused = { ...row, state: "failed", cost: 0.038, reason: { kind: "refused", code: 11 } } as const;
  const [, cells = ""] = csv([refused], FRENCH).split("\r\n");
  assert.match(cells, /;Bonjour;;Non envoyé;;;;"0,038";/);
  assert.ok(cells.includes(fr.reasons.refused));
});

test("a trial is named as one, and nothing was charged for it", () => {
  const [, cells = ""] = csv([{ ...row, account: "trial", cost: 0.038, currency: "EUR" }]).split("\r\n");
  assert.ok(cells.includes(",,,,Trial,t,"), cells);
});

test("separators of every language, quotes and line breaks in a text stay inside its cell", () => {
  assert.match(csv([{ ...row, text: 'a "b", c\nd' }]), /,"a ""b"", c\nd",/);
  assert.match(csv([{ ...row, text: "a; b" }]), /,"a; b",/);
  assert.match(csv([{ ...row, text: "a, b" }], FRENCH), /;"a, b";/);
});

test("a text that looks like a formula is no formula in any spreadsheet", () => {
  const formulas = ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\tx", " =1", "\u00a0=1", "\n=1", "＝1+1", "＋1"];
  for (const text of formulas) assert.ok(csv([{ ...row, text }]).includes(`'${text}`), text);
});
