import assert from "node:assert/strict";
import { test } from "node:test";
import type { ComposerDraft, SmsComposer } from "@sms-composer/composer";
import type { DesktopBridge } from "../view-context.ts";
import { ListKeeper } from "./list-keeper.ts";

const NUMBERS = Array.from({ length: 1001 }, (_, index) => `+336${10_000_000 + index}`);
const REFERENCE = { columns: [], rowCount: 1001, listId: "a" };

function keeper() {
  const saved: Parameters<DesktopBridge["saveDraftList"]>[0]["list"][] = [];
  const made = new ListKeeper({
    saveDraftList: async ({ list }) => saved.push(list) > 0,
    readDraftList: async () => saved.at(-1),
  });
  return { keeper: made, saved };
}

test("many numbers are kept once, not at each change of the text, and come back as numbers", async () => {
  const { keeper: lists, saved } = keeper();
  for (const message of ["B", "Bo", "Bon"])
    await lists.changed("1", { message, list: REFERENCE }, { list: undefined, numbers: NUMBERS });
  assert.deepEqual(
    saved.map(({ rows }) => rows.length),
    [1001],
  );
  const shown: { list?: unknown; draft?: ComposerDraft } = {};
  await lists.show(shown as SmsComposer, "1", { message: "Bon", list: REFERENCE });
  assert.equal(shown.list, undefined);
  assert.deepEqual(shown.draft, { message: "Bon", list: undefined, recipients: NUMBERS });
});

test("a list of people is kept once for each list, and comes back as one", async () => {
  const { keeper: lists, saved } = keeper();
  const people = { columns: ["Nom", "Mobile"], rows: [["Zoé", "0612345678"]] };
  const list = { columns: people.columns, rowCount: 1, listId: "b" };
  await lists.changed("1", { message: "B", list }, { list: people, numbers: [] });
  await lists.changed("1", { message: "Bo", list }, { list: people, numbers: [] });
  assert.deepEqual(saved, [people]);
  const shown: { list?: unknown; draft?: ComposerDraft } = {};
  await lists.show(shown as SmsComposer, "1", { message: "Bo", list });
  assert.deepEqual(shown, { list: people, draft: { message: "Bo", list } });
});
