import assert from "node:assert/strict";
import { test } from "node:test";
import { validateSendRequest } from "@sms-composer/core/requests";
import { DraftStore } from "./draft-store.ts";
import { NO_RECIPIENTS, unchecked } from "./recipient-list.ts";
import { ShownIssues } from "./shown-issues.ts";

const NOW = new Date("2026-11-22T12:00:00Z");

function shown() {
  const store = new DraftStore(() => {});
  store.useRules(validateSendRequest);
  return { store, issues: new ShownIssues(store) };
}

test("a number that has not been checked yet is not called wrong", () => {
  const { store, issues } = shown();
  store.setRecipients(unchecked(["06 12 34 56 78"]));
  assert.deepEqual(
    store.liveIssues(500).map(({ code }) => code),
    ["invalid-recipients"],
  );
  assert.deepEqual(issues.read(NOW, 500, false), []);
});

test("what is missing shows after an attempt, and goes with a change", () => {
  const { store, issues } = shown();
  const codes = (isAttempted: boolean) =>
    issues.read(NOW, 500, isAttempted).map(({ field, code }) => `${field} ${code}`);
  assert.deepEqual(codes(false), []);
  assert.deepEqual(codes(true), ["recipients required", "message required"]);
  store.setMessage("Bonjour");
  assert.deepEqual(codes(true), ["recipients required"]);
});

test("a moment that passes while nothing is changed is called past", () => {
  const { store, issues } = shown();
  store.replace("Bonjour", NO_RECIPIENTS, { scheduledAt: new Date("2026-11-22T12:05:00Z") });
  const codes = (now: Date) => issues.read(now, 500, true).map(({ field, code }) => `${field} ${code}`);
  assert.deepEqual(codes(NOW), ["recipients required"]);
  assert.deepEqual(codes(new Date("2026-11-22T12:06:00Z")), ["recipients required", "scheduledAt in-the-past"]);
});
