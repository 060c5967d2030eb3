import assert from "node:assert/strict";
import { test } from "node:test";
import { analyzeMessage } from "@sms-composer/core/analysis";
import { readDraft } from "./draft-reader.ts";
import { DraftStore } from "./draft-store.ts";
import { newIdempotencyKey } from "./idempotency-key.ts";
import { toRecipientList } from "./recipient-list.ts";

function store() {
  let changes = 0;
  const made = new DraftStore(() => changes++);
  made.useKeys(newIdempotencyKey);
  made.useAnalysis(analyzeMessage);
  return { store: made, changes: () => changes };
}

test("a change gives a new snapshot; reading twice gives the same one, analysed once", () => {
  const { store: draft } = store();
  draft.setMessage("Bonjour");
  const first = draft.snapshot;
  assert.equal(draft.snapshot, first);
  draft.setRecipients(toRecipientList(["0612345678"]));
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
  draft.put({ message: "fourth", recipients: toRecipientList([]), options: {} }, true);
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
  draft.replace({
    message: "Bonjour",
    recipients: toRecipientList(["0612345678"]),
    options: { sender: "", stop: false, range: "premium", tag: "noel" },
  });
  const expected = { message: "Bonjour", recipients: ["0612345678"], range: "premium", tag: "noel" };
  assert.deepEqual(draft.draft, expected);
  assert.deepEqual(draft.request, expected);
});

test("every edit is another decision to send; checking, and what changes nothing, are none", () => {
  const { store: draft, changes } = store();
  const keys = [draft.idempotencyKey];
  const edits: (() => void)[] = [
    () => draft.setMessage("Bonjour"),
    () => draft.setRecipients(toRecipientList(["0612345678"])),
    () => draft.setOptions({ stop: true }),
    () => draft.replace({ message: "Salut", recipients: toRecipientList([]), options: {} }),
    () => draft.put({ message: "", recipients: toRecipientList([]), options: {} }, true),
  ];
  for (const edit of edits) {
    edit();
    keys.push(draft.idempotencyKey);
  }
  assert.equal(new Set(keys).size, edits.length + 1);
  const before = changes();
  const { idempotencyKey } = draft;
  draft.setMessage("");
  draft.setOptions({ stop: false, sender: "" });
  draft.replace({ message: "", recipients: toRecipientList([]), options: { range: undefined } });
  assert.equal(changes(), before);
  draft.putChecked({ entries: [{ source: "0612345678", e164: "+33612345678", country: "FR" }], duplicates: 0 });
  assert.equal(draft.idempotencyKey, idempotencyKey);
});

test("an equal draft set again changes nothing, and keeps what is known of its numbers", () => {
  const { store: draft, changes } = store();
  const scheduledAt = new Date("2030-06-03T08:05:00Z");
  draft.replace({ message: "a", recipients: toRecipientList(["0612345678"]), options: { scheduledAt } });
  draft.putChecked({ entries: [{ source: "06 12 34 56 78", e164: "+33612345678" }], duplicates: 3 });
  const before = changes();
  const { recipients } = draft.snapshot;
  draft.replace({
    message: "a",
    recipients: toRecipientList(draft.draft.recipients ?? []),
    options: { scheduledAt: new Date(scheduledAt) },
  });
  assert.equal(changes(), before);
  draft.replace({ message: "b", recipients: toRecipientList(["+33612345678"]), options: { scheduledAt } });
  assert.equal(draft.snapshot.recipients, recipients);
});

test("a kept draft comes back with its key", () => {
  const { store: draft } = store();
  draft.put({ message: "a", recipients: toRecipientList([]), options: {}, idempotencyKey: "k" });
  assert.equal(draft.kept.idempotencyKey, "k");
});

test("the state for the browser is the kept draft as JSON, after each kind of change", () => {
  const { store: draft } = store();
  const isKept = (): void => assert.deepEqual(JSON.parse(draft.keptState), JSON.parse(JSON.stringify(draft.kept)));
  draft.setMessage('say "a"\n\ud800');
  isKept();
  draft.setRecipients(toRecipientList(["0612345678", "x"]));
  isKept();
  draft.setMessage("b");
  draft.setOptions({ sender: "Salon", scheduledAt: new Date(0) });
  isKept();
  draft.setRecipients(toRecipientList(MANY));
  isKept();
});

const MANY = Array.from({ length: 1001 }, (_, index) => `+336${10_000_000 + index}`);

function storeOfMany(): DraftStore {
  const { store: draft } = store();
  draft.setRecipients(toRecipientList(MANY));
  return draft;
}

test("many numbers are a reference in the draft, which says how many, and are there all the same", () => {
  const draft = storeOfMany();
  const { recipients, list } = draft.draft;
  assert.equal(recipients, undefined);
  assert.deepEqual([list?.columns, list?.rowCount], [[], 1001]);
  assert.deepEqual(draft.numbers, MANY);
  assert.deepEqual(draft.request.recipients, MANY);
  assert.equal(JSON.stringify(draft.kept).includes("+336"), false);
});

test("many numbers stay where the draft is put back, and are missing where they are not", () => {
  const draft = storeOfMany();
  draft.replace(readDraft({ ...draft.draft, message: "Bonjour" }));
  assert.deepEqual([draft.numbers.length, draft.snapshot.options.list], [1001, undefined]);
  const { store: other } = store();
  other.replace(readDraft(draft.draft));
  assert.deepEqual([other.numbers.length, other.snapshot.options.list?.rowCount], [0, 1001]);
  other.setRecipients(toRecipientList(["0612345678"]));
  assert.equal(other.snapshot.options.list, undefined, "given again, they are here");
});

test("many numbers come with a draft that has them beside their reference", () => {
  const { store: draft } = store();
  draft.replace(readDraft({ ...storeOfMany().draft, recipients: MANY }));
  assert.deepEqual([draft.numbers.length, draft.snapshot.options.list], [1001, undefined]);
});
