import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { get, KEY, post, TUESDAY, VALID } from "../caller.fixture.ts";
import { fileStorage } from "./file-storage.ts";
import { createSandbox } from "../sandbox.ts";
import type { Storage } from "./storage.ts";

const folder = mkdtempSync(join(tmpdir(), "sms-sandbox-"));
after(() => rmSync(folder, { recursive: true }));
let files = 0;
function newFile(): string {
  return join(folder, `state-${++files}.json`);
}

function open(path: string, startAt = TUESDAY) {
  return createSandbox({ apiKey: KEY, startAt, storage: fileStorage(path) });
}

test("messages, credit, STOP list, handsets and ids survive a restart", async () => {
  const path = newFile();
  const first = open(path);
  await post(first, "send", { ...VALID, tag: "mine", phoneNumbers: "0600000000,0612345678" });
  await post(first, "bulk-send", { SMSList: [{ phoneNumber: "0600000000", message: "Own" }] });
  await post(first, "stop-sms/add", { phoneNumber: "0798765432" });
  first.setHandset("+33612345678", "off");
  first.reply("+33600000000", "Oui");
  await first.close();

  const second = open(path);
  assert.deepEqual(second.messages(), first.messages());
  assert.deepEqual(second.received("+33600000000"), ["Hello", "Own"]);
  assert.equal((await get(second, "me")).credits.balance, "49.886");
  assert.equal((await get(second, "stop-sms/list")).nbData, 1);
  assert.equal((await get(second, "bulk-status-by-tag", { tag: "mine" })).total, 2);
  assert.equal((await post(second, "send", VALID)).message_id, 309);
  const [one, other] = second.messages()[0]?.deliveries ?? [];
  assert.equal(one?.content, other?.content, "500 deliveries share one text in memory");
});

test("what was due while it was down happens after the restart, once", async () => {
  const path = newFile();
  const first = open(path);
  await post(first, "send", { ...VALID, scheduledDeliveryDate: "10/03/2026", time: 12, minute: 0 });
  await first.close();
  const second = open(path, new Date(TUESDAY.getTime() + 4 * 3_600_000));
  assert.deepEqual(second.received("+33600000000"), ["Hello"]);
});

test("an accepted send is in the file before it is answered", async () => {
  const path = newFile();
  const sandbox = open(path);
  await post(sandbox, "send", VALID);
  assert.match(readFileSync(path, "utf8"), /"nextMessageId":308/);
});

test("many sends at once share their writes, and each waits for one that holds it", async () => {
  const states: string[] = [];
  const storage: Storage = {
    load: () => undefined,
    async save(state) {
      const text = JSON.stringify(state);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      states.push(text);
    },
  };
  const sandbox = createSandbox({ apiKey: KEY, startAt: TUESDAY, storage });
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      const { message_id: id } = await post(sandbox, "send", VALID);
      assert.ok(states.at(-1)?.includes(`{"id":${id},`) || states.at(-1)?.includes(`"id":${id},`), String(id));
    }),
  );
  assert.ok(states.length < 20, `${states.length} writes`);
});

test("the file holds no key, is for its owner's eyes, and no half-written one stays beside it", async () => {
  const path = newFile();
  const sandbox = open(path);
  await post(sandbox, "send", VALID);
  await sandbox.close();
  assert.doesNotMatch(readFileSync(path, "utf8"), new RegExp(KEY));
  if (process.platform !== "win32") assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith(".tmp")),
    [],
  );
});

test("a file that is something else is refused with a sentence, and left as it is", () => {
  const path = newFile();
  for (const text of ["", "not json", "[]", '{"version":1}', '{"kind":"sms-sandbox","version":2}']) {
    writeFileSync(path, text);
    assert.throws(() => open(path), /not a state of the sandbox|not one of this version/, text);
    assert.equal(readFileSync(path, "utf8"), text);
  }
});

test("a folder that is not there is told at the start", () => {
  assert.throws(() => open(join(folder, "nowhere", "state.json")), /ENOENT/);
});

test("a storage that fails makes the send an HTTP 500, which means: unknown", async () => {
  const storage: Storage = { load: () => undefined, save: () => Promise.reject(new Error("disk full")) };
  const sandbox = createSandbox({ apiKey: KEY, storage });
  const body = JSON.stringify({ apiKey: KEY, ...VALID });
  const answer = await sandbox.fetch(new Request("http://127.0.0.1/v1/send", { method: "POST", body }));
  assert.equal(answer.status, 500);
  assert.match(await answer.text(), /disk full/);
  await assert.rejects(sandbox.close(), /disk full/);
});
