import assert from "node:assert/strict";
import {
  appendFileSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { control, KEY, post, VALID } from "../caller.fixture.ts";
import { FOLDER, newFile, open } from "./state-file.fixture.ts";

test("the file holds no key, is for its owner's eyes, and nothing stays beside it", async () => {
  const path = newFile();
  const sandbox = open(path);
  await post(sandbox, "send", VALID);
  await sandbox.close();
  assert.doesNotMatch(readFileSync(path, "utf8"), new RegExp(KEY));
  if (process.platform !== "win32") assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(join(path, "..")), ["state"]);
});

test("a second sandbox on the same file says so and does not start, until the first has ended", async () => {
  const path = newFile();
  const first = open(path);
  assert.throws(() => open(path), /in use by another sandbox/);
  const link = `${path}-link`;
  symlinkSync(path, link);
  assert.throws(() => open(link), /in use by another sandbox/);
  await post(first, "send", VALID);
  await first.close();
  const second = open(path);
  assert.equal(second.messages().length, 1);
  await second.close();
});

test("where no lock reaches, a second writer is noticed before anything is lost", async () => {
  const path = newFile();
  const sandbox = open(path);
  await post(sandbox, "send", VALID);
  appendFileSync(path, "[]\n");
  const answer = await sandbox.fetch(
    new Request("http://127.0.0.1/v1/send", { method: "POST", body: JSON.stringify({ apiKey: KEY, ...VALID }) }),
  );
  assert.equal(answer.status, 500);
  assert.match(await answer.text(), /changed or moved by another program/);
  await assert.rejects(sandbox.close(), /changed or moved/);
});

test("a symbolic link stays one, also when it leads to a file that is not there yet", async () => {
  const path = newFile();
  const link = `${path}-link`;
  symlinkSync("state", link);
  const sandbox = open(link);
  await post(sandbox, "send", VALID);
  await control(sandbox, "POST", "reset", {});
  await post(sandbox, "send", VALID);
  await sandbox.close();
  assert.ok(lstatSync(link).isSymbolicLink());
  assert.ok(lstatSync(path).isFile());
  const again = open(path);
  assert.equal(again.messages().length, 1);
  await again.close();
});

test("what a crash left beside the file is taken away, and never written through", async () => {
  const path = newFile();
  const victim = join(FOLDER, "victim");
  writeFileSync(victim, "untouched");
  symlinkSync(victim, `${path}.next`);
  const sandbox = open(path);
  symlinkSync(victim, `${path}.next`);
  await post(sandbox, "send", VALID);
  await control(sandbox, "POST", "reset", {});
  await sandbox.close();
  assert.equal(readFileSync(victim, "utf8"), "untouched");
  assert.ok(!existsSync(`${path}.next`));
});

test("a last line that a crash cut off is no line", async () => {
  const path = newFile();
  const first = open(path);
  await post(first, "send", VALID);
  await first.close();
  appendFileSync(path, '[{"message":{"id":308,"cre');
  const sandbox = open(path);
  assert.equal(sandbox.messages().length, 1);
  assert.equal((await post(sandbox, "send", VALID)).message_id, 308);
  await sandbox.close();
  const again = open(path);
  assert.equal(again.messages().length, 2);
  await again.close();
});

test("a file that is something else is refused with a sentence, and left as it is", () => {
  const path = newFile();
  for (const text of ["", "not json", "[]", '{"version":1}', '{"kind":"sms-sandbox","version":3}\n', "\n\n"]) {
    writeFileSync(path, text);
    assert.throws(() => open(path), /not a state of this version of the sandbox/, text);
    assert.equal(readFileSync(path, "utf8"), text);
  }
  assert.throws(() => open(join(path, "..")), /EISDIR|not a file/);
});

test("a folder that is not there is reported at the start", () => {
  assert.throws(() => open(join(FOLDER, "nowhere", "state.json")), /ENOENT/);
});
