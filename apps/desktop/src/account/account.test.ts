import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { inspect } from "node:util";
import { createClient } from "@sms-composer/client";
import { serveSandbox, type SandboxServer } from "@sms-composer/sandbox";
import { createAccountService, type AccountService } from "./account.ts";
import { TRIAL } from "./trial-account.ts";
import { createKeyVault, type KeyVault, type SystemEncryption } from "./key-vault.ts";

const KEY = "the-own-key-4d5a90f1";
let own: SandboxServer;
let trial: SandboxServer;
let folder: string;
let vault: KeyVault;
let mode: "trial" | "own";
let name: string;
let locked: boolean;
let service: AccountService;

before(async () => {
  own = await serveSandbox({ apiKey: KEY, credit: 12 });
  trial = await serveSandbox({});
});
after(() => Promise.all([own.close(), trial.close()]));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sms-account-"));
  mode = "trial";
  name = "";
  locked = false;
  const system: SystemEncryption = {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => Buffer.from([...Buffer.from(text)].map((byte) => byte ^ 0x5a)),
    async decryptStringAsync(data) {
      if (locked) throw new Error("locked");
      return { result: Buffer.from([...data].map((byte) => byte ^ 0x5a)).toString(), shouldReEncrypt: false };
    },
    backend: () => "keychain",
    platform: "darwin",
  };
  vault = createKeyVault(join(folder, "key.json"), system);
  service = createService();
});
afterEach(() => rmSync(folder, { recursive: true }));

function createService(baseUrl = own.baseUrl): AccountService {
  return createAccountService({
    vault,
    baseUrl,
    trial: async () => ({ baseUrl: trial.baseUrl, apiKey: trial.sandbox.apiKey }),
    mode: () => mode,
    ownName: () => name,
    async setMode(next, ownName) {
      mode = next;
      name = ownName ?? name;
    },
  });
}

test("a newcomer is on trial: an account that works at once, on this computer", async () => {
  assert.equal((await service.current())?.id, TRIAL);
  const facts = await service.facts();
  assert.equal(facts.mode, "trial");
  assert.equal(facts.credits?.currency, "EUR");
  assert.equal(facts.problem, undefined);
});

test("a good key is checked by a credits call, kept, and used", async () => {
  assert.deepEqual(await service.useKey(KEY, "keyring"), { kind: "kept" });
  const facts = await service.facts();
  assert.equal(facts.mode, "own");
  assert.deepEqual(facts.vault, { kind: "held", protection: "keyring", backend: "keychain" });
  assert.equal(Number(facts.credits?.balance), 12);
  assert.equal((await service.current())?.id, facts.name);
});

test("without network the own account is still known, so that messages can be queued for it", async () => {
  await service.useKey(KEY, "keyring");
  const away = createService("http://127.0.0.1:49151/v1");
  assert.equal((await away.current())?.id, name);
  assert.equal((await away.facts()).problem, "no-answer");
});

test("a wrong key is refused with the API's code, and nothing is kept", async () => {
  assert.deepEqual(await service.useKey("wrong", "keyring"), { kind: "refused", code: 10 });
  assert.deepEqual(await vault.state(), { kind: "empty" });
  assert.equal(mode, "trial");
});

test("without an answer of the API no key is kept", async () => {
  const away = createService("http://127.0.0.1:49151/v1");
  assert.deepEqual(await away.useKey(KEY, "keyring"), { kind: "no-answer" });
  assert.deepEqual(await vault.state(), { kind: "empty" });
});

test("a key that was checked and could not be written is said to be not kept", async () => {
  mkdirSync(join(folder, "key.json.new", "in the way"), { recursive: true });
  assert.deepEqual(await service.useKey(KEY, "unencrypted"), { kind: "not-kept", reason: "not-written" });
  assert.equal(mode, "trial");
});

test("a locked keyring is said, and the key is there again when it opens", async () => {
  await service.useKey(KEY, "keyring");
  const restarted = createService();
  locked = true;
  assert.equal(await restarted.current(), undefined);
  assert.equal((await restarted.facts()).problem, "locked-key");
  locked = false;
  assert.ok(await restarted.current());
});

test("forgetting the key goes back to the trial", async () => {
  await service.useKey(KEY, "keyring");
  await service.forgetKey();
  assert.equal((await service.current())?.id, TRIAL);
  assert.deepEqual(await vault.state(), { kind: "empty" });
});

test("the key is in nothing that the service tells", async () => {
  const readings = [await service.useKey(KEY, "session"), await service.facts(), await service.current(), service];
  assert.ok(!inspect(readings, { depth: 20, showHidden: true }).includes(KEY));
});

test("the name of an account comes with its key: one that is switched to meanwhile lends its name to no other key", async () => {
  await service.useKey(KEY, "keyring");
  const ofTheKey = name;
  const restarted = createService();
  name = "the-account-that-was-entered-meanwhile";
  assert.equal((await restarted.current())?.id, ofTheKey);
});

test("a key of an earlier version, without a name beside it, is asked whose it is", async () => {
  await vault.keep({ key: KEY }, "unencrypted");
  mode = "own";
  name = "whatever-the-settings-say";
  assert.equal((await createService().current())?.id, await asked());
  assert.equal(await createService("http://127.0.0.1:49151/v1").current(), undefined, "not known, not used");
});

const asked = async () => (await createClient({ apiKey: KEY, baseUrl: own.baseUrl }).credits()).user.username;
