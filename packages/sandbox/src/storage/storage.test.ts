import assert from "node:assert/strict";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { control, get, KEY, post, TUESDAY, VALID } from "../caller.fixture.ts";
import { createSandbox } from "../sandbox.ts";
import { newFile, open } from "./state-file.fixture.ts";
import type { Storage } from "./storage.ts";

/** A state of one message, as lines. */
async function storedLines(): Promise<string[]> {
  const path = newFile();
  const sandbox = open(path);
  await post(sandbox, "send", VALID);
  await sandbox.close();
  return readFileSync(path, "utf8").trimEnd().split("\n");
}

test("messages, credit, STOP list, handsets, replies and ids survive a restart", async () => {
  const path = newFile();
  const first = open(path);
  await post(first, "send", { ...VALID, tag: "mine", phoneNumbers: "0600000000,0612345678" });
  await post(first, "bulk-send", { SMSList: [{ phoneNumber: "0600000000", message: "Own" }] });
  await post(first, "stop-sms/add", { phoneNumber: "0798765432" });
  first.setHandset("+33612345678", "off");
  first.reply("+33600000000", "Oui");
  first.reply("+33600000000", "Oui");
  const before = await (await control(first, "GET", "phones/0600000000")).json();
  await first.close();

  const second = open(path);
  assert.deepEqual(second.messages(), first.messages());
  assert.deepEqual(await (await control(second, "GET", "phones/0600000000")).json(), before);
  assert.deepEqual(second.received("+33600000000"), ["Hello", "Own"]);
  assert.equal((await get(second, "me")).credits.balance, "99999.886");
  assert.equal((await get(second, "stop-sms/list")).nbData, 1);
  assert.equal((await get(second, "bulk-status-by-tag", { tag: "mine" })).total, 2);
  assert.equal((await post(second, "send", VALID)).message_id, 309);
  const [one, other] = second.messages()[0]?.deliveries ?? [];
  assert.equal(one?.content, other?.content, "500 deliveries share one text in memory");
  await second.close();
});

test("what was due while it was down happens after the restart, once", async () => {
  const path = newFile();
  const first = open(path);
  await post(first, "send", { ...VALID, scheduledDeliveryDate: "10/03/2026", time: 12, minute: 0 });
  await first.close();
  const second = open(path, new Date(TUESDAY.getTime() + 4 * 3_600_000));
  assert.deepEqual(second.received("+33600000000"), ["Hello"]);
  await second.close();
});

test("time that was moved forward stays so, with nothing else to store", async () => {
  const path = newFile();
  const first = open(path);
  await control(first, "POST", "clock", { advanceSeconds: 3600 });
  await first.close();
  const second = open(path);
  assert.equal(second.clock.now().getTime(), TUESDAY.getTime() + 3_600_000);
  await second.close();
});

test("an accepted send is in the file before it is answered", async () => {
  const path = newFile();
  const sandbox = open(path);
  await post(sandbox, "send", VALID);
  assert.match(readFileSync(path, "utf8"), /"nextMessageId":308/);
  await sandbox.close();
});

test("a send adds one line, whatever is stored already", async () => {
  const path = newFile();
  const sandbox = open(path);
  const grown: number[] = [];
  for (let sends = 0; sends < 200; sends += 1) {
    const before = statSync(path).size;
    await post(sandbox, "send", VALID);
    grown.push(statSync(path).size - before);
  }
  assert.ok((grown.at(-1) ?? 0) < 1.1 * (grown[0] ?? 0), `${grown[0]} bytes at first, ${grown.at(-1)} at last`);
  await sandbox.close();
});

test("a log that has grown long is rewritten while sends go on, and nothing is lost", async () => {
  const path = newFile();
  const sandbox = open(path);
  const list = Array.from({ length: 500 }, (_, n) => `+3361200${String(n).padStart(4, "0")}`).join(",");
  let largest = 0;
  let shrank = false;
  for (let sends = 0; sends < 60; sends += 1) {
    await Promise.all([
      post(sandbox, "send", { ...VALID, tag: `t${sends}` }),
      post(sandbox, "send", { ...VALID, phoneNumbers: list }),
    ]);
    sandbox.clock.advance(1000);
    const { size } = statSync(path);
    shrank ||= size < largest;
    largest = Math.max(largest, size);
  }
  await sandbox.close();
  assert.ok(shrank, "the file was never rewritten");
  const again = open(path, sandbox.clock.now());
  assert.deepEqual(again.messages(), sandbox.messages());
  assert.equal(again.account.balance, sandbox.account.balance);
  await again.close();
});

test("many sends at once share their writes, and each waits for one that holds it", async () => {
  const appends: string[] = [];
  const storage = memoryStorage(async (lines) => {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    appends.push(lines.join("\n"));
  });
  const sandbox = createSandbox({ apiKey: KEY, startAt: TUESDAY, storage });
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      const { message_id: id } = await post(sandbox, "send", VALID);
      assert.ok(
        appends.some((lines) => lines.includes(`"id":${id},`)),
        String(id),
      );
    }),
  );
  assert.ok(appends.length < 20, `${appends.length} writes`);
});

test("reset takes texts and numbers out of the file", async () => {
  const path = newFile();
  const sandbox = open(path);
  await post(sandbox, "send", { ...VALID, message: "Personal" });
  sandbox.reply("+33600000000", "Private");
  await control(sandbox, "POST", "reset", {});
  assert.doesNotMatch(readFileSync(path, "utf8"), /Personal|Private|600000000"/);
  await post(sandbox, "send", VALID);
  await sandbox.close();
  const again = open(path);
  assert.deepEqual(
    again.messages().map(({ id }) => id),
    [308],
  );
  await again.close();
});

test("a hostile or damaged state is refused with a sentence, and left as it is", async () => {
  const lines = await storedLines();
  const state = lines.join("\n");
  const damaged: readonly (readonly [what: string, text: string])[] = [
    ["no JSON", `${lines[0]}\n{`],
    ["null in place of a message", state.replace(/"message":\{.*?\}\]\}/, '"message":null')],
    ["a time beyond all times", state.replace(/"now":\d+/, '"now":9e15')],
    ["the next id missing", state.replaceAll(/,"nextMessageId":\d+/g, "")],
    ["the next id as text", state.replaceAll(/"nextMessageId":\d+/g, '"nextMessageId":"x"')],
    ["an id that would be given twice", state.replaceAll(/"nextMessageId":\d+/g, '"nextMessageId":5')],
    ["a balance below zero", state.replaceAll(/"balance":\d+/g, '"balance":-1')],
    ["a status that there is not", state.replace('"Waiting"', '"Gone"')],
    ["a delivery without its text", state.replace('"content":0', '"content":7')],
    ["a member that there is not", state.replace('"commercial"', '"__proto__":{"a":1},"commercial"')],
    ["an entry that there is not", `${lines[0]}\n[{"shutdown":true}]`],
    ["no balance", `${lines[0]}\n[]`],
  ];
  for (const [what, text] of damaged) {
    const path = newFile();
    writeFileSync(path, `${text}\n`);
    assert.notEqual(text, state, what);
    assert.throws(() => open(path), /^Error: The stored state cannot be read: [^\n]+$/, what);
    assert.equal(readFileSync(path, "utf8"), `${text}\n`, what);
  }
});

test("a storage that fails makes the send an HTTP 500, which means: unknown; what it could not store is stored next", async () => {
  let isFull = true;
  const stored: string[] = [];
  const storage = memoryStorage(async (lines) => {
    if (isFull) throw new Error("disk full");
    stored.push(...lines);
  });
  const sandbox = createSandbox({ apiKey: KEY, storage });
  const body = JSON.stringify({ apiKey: KEY, ...VALID });
  const answer = await sandbox.fetch(new Request("http://127.0.0.1/v1/send", { method: "POST", body }));
  assert.equal(answer.status, 500);
  assert.match(await answer.text(), /disk full/);
  await assert.rejects(sandbox.close(), /disk full/);
  isFull = false;
  await sandbox.close();
  assert.match(stored.join("\n"), /"id":307,/);
});

function memoryStorage(append: Storage["append"]): Storage {
  return { open: () => [], append, rewrite: () => Promise.resolve(), close: () => Promise.resolve() };
}
