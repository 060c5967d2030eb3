/** The page of the vendor's facts, held against the tables that the code works with. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  CANCEL_CODES,
  CONTROL_CODES,
  LIMITS,
  LOOKUP_CODES,
  readDeliveryStatus,
  STATUS_CODES,
  STOP_LIST_CODES,
  WIRE_NAMES,
} from "@sms-composer/core";

const PAGE = readFileSync(new URL("../../packages/core/docs/smspartner.md", import.meta.url), "utf8");

/** The content under a heading, up to the next one. */
function section(heading: string): string {
  const [, rest = ""] = PAGE.split(new RegExp(`^#{2,3} ${heading}\\n`, "m"));
  const [text = ""] = rest.split(/^#/m);
  assert.notEqual(text.trim(), "", `${heading} is on the page`);
  return text;
}

const firstCells = (text: string): readonly string[] =>
  [...text.matchAll(/^\| `?([\w-]+)`? +\|/gm)].map(([, cell = ""]) => cell).filter((cell) => !/^-+$/.test(cell));

test("every control code of the page has a name, and every name is on the page", () => {
  assert.deepEqual(firstCells(section("Control codes")).slice(1), Object.keys(CONTROL_CODES));
});

test("the codes of a cancellation are those of the page", () => {
  const [, row = ""] = /^\| GET `\/message-cancel.*?\| Codes (.+?)\./m.exec(section("Other calls")) ?? [];
  const codes = row.replaceAll(/\(.*?\)/g, "").match(/\d+/g) ?? [];
  assert.deepEqual(codes, Object.keys(CANCEL_CODES));
});

test("what a code means in one call alone is on the page", () => {
  const rows = section("Other calls").split("\n");
  for (const [call, table] of [
    ["GET `/message-status", STATUS_CODES],
    ["GET `/stop-sms/list", STOP_LIST_CODES],
    ["POST `/lookup", LOOKUP_CODES],
  ] as const) {
    const row = rows.find((each) => each.includes(call)) ?? "";
    const facts = /\bCodes? [^|]*/.exec(row)?.[0] ?? "";
    for (const code of Object.keys(table)) assert.match(facts, new RegExp(`\\b${code}( \\(|:)`), `${call} ${code}`);
  }
});

test("every field of /send is on the page by the name that we write, and no other but those we never send", () => {
  const written = [...Object.values(WIRE_NAMES), "time", "minute", "_format"];
  assert.deepEqual(firstCells(section("POST /send")).slice(1).toSorted(), written.toSorted());
});

test("the figures of the page are the limits of the code", () => {
  const send = section("POST /send");
  assert.match(send, new RegExp(`at most ${LIMITS.recipients} in a request`));
  assert.match(send, new RegExp(`${LIMITS.senderMin} to ${LIMITS.senderMax} characters without`));
  assert.match(send, new RegExp(`At most ${LIMITS.tag} characters without a space`));
  const message = section("The message");
  assert.match(message, new RegExp(`at most ${LIMITS.segments} concatenated SMS .*one SMS of ${LIMITS.lowCostUnits} `));
  assert.match(section("Other calls"), new RegExp(`less than ${LIMITS.cancelMinutes} minutes before its time`));
});

test("every status of the page is read, and those that are not final mean waiting", () => {
  const words = [...section("Delivery statuses").matchAll(/`([\w ]+)`/g)].map(([, word = ""]) => word);
  assert.equal(words.length, 12);
  const waiting = words.filter((word) => readDeliveryStatus(word) === "waiting");
  assert.deepEqual(waiting, ["Waiting", "PENDING", "ACCEPTD", "ENROUTE"]);
});
