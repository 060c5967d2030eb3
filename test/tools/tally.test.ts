import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { judgeCheck, judgeSuite, readTally, sumTallies, TALLY_FILE } from "./tally.ts";

const folder = mkdtempSync(join(tmpdir(), "tally-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const REPORTER = new URL("node-tally-reporter.ts", import.meta.url).href;

/** Runs test files of these contents as a suite of the check and judges the run. */
function judgeRun(...sources: string[]) {
  const run = mkdtempSync(join(folder, "run-"));
  const files = sources.map((source, index) => join(run, `${index}.test.mjs`));
  sources.forEach((source, index) => writeFileSync(files[index] ?? "", `import { test } from "node:test";\n${source}`));
  const tallyFile = join(run, "tally.json");
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const args = ["--test", `--test-reporter=${REPORTER}`, "--test-reporter-destination=stdout", ...files];
  const { status } = spawnSync(process.execPath, args, { env: { ...env, [TALLY_FILE]: tallyFile }, cwd: run });
  return judgeSuite(readTally(tallyFile), status);
}

const PASSES = `test("passes", () => {});`;
const FAILS = `test("fails", () => { throw new Error("as it should"); });`;

test("tests that pass and fail are counted, in every file and at every level", () => {
  const nested = `test("outer", async (t) => { await t.test("inner", () => {}); });`;
  assert.deepEqual(judgeRun(PASSES + FAILS, PASSES, nested), { passed: 4, failed: 1 });
});

test("a module that cannot be imported has failed", () => {
  assert.deepEqual(judgeRun(PASSES, `import "./missing.mjs";`), { passed: 1, failed: 1 });
});

test("a test file that dies in the middle has failed", () => {
  assert.deepEqual(judgeRun(PASSES, `process.exit(3);`), { passed: 1, failed: 1 });
});

test("a file without tests has failed", () => {
  assert.deepEqual(judgeRun(PASSES, ``), { passed: 1, failed: 1 });
});

test("a suite without tests, and one that leaves no tally, have failed", () => {
  assert.deepEqual(judgeSuite({ passed: 0, failed: 0 }, 0), { passed: 0, failed: 1 });
  assert.deepEqual(judgeSuite(undefined, 0), { passed: 0, failed: 1 });
  assert.deepEqual(judgeSuite(undefined, null), { passed: 0, failed: 1 });
});

test("a run that ends badly although every test passed has failed once", () => {
  assert.deepEqual(judgeSuite({ passed: 3, failed: 0 }, 1), { passed: 3, failed: 1 });
  assert.deepEqual(judgeSuite({ passed: 3, failed: 2 }, 1), { passed: 3, failed: 2 });
});

test("a check counts as one, and tallies add up", () => {
  assert.deepEqual(sumTallies([judgeCheck(0), judgeCheck(2), judgeCheck(null), { passed: 5, failed: 1 }]), {
    passed: 6,
    failed: 3,
  });
});
