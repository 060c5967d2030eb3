import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { openSettings } from "./settings.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sms-settings-"));
  file = join(folder, "settings.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("settings begin with their defaults and survive a restart", async () => {
  const settings = openSettings(file);
  assert.equal(settings.current.account, "trial");
  assert.equal(settings.current.country, "FR");
  await settings.change({ sender: "MYCOMPANY", pricePremium: 0.045, ownNumbers: "06 99 00 00 01" });
  const again = openSettings(file).current;
  assert.deepEqual(
    [again.sender, again.pricePremium, again.ownNumbers, again.theme],
    ["MYCOMPANY", 0.045, "06 99 00 00 01", "system"],
  );
});

test("a broken file or value is the default, not a reason not to start", () => {
  for (const text of ["", "{", "null", "[]", '"x"']) {
    writeFileSync(file, text);
    assert.equal(openSettings(file).current.range, "premium", text);
  }
  writeFileSync(
    file,
    JSON.stringify({ range: "golden", sender: "OK", pricePremium: -1, country: "france", unknown: 1 }),
  );
  const { range, sender, pricePremium, country } = openSettings(file).current;
  assert.deepEqual([range, sender, pricePremium, country], ["premium", "OK", undefined, "FR"]);
});

test("a change that cannot be written is none", async () => {
  const settings = openSettings(file);
  mkdirSync(join(`${file}.new`, "in the way"), { recursive: true });
  await assert.rejects(settings.change({ account: "own" }));
  assert.equal(settings.current.account, "trial");
});

test("changes that come one right after the other are all stored", async () => {
  const settings = openSettings(file);
  await Promise.all([
    settings.change({ looksForUpdates: true }),
    settings.change({ sender: "SHOP" }),
    settings.change({ looksForUpdates: false }),
  ]);
  const again = openSettings(file).current;
  assert.deepEqual([again.sender, again.looksForUpdates], ["SHOP", false]);
});

test("a price can be taken away again", async () => {
  const settings = openSettings(file);
  await settings.change({ pricePremium: 0.05 });
  await settings.change({ pricePremium: undefined });
  assert.equal(openSettings(file).current.pricePremium, undefined);
  assert.ok(!readFileSync(file, "utf8").includes("0.05"));
});
