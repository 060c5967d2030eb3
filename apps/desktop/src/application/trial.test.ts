import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { fileStorage, serveSandbox } from "@sms-composer/sandbox";
import { createTrial } from "./trial.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sms-trial-"));
  file = join(folder, "trial.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function start(dataFile: string) {
  const { sandbox, ...server } = await serveSandbox({ storage: fileStorage(dataFile) });
  return { ...server, apiKey: sandbox.apiKey, forget: sandbox.reset };
}

test("a damaged file of the trial is moved aside, and the trial begins anew", async () => {
  writeFileSync(file, "{ this was a trial");
  const trial = createTrial(file, start);
  const { baseUrl, apiKey } = await trial.server();
  assert.equal((await fetch(`${baseUrl}/me?apiKey=${apiKey}`)).status, 200);
  assert.equal(readFileSync(`${file}.damaged`, "utf8"), "{ this was a trial");
  await trial.forget();
  assert.ok(!existsSync(`${file}.damaged`), "it goes with what the trial keeps of its messages");
  await trial.close();
});

test("a trial that does not start for another reason leaves its file alone, and is tried again", async () => {
  writeFileSync(file, "kept");
  let isBroken = true;
  const trial = createTrial(file, (dataFile) => (isBroken ? Promise.reject(new Error("no port")) : start(dataFile)));
  await assert.rejects(trial.server(), /no port/);
  assert.equal(readFileSync(file, "utf8"), "kept");
  isBroken = false;
  await trial.server();
  await trial.close();
});
