import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeMessage } from "@sms-composer/core/analysis";
import { validateSendRequest } from "@sms-composer/core/requests";
import { DraftIssues } from "./draft-issues.ts";
import { DraftStore } from "./draft-store.ts";
import { NO_RECIPIENTS, toRecipientList } from "./recipient-list.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

function shown() {
  const store = new DraftStore(() => {});
  store.useAnalysis(analyzeMessage);
  return { store, issues: new DraftIssues(store, validateSendRequest) };
}

test("a number that has not been checked yet is not called wrong", () => {
  const { store, issues } = shown();
  store.setRecipients(toRecipientList(["06 12 34 56 78"]));
  assert.deepEqual(
    issues.live(500).map(({ code }) => code),
    ["invalid-recipients"],
  );
  assert.deepEqual(issues.shown(NOW, 500, false), []);
});

test("what is missing shows after an attempt, and goes with a change", () => {
  const { store, issues } = shown();
  const codes = (isAttempted: boolean) =>
    issues.shown(NOW, 500, isAttempted).map(({ field, code }) => `${field} ${code}`);
  assert.deepEqual(codes(false), []);
  assert.deepEqual(codes(true), ["recipients required", "message required"]);
  store.setMessage("Bonjour");
  assert.deepEqual(codes(true), ["recipients required"]);
});

test("of 100,000 numbers a key judges none anew, also after an attempt; a send judges all", () => {
  const store = new DraftStore(() => {});
  store.useAnalysis(analyzeMessage);
  const judged: number[] = [];
  const issues = new DraftIssues(store, ({ recipients }) => {
    judged.push(recipients.length);
    return [];
  });
  store.setRecipients(toRecipientList(Array.from({ length: 100_000 }, (_, index) => `+336${10_000_000 + index}`)));
  for (const text of ["B", "Bo", "Bon"]) {
    store.setMessage(text);
    issues.live(100_000);
    issues.shown(NOW, 100_000, true);
  }
  assert.ok(judged.every((count) => count <= 1000) && judged.length <= 2, String(judged));
  issues.beforeSending(NOW, 100_000);
  assert.equal(judged.at(-1), 100_000);
});

test("live issues agree with those before sending, but for what is missing or past", () => {
  const { store, issues } = shown();
  store.replace({
    message: "–".repeat(3),
    recipients: toRecipientList(["12"]),
    options: { sender: "M&", range: "lowCost", scheduledAt: new Date(0) },
  });
  const named = (found: readonly { field: string; code: string }[]) =>
    found.map(({ field, code }) => `${field} ${code}`);
  const before = named(issues.beforeSending(NOW, 500));
  assert.deepEqual(named(issues.live(500)).sort(), before.filter((issue) => !issue.includes("in-the-past")).sort());
  assert.ok(before.includes("scheduledAt in-the-past"));
});

test("a date in the past is shown at once, before anybody wants to send", () => {
  const { store, issues } = shown();
  store.setOptions({ scheduledAt: new Date("2020-12-24T21:00:00Z") });
  assert.deepEqual(
    issues.shown(NOW, 500, false).map(({ field, code }) => `${field} ${code}`),
    ["scheduledAt in-the-past"],
  );
});

test("a time that passes while nothing is changed is called past", () => {
  const { store, issues } = shown();
  store.replace({
    message: "Bonjour",
    recipients: NO_RECIPIENTS,
    options: { scheduledAt: new Date("2026-11-22T12:05:00Z") },
  });
  const codes = (now: Date) => issues.shown(now, 500, true).map(({ field, code }) => `${field} ${code}`);
  assert.deepEqual(codes(NOW), ["recipients required"]);
  assert.deepEqual(codes(new Date("2026-11-22T12:06:00Z")), ["recipients required", "scheduledAt in-the-past"]);
});
