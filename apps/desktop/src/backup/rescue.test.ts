import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { DatabaseSync } from "node:sqlite";
import { openOutbox } from "../outbox/outbox.ts";
import { openPeople } from "../people/people.ts";
import { requestRescue, rescueOutbox, stageRequestedRescue } from "./rescue.ts";
import { applyStagedRestore } from "./restore.ts";

let folder: string;
let damaged: string;
let rescued: string;
const now = () => Date.UTC(2026, 10, 29, 9, 0);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sms-rescue-"));
  damaged = join(folder, "damaged.sqlite");
  rescued = join(folder, "rescued.sqlite");
  const outbox = openOutbox({ file: damaged, now });
  outbox.saveDraft("d", { message: "half" });
  for (let n = 0; n < 300; n++) {
    const recipients = Array.from({ length: 20 }, (_, k) => `+336${String(n * 100 + k).padStart(8, "0")}`);
    outbox.queue({ draftId: `m${n}`, account: "me", request: { recipients, message: `Message ${n}` } });
  }
  outbox.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Looks at what is there afterwards, opened as the app does. */
function look() {
  const outbox = openOutbox({ file: rescued, now });
  const all = [];
  for (let before: number | undefined; ;) {
    const page = outbox.findMessages({ limit: 200, ...(before === undefined ? {} : { before }) });
    all.push(...page);
    before = page.at(-1)?.number;
    if (page.length < 200) break;
  }
  const due = outbox.nextDueAt("me");
  outbox.close();
  return { all, due };
}

test("of a file that is whole everything is rescued, and nothing of it leaves by itself", () => {
  assert.equal(rescueOutbox(damaged, rescued), 301);
  const { all, due } = look();
  assert.equal(all.length, 300);
  assert.ok(all.every(({ held, recipients }) => held === "person" && recipients === 20));
  assert.equal(due, undefined);
});

test("of a file with a broken page the rest is rescued, from both sides of it; a request that lost numbers is not sent", () => {
  const bytes = readFileSync(damaged);
  const pages = Math.floor(bytes.length / 4096);
  const counts: number[] = [];
  for (const broken of [Math.floor(pages / 4), Math.floor(pages / 2), Math.floor((3 * pages) / 4)]) {
    const copy = Buffer.from(bytes);
    copy.fill(0xa5, broken * 4096, (broken + 1) * 4096);
    const file = join(folder, `broken-${broken}.sqlite`);
    writeFileSync(file, copy);
    rmSync(rescued, { force: true });
    counts.push(rescueOutbox(file, rescued));
    const { all, due } = look();
    assert.equal(due, undefined);
    for (const { batches, held } of all) {
      assert.ok(batches.cancelled === 1 || batches["given-up"] === 1 || held === "person");
    }
    assert.deepEqual(readFileSync(file).equals(copy), true, "the damaged file is only read");
  }
  assert.ok(
    counts.every((count) => count > 200),
    counts.join(),
  );
});

test("of a message whose requests are lost, nobody says that it was sent or not, and nothing of it leaves", () => {
  const outbox = openOutbox({ file: damaged, now });
  const recipients = Array.from({ length: 3 }, (_, k) => `+3361234567${k}`);
  const request = { recipients, message: "In three" };
  outbox.queue({ draftId: "three", account: "me", request, recipientsPerRequest: 1 });
  outbox.close();
  const db = new DatabaseSync(damaged, { enableForeignKeyConstraints: false });
  db.exec("DELETE FROM batch WHERE message_id = 'm7' OR (message_id = 'three' AND position = 1)");
  db.close();
  rescueOutbox(damaged, rescued);
  const { all, due } = look();
  assert.equal(due, undefined);
  const batchesOf = (wanted: string) => all.find(({ id }) => id === wanted)?.batches;
  assert.deepEqual(batchesOf("m7"), { "given-up": 1 });
  assert.deepEqual(batchesOf("three"), { queued: 2, "given-up": 1 });
});

test("without the numbers the texts are rescued, and of what is no database nothing", () => {
  const db = new DatabaseSync(damaged);
  db.exec("DROP TABLE recipient");
  db.close();
  assert.equal(rescueOutbox(damaged, rescued), 301);
  assert.ok(look().all.every(({ batches }) => batches.cancelled === 1));
  writeFileSync(damaged, "no database at all ".repeat(1000));
  rmSync(rescued);
  assert.equal(rescueOutbox(damaged, rescued), 0);
});

test("a rescue that a person asks for is done at the next start, once, with the contacts and settings as they are", () => {
  const data = mkdtempSync(join(folder, "data-"));
  renameSync(damaged, join(data, "outbox.sqlite"));
  const people = openPeople(join(data, "people.sqlite"), now);
  people.save({ name: "Zoé", phones: ["+33612345678"], groups: [], fields: {} });
  people.close();
  writeFileSync(join(data, "settings.json"), "{}");
  assert.equal(stageRequestedRescue(data, now), undefined, "nobody asked");
  requestRescue(data);
  assert.equal(stageRequestedRescue(data, now), 301);
  const replaced = applyStagedRestore(data, new Date(now()));
  assert.ok(replaced !== undefined && existsSync(join(replaced, "outbox.sqlite")), "what was damaged is kept");
  rescued = join(data, "outbox.sqlite");
  assert.equal(look().all.length, 300);
  const again = openPeople(join(data, "people.sqlite"), now);
  assert.equal(again.withPhone("+33612345678")?.name, "Zoé");
  again.close();
  assert.equal(readFileSync(join(data, "settings.json"), "utf8"), "{}");
  assert.equal(stageRequestedRescue(data, now), undefined, "once");
});
