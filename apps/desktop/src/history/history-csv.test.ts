import assert from "node:assert/strict";
import { test } from "node:test";
import { historyCsv, type CsvHeads } from "./history-csv.ts";
import type { ExportRow } from "../outbox/store/export-rows.ts";

const heads: CsvHeads = {
  queuedAt: "Sent",
  scheduledAt: "Scheduled",
  phone: "Number",
  text: "Text",
  sender: "Sender",
  state: "State",
  status: "Status",
  statusAt: "Status since",
  segments: "SMS",
  tag: "Tag",
  messageId: "Message id",
};
const row: ExportRow = {
  queuedAt: Date.UTC(2026, 10, 23, 9),
  phone: "+33612345678",
  text: "Bonjour",
  state: "accepted",
  status: "delivered",
  tag: "t",
  account: "me",
};
const csv = (rows: ExportRow[], separator: "," | ";" = ",") => [...historyCsv(rows, { heads, separator })].join("");

test("one line for each row, under the heads, with the mark of UTF-8", () => {
  assert.equal(
    csv([{ ...row, segments: 2, messageId: 307, statusAt: Date.UTC(2026, 10, 23, 9, 1) }]),
    "\uFEFFSent,Scheduled,Number,Text,Sender,State,Status,Status since,SMS,Tag,Message id\r\n" +
      "2026-11-23T09:00:00.000Z,,+33612345678,Bonjour,,accepted,delivered,2026-11-23T09:01:00.000Z,2,t,307\r\n",
  );
});

test("separators, quotes and line breaks in a text stay inside its cell", () => {
  assert.match(csv([{ ...row, text: 'a "b", c\nd' }]), /,"a ""b"", c\nd",/);
  assert.match(csv([{ ...row, text: "a; b" }], ";"), /;"a; b";/);
});

test("a text that looks like a formula is no formula in a spreadsheet", () => {
  for (const text of ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\tx"]) {
    assert.ok(csv([{ ...row, text }]).includes(`'${text}`), text);
  }
});
