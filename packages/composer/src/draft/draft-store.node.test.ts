import assert from "node:assert/strict";
import { test } from "node:test";
import { validateSendRequest } from "@sms-composer/core/requests";
import { DraftStore } from "./draft-store.ts";
import { unchecked } from "./recipient-list.ts";

function store() {
  let changes = 0;
  const made = new DraftStore(() => changes++);
  made.useRules(validateSendRequest);
  return { store: made, changes: () => changes };
}

test("a change gives a new snapshot; reading twice gives the same one, analysed once", () => {
  const { store: draft } = store();
  draft.setMessage("Bonjour");
  const first = draft.snapshot;
  assert.equal(draft.snapshot, first);
  draft.setRecipients(unchecked(["0612345678"]));
  assert.notEqual(draft.snapshot, first);
  assert.equal(draft.snapshot.analysis, first.analysis);
});

test("the listener hears of a change in the same task, and not of none", () => {
  const { store: draft, changes } = store();
  draft.setMessage("a");
  draft.setMessage("a");
  assert.equal(changes(), 1);
});

test("a default stands until somebody writes", () => {
  const { store: draft } = store();
  draft.setDefaultMessage("first");
  draft.setDefaultMessage("second");
  assert.equal(draft.snapshot.message, "second");
  draft.setMessage("mine");
  draft.setDefaultMessage("third");
  assert.equal(draft.snapshot.message, "mine");
  draft.replace("fourth", unchecked([]), {}, true);
  draft.setDefaultMessage("fifth");
  assert.equal(draft.snapshot.message, "fifth");
});

test("the options decide how the text is counted", () => {
  const { store: draft } = store();
  draft.setMessage("a".repeat(155));
  assert.equal(draft.snapshot.analysis.segments.length, 1);
  draft.setOptions({ stop: true });
  assert.equal(draft.snapshot.analysis.segments.length, 2);
  draft.setOptions({ unicode: true, stop: false });
  assert.equal(draft.snapshot.analysis.segments.length, 3);
});

test("draft and request leave out what is not set", () => {
  const { store: draft } = store();
  draft.replace("Bonjour", unchecked(["0612345678"]), { sender: "", stop: false, range: "premium", tag: "noel" });
  const expected = { message: "Bonjour", recipients: ["0612345678"], range: "premium", tag: "noel" };
  assert.deepEqual(draft.draft, expected);
  assert.deepEqual(draft.request, expected);
});

test("live issues agree with those before sending, but for what is missing or past", () => {
  const { store: draft } = store();
  draft.replace("–".repeat(3), unchecked(["12"]), { sender: "M&", range: "lowCost", scheduledAt: new Date(0) });
  const told = (issues: readonly { field: string; code: string }[]) =>
    issues.map(({ field, code }) => `${field} ${code}`);
  const before = told(draft.issues(new Date("2026-11-22T12:00:00Z"), 500));
  assert.deepEqual(told(draft.liveIssues(500)).sort(), before.filter((issue) => !issue.includes("in-the-past")).sort());
  assert.ok(before.includes("scheduledAt in-the-past"));
});
