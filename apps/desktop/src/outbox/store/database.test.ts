import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import {
  backUpDatabase,
  DatabaseError,
  type DatabaseProblem,
  openDatabase,
  setAside,
} from "@sms-composer/outbox/sqlite";
import { openOutbox } from "../outbox.ts";
import { MIGRATIONS } from "./schema.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sms-database-"));
  file = join(folder, "data", "outbox.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true }));

const V1 = "CREATE TABLE note (text TEXT NOT NULL) STRICT";
const V2 = "ALTER TABLE note ADD COLUMN colour TEXT";
const problem = (wanted: DatabaseProblem) => (error: unknown) =>
  error instanceof DatabaseError && error.problem === wanted;

test("each commit is synced to disk: WAL with synchronous=FULL, and foreign keys are on", () => {
  const db = openDatabase(file, [V1]);
  assert.deepEqual({ ...db.first<object>("PRAGMA synchronous") }, { synchronous: 2 });
  assert.deepEqual({ ...db.first<object>("PRAGMA journal_mode") }, { journal_mode: "wal" });
  assert.deepEqual({ ...db.first<object>("PRAGMA foreign_keys") }, { foreign_keys: 1 });
  db.close();
});

test(
  "nobody but the owner can read the file, its log or its folder",
  { skip: process.platform === "win32" && "Windows has no file modes" },
  () => {
    const db = openDatabase(file, [V1]);
    db.run("INSERT INTO note VALUES ('x')");
    for (const name of readdirSync(join(folder, "data"))) {
      assert.equal(statSync(join(folder, "data", name)).mode & 0o777, 0o600, name);
    }
    assert.equal(statSync(join(folder, "data")).mode & 0o777, 0o700);
    db.close();
  },
);

/** The result of another process that opens the file. */
function openedElsewhere(): string {
  const program = `
    import { openDatabase } from ${JSON.stringify(import.meta.resolve("@sms-composer/outbox/sqlite"))};
    try { openDatabase(${JSON.stringify(file)}, []); console.log("opened"); } catch (error) { console.log(error.problem); }`;
  return execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" }).trim();
}

test("a second process cannot open it, and gets the reason", () => {
  const db = openDatabase(file, [V1]);
  assert.equal(openedElsewhere(), "locked");
  db.close();
});

test("a new file gets its name when its tables are in it: whoever is killed meanwhile leaves none that holds nothing", () => {
  const program = `
    import { openDatabase } from ${JSON.stringify(import.meta.resolve("@sms-composer/outbox/sqlite"))};
    const kill = { toString() { process.kill(process.pid, "SIGKILL"); } };
    openDatabase(${JSON.stringify(file)}, [${JSON.stringify(V1)}, kill]);`;
  assert.throws(() => execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" }));
  assert.equal(existsSync(file), false);
  const db = openDatabase(file, [V1]);
  db.run("INSERT INTO note VALUES ('x')");
  db.close();
});

test("a transaction that throws leaves nothing behind", () => {
  const db = openDatabase(file, [V1]);
  assert.throws(() =>
    db.transaction(() => {
      db.run("INSERT INTO note VALUES ('x')");
      throw new Error("stop");
    }),
  );
  assert.deepEqual(db.all("SELECT * FROM note"), []);
  db.close();
});

test("a migration keeps the data and puts a private copy of the old file aside first", () => {
  const before = openDatabase(file, [V1]);
  before.run("INSERT INTO note VALUES ('kept')");
  before.close();
  const after = openDatabase(file, [V1, V2]);
  assert.deepEqual({ ...after.first<object>("SELECT * FROM note") }, { text: "kept", colour: null });
  after.close();
  const copy = `${file}.before-version-2`;
  assert.equal(statSync(copy).mode & 0o777, 0o600);
  const old = openDatabase(copy, [V1]);
  assert.deepEqual({ ...old.first<object>("SELECT * FROM note") }, { text: "kept" });
  old.close();
});

test("a copy is whole and private, and the file stays one's own after it and after a migration", async () => {
  openDatabase(file, [V1]).close();
  const db = openDatabase(file, [V1, V2]);
  db.run("INSERT INTO note VALUES ('kept', 'red')");
  const copy = join(folder, "copy.sqlite");
  await backUpDatabase(db, copy);
  assert.equal(openedElsewhere(), "locked");
  db.close();
  if (process.platform !== "win32") assert.equal(statSync(copy).mode & 0o777, 0o600);
  const copied = openDatabase(copy, [V1, V2]);
  assert.deepEqual({ ...copied.first<object>("SELECT * FROM note") }, { text: "kept", colour: "red" });
  copied.close();
});

test("a migration that fails leaves the old version in place", () => {
  openDatabase(file, [V1]).close();
  assert.throws(() => openDatabase(file, [V1, "ALTER TABLE missing ADD COLUMN x TEXT"]), /no such table/);
  const db = openDatabase(file, [V1]);
  assert.deepEqual({ ...db.first<object>("PRAGMA user_version") }, { user_version: 1 });
  db.close();
});

test("a file of a later version is refused and left as it is", () => {
  openDatabase(file, [V1, V2]).close();
  assert.throws(() => openDatabase(file, [V1]), problem("newer"));
  openDatabase(file, [V1, V2]).close();
});

test("a file that is no database, and one with a torn page, are refused as damaged and can be set aside", () => {
  openDatabase(file, [V1]).close();
  writeFileSync(file, "This is not a database, whatever its name says. ".repeat(100));
  assert.throws(() => openDatabase(file, [V1]), problem("damaged"));
  const kept = setAside(file, new Date(0));
  assert.match(readFileSync(kept, "utf8"), /^This is not/);

  const db = openDatabase(file, [V1]);
  for (let n = 0; n < 2000; n++) db.run("INSERT INTO note VALUES (?)", `note ${n} ${"x".repeat(50)}`);
  db.close();
  const bytes = readFileSync(file);
  bytes.fill(0xff, 3 * 4096, 5 * 4096);
  writeFileSync(file, bytes);
  assert.throws(() => openDatabase(file, [V1]), problem("damaged"));
  assert.ok(existsSync(file), "a damaged file is never deleted");
});

test("the identifiers of a file of version 1 stay the numbers that they were", () => {
  const [first = "", ...later] = MIGRATIONS;
  const old = openDatabase(file, [first]);
  old.run(`INSERT INTO message (id, account, text, options, search_text, queued_at, fresh_until)
    VALUES ('m', 'a', 't', '{}', 't', 1, 1)`);
  old.run(`INSERT INTO batch (message_id, position, state, tag, tag_drawn, accepted_at, provider_id)
    VALUES ('m', 0, 'accepted', 'x', 1, 1, 307), ('m', 1, 'failed', 'y', 1, NULL, NULL)`);
  old.close();
  const db = openDatabase(file, [first, ...later]);
  const rows = db.all<{ provider_id: unknown }>("SELECT provider_id FROM batch ORDER BY position");
  assert.deepEqual(
    rows.map(({ provider_id }) => provider_id),
    [307, null],
  );
  db.close();
});

test("an outbox of the old version keeps every state, status, reason, time and text, in the words of today", () => {
  const old = openDatabase(file, MIGRATIONS.slice(0, 2));
  const states = ["queued", "sending", "unknown", "needs_user", "accepted", "failed", "cancelled", "given_up"];
  const kinds = ["refused", "broken-rule", "no-connection", "too-many-requests", "no-answer", "not-found"];
  const insert = `INSERT INTO message (id, account, text, options, search_text, scheduled_at, queued_at, fresh_until, paused)
    VALUES (?, 'a', ?, '{"sender":"SHOP"}', 't', ?, ?, ?, ?)`;
  old.run(insert, "second", "Deux", null, 20, 99, 1);
  old.run(insert, "first", "Un", 5, 10, 99, 0);
  old.run(insert, "third", "Trois", null, 30, 0, 1);
  for (const [position, state] of states.entries()) {
    const kind = kinds[position];
    old.run(
      `INSERT INTO batch (message_id, position, state, tag, tag_drawn, due_at, accepted_at, provider_id, cost, reason)
       VALUES ('first', ?, ?, ?, 1, 7, ?, ?, 1.5, ?)`,
      position,
      state,
      `tag${position}`,
      state === "accepted" ? 3 : null,
      state === "accepted" ? "9007199254740993" : null,
      kind === undefined ? null : JSON.stringify({ kind, code: 11 }),
    );
  }
  old.run("INSERT INTO batch (message_id, position, state, tag, tag_drawn) VALUES ('second', 0, 'cancelled', 'x', 1)");
  for (const [n, status] of ["waiting", "delivered", "not_delivered"].entries())
    old.run("INSERT INTO recipient VALUES (5, ?, ?, 8)", `+3360000000${n}`, status);
  for (const outcome of ["sent", "refused", "never_left", "unknown"])
    old.run("INSERT INTO attempt (batch_id, started_at, ended_at, outcome) VALUES (5, 1, 2, ?)", outcome);
  old.close();

  const outbox = openOutbox({ file, now: () => 50 });
  assert.deepEqual(
    outbox.findMessages({}).map(({ id, text, held }) => [id, text, held]),
    [
      ["third", "Trois", "stale"],
      ["second", "Deux", "person"],
      ["first", "Un", undefined],
    ],
  );
  const first = outbox.readMessage("first");
  assert.deepEqual(
    first?.batchList.map(({ state }) => state),
    ["queued", "unknown", "unknown", "needs-user", "accepted", "failed", "cancelled", "given-up"],
    "what was being sent was interrupted",
  );
  assert.deepEqual(
    first?.batchList.map(({ reason }) => reason?.kind),
    ["refused", "interrupted", "unreachable", "rate-limited", "no-answer", "not-found", undefined, undefined],
  );
  const accepted = first?.batchList[4];
  assert.deepEqual([accepted?.messageId, accepted?.cost, accepted?.acceptedAt], ["9007199254740993", 1.5, 3]);
  assert.deepEqual(
    accepted?.recipients.map(({ status }) => status),
    ["waiting", "delivered", "not-delivered"],
  );
  assert.deepEqual(
    accepted?.attempts.map(({ outcome }) => outcome),
    ["sent", "not-sent", "not-sent", "unknown"],
  );
  assert.deepEqual(
    outbox.findMessages({ statuses: ["not-delivered"] }).map(({ id, statuses }) => [id, statuses.delivered]),
    [["first", 1]],
  );
  outbox.close();
  assert.ok(existsSync(`${file}.before-version-${MIGRATIONS.length}`), "a copy of the old file is kept");
});

test("a file that was cut off is damaged, not a new outbox", () => {
  mkdirSync(dirname(file), { recursive: true });
  for (const bytes of ["", "S"]) {
    writeFileSync(file, bytes);
    assert.throws(() => openDatabase(file, [V1]), problem("damaged"));
    assert.ok(existsSync(setAside(file, new Date(bytes.length))));
  }
});

test(
  "a folder that cannot be written is said as such",
  { skip: process.getuid?.() === 0 && "root writes everywhere" },
  () => {
    chmodSync(dirname(file), 0o500);
    try {
      assert.throws(() => openDatabase(file, [V1]), problem("unwritable"));
    } finally {
      chmodSync(dirname(file), 0o700);
    }
  },
);

test("a file or a folder in the way is said as such", () => {
  mkdirSync(file, { recursive: true });
  assert.throws(() => openDatabase(file, [V1]), problem("unwritable"));
  rmSync(file, { recursive: true });
  writeFileSync(file, "");
  assert.throws(() => openDatabase(join(file, "outbox.sqlite"), [V1]), problem("unwritable"));
});
