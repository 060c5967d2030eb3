/** The command `sms-send`, as a process of its own, and a sandbox that listens. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { createClient } from "@sms-composer/client";
import { createOutbox, sqliteStore } from "@sms-composer/outbox";
import { serveSandbox, type SandboxServer } from "@sms-composer/sandbox";
import { numbers, until } from "./outbox-fixture.ts";

const PROGRAM = fileURLToPath(new URL("../../packages/cli/src/sms-send.ts", import.meta.url));
const KEY = "key-of-the-command";
const folder = mkdtempSync(join(tmpdir(), "sms-send-"));
let server: SandboxServer;
before(async () => {
  server = await serveSandbox({ apiKey: KEY, credit: 1000 });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function start(args: readonly string[], apiKey = KEY, url: string = server.baseUrl) {
  const child = spawn(process.execPath, ["--conditions=@sms-composer/source", PROGRAM, ...args], {
    cwd: folder,
    env: { ...process.env, SMS_PARTNER_API_KEY: apiKey, SMS_PARTNER_URL: url, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    child[name].setEncoding("utf8").on("data", (piece: string) => (output[name] += piece));
  const ended = once(child, "close").then(([status]) => ({ status: status as number | null, ...output }));
  return { child, ended };
}
const run = (...args: string[]) => start(args).ended;

function file(name: string, rows: readonly string[]): string {
  writeFileSync(join(folder, name), `Prénom;Mobile\n${rows.join("\n")}\n`);
  return name;
}
const accepted = (): string[] =>
  server.sandbox
    .messages()
    .flatMap(({ deliveries }) => deliveries.map(({ number, content }) => `${number} ${content.text}`));

test("a dry run counts and sends nothing; then everybody gets their text once, however often it is run", async () => {
  const people = file("people.csv", ["Anne;0639980001", "Bob;0639980002", "Max;not a number"]);
  const args = [people, "--text", "Bonjour {Prénom}"];
  const dry = await run(...args, "--dry-run");
  assert.deepEqual([dry.status, dry.stderr], [1, ""]);
  assert.match(dry.stdout, /2 people: 2 × 1 = 2 SMS[^]*1 row left out:\n {2}line 4 /);
  assert.deepEqual(accepted(), []);
  const sent = await run(...args);
  assert.equal(sent.status, 1, sent.stderr);
  assert.match(sent.stdout, /2 accepted: 2 SMS, 0\.\d+ EUR/);
  const again = await run(...args, "--json");
  const { accepted: count, invalid } = JSON.parse(again.stdout) as { accepted: number; invalid: { line: number }[] };
  assert.deepEqual([count, invalid.map(({ line }) => line)], [2, [4]]);
  assert.deepEqual(accepted().toSorted(), ["+33639980001 Bonjour Anne", "+33639980002 Bonjour Bob"]);
});

test("killed in the middle it goes on where it stopped, and nobody gets it twice", async () => {
  const rows = numbers(1400).map((number, n) => `Personne ${n};${number}`);
  const args = [file("many.csv", rows), "--text", "Bonjour {Prénom}"];
  const before = accepted().length;
  server.sandbox.faults.add({ fault: "delay", call: "bulk-send", milliseconds: 300 });
  const first = start(args);
  await until(() => accepted().length === before + 500);
  first.child.kill("SIGKILL");
  await first.ended;
  server.sandbox.faults.clear();
  // What was under way is looked up when its lease has ended, after half a minute.
  const stopped = accepted().length;
  assert.ok(stopped < before + 1400);
  const second = start(args);
  await until(() => accepted().length === before + 1400);
  second.child.kill("SIGINT");
  const { stderr } = await second.ended;
  assert.match(stderr, /The same command goes on with the rest/);
  assert.equal(new Set(accepted()).size, accepted().length);
});

test("an account that has to be put right stops it, and the same command goes on afterwards", async () => {
  const people = file("later.csv", ["Anne;0639980011"]);
  const args = [people, "--text", "Bonjour {Prénom}"];
  const wrong = await start(args, "another-key").ended;
  assert.equal(wrong.status, 4, wrong.stderr);
  assert.match(wrong.stdout, /the account has to be put right first \(code 10/);
  const right = await run(...args);
  assert.equal(right.status, 0, right.stderr);
});

test("what may have gone and was not found is named, with exit status 3, and is not sent again by itself", async () => {
  const people = file("doubt.csv", ["Anne;0639980021"]);
  const args = [people, "--text", "Bonjour {Prénom}", "--outbox", "doubt.sqlite"];
  server.sandbox.faults.add({ fault: "drop-before", call: "send", times: 1 });
  const first = start(args);
  // Eleven minutes pass for an outbox of our own over the same file, which looks it up meanwhile.
  const store = sqliteStore(join(folder, "doubt.sqlite"));
  let later = 0;
  const client = createClient({ apiKey: KEY, baseUrl: server.baseUrl });
  const { read } = await store.database();
  const stateOf = async () =>
    (await read((sql) => sql.first<{ state: string; account: string }>("SELECT * FROM sms_outbox_portion"))) ??
    undefined;
  await until(async () => (await stateOf())?.state === "unknown");
  first.child.kill("SIGKILL");
  await first.ended;
  const { account = "" } = (await stateOf()) ?? {};
  const outbox = createOutbox({ client, store, account, pollInterval: 2, now: () => new Date(Date.now() + later) });
  outbox.start();
  await until(async () => {
    later += 30_000;
    return (await stateOf())?.state === "needs-user";
  });
  await outbox.stop();
  await store.close();
  const before = accepted().length;
  const { status, stdout, stderr } = await run(...args);
  assert.equal(status, 3, stderr);
  assert.match(stdout, /1 may have gone, look in the account: line 2\. They are not sent again by themselves\./);
  assert.equal(accepted().length, before);
});

test("without a connection it says so and goes on trying; a text with an unknown field sends nothing", async () => {
  const people = file("nobody.csv", ["Anne;0639980031"]);
  const { child, ended } = start([people, "--text", "Bonjour {Prénom}"], KEY, "http://127.0.0.1:9");
  await once(child.stderr, "data");
  child.kill("SIGINT");
  const { stderr } = await ended;
  assert.match(stderr, /^There is no connection to the gateway\. It is tried again until there is one\.\n/);
  const { status, stdout } = await run(people, "--text", "Bonjour {Nom}");
  assert.equal(status, 1);
  assert.match(stdout, /no column for \{Nom\}/);
  assert.doesNotMatch(stdout, /every row can be sent/);
  assert.ok(!accepted().some((text) => text.startsWith("+33639980031 ")));
});

test("what makes no sense is refused in one sentence, and the key is in no output", async () => {
  for (const [args, sentence] of [
    [[], "Which file has the numbers?"],
    [["people.csv"], "--text is missing"],
    [["none.csv", "--text", "a"], "there is no such file"],
    [["people.csv", "--text", "a", "--at", "tomorrow"], "--at is"],
    [[".", "--text", "a"], "it is a folder"],
  ] as const) {
    const { status, stdout, stderr } = await run(...args);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.ok(stderr.includes(sentence), `${stderr} does not say: ${sentence}`);
    assert.ok(!stderr.includes(KEY));
  }
});
