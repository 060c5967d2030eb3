import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRecipients } from "@sms-composer/core/recipients";
import { withParsed } from "./recipient-changes.ts";
import { NO_RECIPIENTS, sendable, sources, toRecipientList, without } from "./recipient-list.ts";

const pasted = withParsed(NO_RECIPIENTS, parseRecipients("06 12 34 56 78, +33 7 98 76 54 32; 0612345678, 06 12 34"));

test("a pasted list gives each number once and says what was left out", () => {
  assert.deepEqual(sendable(pasted), ["+33612345678", "+33798765432"]);
  assert.equal(pasted.duplicates, 1);
  assert.deepEqual(
    pasted.entries.filter(({ code }) => code).map(({ source, code }) => [source, code]),
    [["06 12 34", "too-short"]],
  );
});

test("a number that is there already counts as a duplicate", () => {
  const more = withParsed(pasted, parseRecipients("0033612345678, 0611223344"));
  assert.equal(more.duplicates, 2);
  assert.deepEqual(sendable(more), ["+33612345678", "+33798765432", "+33611223344"]);
});

test("a draft keeps the wrong numbers as they were written", () => {
  assert.deepEqual(sources(pasted), ["+33612345678", "+33798765432", "06 12 34"]);
});

test("an emptied list has left nothing out", () => {
  assert.deepEqual(
    without(pasted, () => true),
    NO_RECIPIENTS,
  );
});

test("numbers that were handed in can be sent before they are checked", () => {
  assert.deepEqual(sendable(toRecipientList(["0612345678"])), ["0612345678"]);
});
