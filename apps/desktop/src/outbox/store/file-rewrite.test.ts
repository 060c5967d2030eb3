import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { backUpDatabase, openDatabase } from "@sms-composer/outbox/sqlite";
import { ACCOUNT, deleteAll, scriptedProvider, temporaryOutbox } from "../fixtures/temporary-outbox.ts";
import { createFileRewrite } from "./file-rewrite.ts";

const TABLE = ["CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;"];

/** A file with notes of about a kilobyte each. */
function temporaryNotes(count: number) {
  const folder = mkdtempSync(join(tmpdir(), "sms-rewrite-"));
  const file = join(folder, "notes.sqlite");
  const open = () => openDatabase(file, TABLE);
  const db = open();
  db.transaction(() => {
    for (let n = 0; n < count; n++) db.run("INSERT INTO note (text) VALUES (?)", `note ${n} `.padEnd(1000, "x"));
  });
  return { db, open, folder, file, [Symbol.dispose]: () => rmSync(folder, { recursive: true }) };
}

test("a small file is rewritten at once after a deletion, a large one when the app ends, or at its next start", () => {
  using small = temporaryNotes(10);
  createFileRewrite(small.db, small.file).request();
  assert.equal(existsSync(`${small.file}.rewrite-due`), false);
  small.db.close();

  using large = temporaryNotes(10_000);
  const { db, open, file } = large;
  const size = () => readFileSync(file).length;
  const before = size();
  const rewrite = createFileRewrite(db, file);
  db.run("DELETE FROM note WHERE id <= 1000");
  rewrite.request();
  assert.deepEqual([size(), readFileSync(file).includes("note 77 ")], [before, false], "deleted rows are overwritten");
  assert.ok(existsSync(`${file}.rewrite-due`));
  db.close();
  // It was killed before its end.
  const again = open();
  const second = createFileRewrite(again, file);
  assert.ok(size() < before);
  assert.equal(existsSync(`${file}.rewrite-due`), false);
  again.run("DELETE FROM note WHERE id <= 1500");
  second.request();
  second.finish();
  assert.equal(existsSync(`${file}.rewrite-due`), false);
  again.close();
});

test("a copy is made beside other work, and has what was written meanwhile whole or not at all", async () => {
  using temporary = temporaryNotes(4000);
  const { db, folder } = temporary;
  const copy = join(folder, "copy.sqlite");
  let written = 0;
  let isRunning = true;
  const write = (): void => {
    if (!isRunning) return;
    db.transaction(() => {
      for (let n = 0; n < 2; n++) db.run("INSERT INTO note (text) VALUES ('meanwhile')");
    });
    written++;
    setImmediate(write);
  };
  setImmediate(write);
  await backUpDatabase(db, copy);
  isRunning = false;
  db.close();
  assert.ok(written > 3, `${written} turns for other work`);
  const copied = openDatabase(copy, TABLE);
  const count =
    copied.first<{ count: number }>("SELECT count(*) AS count FROM note WHERE text = 'meanwhile'")?.count ?? 0;
  assert.equal(count % 2, 0);
  assert.ok(copied.first("SELECT 1 FROM note WHERE id = 4000"));
  copied.close();
});

test("all messages are deleted in slices: one of many requests goes request by request, and what is queued meanwhile stays", async () => {
  using temporary = temporaryOutbox();
  const { outbox } = temporary;
  const queue = (id: string, count: number) => {
    const recipients = Array.from({ length: count }, (_, n) => `+336${String(n).padStart(8, "0")}`);
    outbox.queue({ draftId: id, account: ACCOUNT, request: { recipients, message: "Bonjour" } });
  };
  queue("large", 2000);
  for (let n = 0; n < 250; n++) queue(`m${n}`, 1);
  await temporary.work(scriptedProvider({}));
  const slices = outbox.deleteAllInSlices();
  let count = 0;
  for (; !slices.next().done; count++) if (count === 0) queue("late", 1);
  assert.equal(count, 4 + 2, "four requests, then two times 200 messages");
  assert.deepEqual(
    outbox.findMessages({}).map(({ id }) => id),
    ["late"],
  );
  assert.equal(deleteAll(outbox), 0);
});
