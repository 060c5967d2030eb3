import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import {
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
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { inspect } from "node:util";
import { createKeyVault, VaultError, type SystemEncryption } from "./key-vault.ts";

const KEY = "4d5a-a-real-looking-key-90f1";
const HELD = { key: KEY, account: "the-shop" };
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sms-vault-"));
  file = join(folder, "key.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A keyring with real encryption, whose moods a test can change. */
function keyring(backend = "gnome_libsecret") {
  const keys = [randomBytes(32)];
  const mood = {
    available: true,
    locked: false,
    backend,
    garble: false,
    /** Electron's behaviour on Linux where the desktop suggests a keyring and none answers. */
    fixedPassword: false,
    opens: Promise.resolve(),
  };
  const system: SystemEncryption = {
    isAsyncEncryptionAvailable: async () => mood.available,
    backend: () => mood.backend,
    platform: "linux",
    async encryptStringAsync(text) {
      if (mood.fixedPassword) return Buffer.from(`v10${[...text].toReversed().join("")}`);
      const iv = randomBytes(16);
      const cipher = createCipheriv("aes-256-cbc", keys.at(-1) ?? "", iv);
      const data = Buffer.concat([iv, cipher.update(mood.garble ? `${text}x` : text), cipher.final()]);
      return Buffer.concat([Buffer.from([keys.length - 1]), data]);
    },
    async decryptStringAsync(data) {
      if (data.subarray(0, 3).toString() === "v10") {
        return { result: [...data.subarray(3).toString()].toReversed().join(""), shouldReEncrypt: false };
      }
      await mood.opens;
      if (mood.locked) throw new Error("The keyring is locked.");
      const decipher = createDecipheriv("aes-256-cbc", keys[data[0] ?? 0] ?? "", data.subarray(1, 17));
      const result = Buffer.concat([decipher.update(data.subarray(17)), decipher.final()]).toString();
      return { result, shouldReEncrypt: data[0] !== keys.length - 1 };
    },
  };
  return { system, mood, rotate: () => keys.push(randomBytes(32)) };
}

test("with a keyring the key is encrypted, survives a restart, and its backend stands beside it", async () => {
  const { system } = keyring();
  await createKeyVault(file, system).keep(HELD, "keyring");
  const text = readFileSync(file, "utf8");
  assert.ok(!text.includes(KEY) && !text.includes(Buffer.from(KEY).toString("base64")));
  const vault = createKeyVault(file, system);
  assert.deepEqual(await vault.read(), HELD);
  assert.deepEqual(await vault.state(), { kind: "held", protection: "keyring", backend: "gnome_libsecret" });
});

test(
  "the file is for its owner only",
  { skip: process.platform === "win32" && "Windows has no file modes" },
  async () => {
    const { system } = keyring();
    for (const protection of ["keyring", "unencrypted"] as const) {
      await createKeyVault(file, system).keep(HELD, protection);
      assert.equal(statSync(file).mode & 0o777, 0o600);
    }
    assert.deepEqual(readdirSync(folder), ["key.json"], "no half-written file stays");
  },
);

test("basic_text is not called encryption: the keyring is refused and nothing is written", async () => {
  for (const backend of ["basic_text", "unknown"]) {
    const vault = createKeyVault(file, keyring(backend).system);
    assert.deepEqual(await vault.keyring(), { available: false, backend });
    await assert.rejects(
      vault.keep(HELD, "keyring"),
      (error) => error instanceof VaultError && error.reason === "no-keyring",
    );
    assert.equal(existsSync(file), false);
    assert.deepEqual(await vault.state(), { kind: "empty" });
  }
});

test("for this session only: in memory, nothing on disk, gone with the app", async () => {
  const { system } = keyring("basic_text");
  const vault = createKeyVault(file, system);
  await vault.keep(HELD, "session");
  assert.deepEqual(await vault.read(), HELD);
  assert.deepEqual(await vault.state(), { kind: "held", protection: "session" });
  assert.deepEqual(readdirSync(folder), []);
  assert.equal(await createKeyVault(file, system).read(), undefined);
});

test("unencrypted says so", async () => {
  const { system } = keyring("basic_text");
  await createKeyVault(file, system).keep(HELD, "unencrypted");
  const vault = createKeyVault(file, system);
  assert.deepEqual(await vault.state(), { kind: "held", protection: "unencrypted" });
  assert.deepEqual(await vault.read(), HELD);
});

test("a file that nobody can read has no key in it, and makes room for one", async () => {
  const vault = createKeyVault(file, keyring("basic_text").system);
  for (const text of ["", `{"key":"${KEY}`, '{"protection":"none"}']) {
    writeFileSync(file, text);
    assert.deepEqual([await vault.state(), await vault.read()], [{ kind: "empty" }, undefined]);
  }
  await vault.keep(HELD, "unencrypted");
  assert.deepEqual(await vault.read(), HELD);
});

test("a ciphertext that cannot be decrypted is kept, and opens again when the keyring does", async () => {
  const { system, mood } = keyring();
  await createKeyVault(file, system).keep(HELD, "keyring");
  mood.locked = true;
  const vault = createKeyVault(file, system);
  assert.equal(await vault.read(), undefined);
  assert.deepEqual(await vault.state(), { kind: "locked", backend: "gnome_libsecret" });
  mood.locked = false;
  assert.deepEqual(await vault.read(), HELD);
});

test("what cannot be read again right after writing is not kept, and the key before it stays", async () => {
  const { system, mood } = keyring();
  const vault = createKeyVault(file, system);
  await vault.keep(HELD, "keyring");
  mood.garble = true;
  await assert.rejects(vault.keep({ key: "another-key", account: "else" }, "keyring"), (error) => {
    assert.ok(error instanceof VaultError);
    assert.ok(!inspect(error).includes("another-key"), "the error does not show the key");
    return error.reason === "not-readable-again";
  });
  mood.garble = false;
  assert.deepEqual(await vault.read(), HELD);
});

test("a keyring that has changed its own key gets the ciphertext renewed", async () => {
  const { system, rotate } = keyring();
  const vault = createKeyVault(file, system);
  await vault.keep(HELD, "keyring");
  const before = readFileSync(file, "utf8");
  rotate();
  assert.deepEqual(await vault.read(), HELD);
  assert.notEqual(readFileSync(file, "utf8"), before);
  assert.deepEqual(await vault.read(), HELD);
});

test("forgetting and changing the key leave nothing of the old one", async () => {
  const { system } = keyring();
  const vault = createKeyVault(file, system);
  await vault.keep(HELD, "unencrypted");
  await vault.keep({ key: "another-key", account: "else" }, "session");
  assert.equal(existsSync(file), false);
  await vault.keep(HELD, "keyring");
  vault.forget();
  assert.deepEqual(readdirSync(folder), []);
  assert.deepEqual(await vault.state(), { kind: "empty" });
});

test("a ciphertext of the fixed password is not called encryption, whatever keyring the desktop suggests", async () => {
  const { system, mood } = keyring();
  mood.fixedPassword = true;
  const vault = createKeyVault(file, system);
  assert.deepEqual(await vault.keyring(), { available: false, backend: "gnome_libsecret" });
  await assert.rejects(
    vault.keep(HELD, "keyring"),
    (error) => error instanceof VaultError && error.reason === "no-keyring",
  );
  assert.equal(existsSync(file), false);
  const data = (await system.encryptStringAsync(KEY)).toString("base64");
  writeFileSync(file, JSON.stringify({ protection: "keyring", backend: "gnome_libsecret", data }));
  assert.deepEqual(await vault.state(), { kind: "held", protection: "unencrypted" }, "what an earlier version wrote");
  const onAMac = createKeyVault(file, { ...system, platform: "darwin" });
  assert.equal((await onAMac.state()).kind === "held" && (await onAMac.keyring()).available, true);
});

test("a key that is entered while the keyring is slow is the one that is read", async () => {
  const { system, mood } = keyring();
  await createKeyVault(file, system).keep(HELD, "keyring");
  const { promise, resolve } = Promise.withResolvers<void>();
  mood.opens = promise;
  const vault = createKeyVault(file, system);
  const read = vault.read();
  const other = { key: "another-key", account: "else" };
  await vault.keep(other, "session");
  resolve();
  assert.deepEqual(await read, other);
});

test("a file of the key that cannot be read holds none, stays, and takes no new one in silence", async () => {
  mkdirSync(file);
  const vault = createKeyVault(file, keyring().system);
  assert.deepEqual([await vault.state(), await vault.read()], [{ kind: "empty" }, undefined]);
  await assert.rejects(vault.keep(HELD, "keyring"), VaultError);
  assert.ok(statSync(file).isDirectory());
});
