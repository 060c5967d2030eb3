import assert from "node:assert/strict";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openOutbox } from "../outbox/outbox.ts";
import { openPeople } from "../people/people.ts";
import { BackupError, type BackupProblem } from "./backup-file.ts";
import { makeBackup } from "./backup.ts";
import { applyStagedRestore, BACKED_UP, deleteReplaced, discardStagedRestore, stageRestore } from "./restore.ts";

const PASSPHRASE = "une phrase assez longue à retenir";
const NOW = Date.UTC(2026, 10, 29, 9, 0);
const now = () => NOW;
const SECRET = "A text that nobody else may read";

let root: string;
let backup: string;
before(async () => {
  root = mkdtempSync(join(tmpdir(), "sms-backup-"));
  backup = join(root, "copy.smsbackup");
  const data = folder("original");
  const outbox = openOutbox({ file: join(data, "outbox.sqlite"), now });
  const people = openPeople(join(data, "people.sqlite"), now);
  outbox.queue({ draftId: "m1", account: "me", request: { recipients: ["+33612345678"], message: SECRET } });
  outbox.saveDraft("d1", { message: "half" });
  people.save({ name: "Zoé", phones: ["+33612345678"], groups: [], fields: {} });
  writeFileSync(join(data, "settings.json"), JSON.stringify({ account: "own", accountName: "me", theme: "dark" }));
  writeFileSync(join(data, "trial.json"), '{"one":"line"}\n{"another":"line"}\n');
  writeFileSync(join(data, "key.json"), "THE KEY");
  await makeBackup({ dataFolder: data, outbox, people }, backup, PASSPHRASE);
  outbox.close();
  people.close();
  assert.deepEqual(
    readdirSync(data).filter((name) => name.startsWith("packing")),
    [],
  );
});
after(() => rmSync(root, { recursive: true }));

function folder(name: string): string {
  const path = join(root, name);
  mkdirSync(path);
  return path;
}
const problem = (wanted: BackupProblem) => (error: unknown) => error instanceof BackupError && error.problem === wanted;

/** The content of a data folder. */
function look(data: string) {
  const outbox = openOutbox({ file: join(data, "outbox.sqlite"), now });
  const people = openPeople(join(data, "people.sqlite"), now);
  const found = {
    texts: outbox.findMessages({}).map(({ text, held }) => [text, held]),
    drafts: outbox.listDrafts().length,
    contacts: people.find({}).contacts.map(({ name }) => name),
  };
  outbox.close();
  people.close();
  return found;
}

test("a backup has nothing of the key and nothing that can be read without the passphrase, for its owner only", () => {
  const bytes = readFileSync(backup);
  for (const secret of [SECRET, "THE KEY", "Zoé", "612345678", "SQLite format 3", "settings"]) {
    assert.equal(bytes.includes(secret), false, secret);
  }
  if (process.platform !== "win32") assert.equal(statSync(backup).mode & 0o777, 0o600);
});

test("put back elsewhere it has everything, and what was to be sent is held until a person wants it", async () => {
  const data = folder("elsewhere");
  assert.deepEqual(await stageRestore(data, backup, PASSPHRASE, now), { messages: 1, contacts: 1 });
  assert.deepEqual(readdirSync(data), ["restore"], "nothing is in its place before it is wanted");
  assert.ok(applyStagedRestore(data, new Date(NOW)));
  assert.deepEqual(look(data), { texts: [[SECRET, "person"]], drafts: 1, contacts: ["Zoé"] });
  assert.deepEqual(JSON.parse(readFileSync(join(data, "settings.json"), "utf8")), {
    account: "own",
    accountName: "me",
    theme: "dark",
  });
  assert.equal(existsSync(join(data, "key.json")), false);
  assert.equal(applyStagedRestore(data, new Date(NOW)), undefined, "once");
});

test("put back in the place of other data it replaces all of it but the key and its account, and keeps what it replaced", async () => {
  const data = folder("in-use");
  const outbox = openOutbox({ file: join(data, "outbox.sqlite"), now });
  outbox.saveDraft("newer", { message: "newer" });
  outbox.close();
  writeFileSync(join(data, "outbox.sqlite-wal"), "a log of the old file must not meet the new one");
  writeFileSync(join(data, "trial.json"), "{}");
  writeFileSync(join(data, "key.json"), "another key");
  writeFileSync(
    join(data, "settings.json"),
    JSON.stringify({ account: "own", accountName: "another", theme: "light" }),
  );
  await stageRestore(data, backup, PASSPHRASE, now);
  const replaced = applyStagedRestore(data, new Date(NOW)) ?? assert.fail("nothing was applied");
  assert.deepEqual(look(data).texts, [[SECRET, "person"]]);
  assert.deepEqual(readdirSync(replaced).toSorted(), [
    "outbox.sqlite",
    "outbox.sqlite-wal",
    "settings.json",
    "trial.json",
  ]);
  assert.match(readFileSync(join(data, "trial.json"), "utf8"), /another/);
  assert.equal(readFileSync(join(data, "key.json"), "utf8"), "another key");
  assert.deepEqual(JSON.parse(readFileSync(join(data, "settings.json"), "utf8")), {
    account: "own",
    accountName: "another",
    theme: "dark",
  });
  deleteReplaced(data);
  assert.equal(existsSync(replaced), false);
});

test("a restore that a crash interrupts anywhere is gone on with at the next start, and nothing is lost", async () => {
  const begin = folder("before-crash");
  for (const name of BACKED_UP) writeFileSync(join(begin, name), `old ${name}`);
  await stageRestore(begin, backup, PASSPHRASE, now);
  const names = readdirSync(join(begin, "restore"));
  for (let crashAfter = 0; crashAfter <= BACKED_UP.length + 1 + names.length; crashAfter++) {
    const data = join(root, `crash-${crashAfter}`);
    cpSync(begin, data, { recursive: true });
    interruptedApply(data, crashAfter);
    applyStagedRestore(data, new Date(NOW + 1000));
    assert.deepEqual(look(data).texts, [[SECRET, "person"]], `after ${crashAfter}`);
    const old = readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /replaced-/.test(entry.parentPath))
      .map(({ name }) => name);
    assert.deepEqual(old.toSorted(), BACKED_UP.toSorted(), `after ${crashAfter}`);
  }
});

/** The steps of `applyStagedRestore` up to a crash. */
function interruptedApply(data: string, steps: number): void {
  const replaced = join(data, "replaced-first");
  mkdirSync(replaced);
  const all = [
    ...BACKED_UP.map((name) => () => renameSync(join(data, name), join(replaced, name))),
    () => writeFileSync(join(data, "restore", "moved"), ""),
    ...BACKED_UP.map((name) => () => {
      if (existsSync(join(data, "restore", name))) renameSync(join(data, "restore", name), join(data, name));
    }),
  ];
  all.slice(0, steps).forEach((step) => step());
}

test("a wrong passphrase, a damaged file and one of another kind are told apart, and change nothing", async () => {
  const data = folder("refusals");
  const bytes = readFileSync(backup);
  const file = (name: string, content: Buffer | string) => {
    writeFileSync(join(root, name), content);
    return join(root, name);
  };
  const flipped = (at: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  const refused: [string, string, BackupProblem][] = [
    [backup, "another passphrase", "wrong-passphrase"],
    [file("cut", bytes.subarray(0, -100)), PASSPHRASE, "damaged"],
    [file("short", bytes.subarray(0, 70)), PASSPHRASE, "damaged"],
    [file("flipped", flipped(bytes.length - 200)), PASSPHRASE, "damaged"],
    [file("tag", flipped(bytes.length - 1)), PASSPHRASE, "damaged"],
    [file("csv", "Nom;Mobile\r\n"), PASSPHRASE, "not-a-backup"],
    [file("empty", ""), PASSPHRASE, "not-a-backup"],
    [file("newer", "SMS Composer backup 2\nwhatever"), PASSPHRASE, "newer"],
  ];
  for (const [path, passphrase, wanted] of refused) {
    await assert.rejects(stageRestore(data, path, passphrase, now), problem(wanted), path);
    assert.deepEqual(readdirSync(data), [], path);
  }
});

test("the same passphrase opens it however its accents are composed; a staged restore that is not wanted goes", async () => {
  const data = folder("accents");
  await stageRestore(data, backup, PASSPHRASE.normalize("NFD"), now);
  discardStagedRestore(data);
  assert.deepEqual(readdirSync(data), []);
});
