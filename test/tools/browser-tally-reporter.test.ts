import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import type { TestRunFinishedArgs } from "@web/test-runner";
import { browserTallyReporter } from "./browser-tally-reporter.ts";
import { readTally, TALLY_FILE } from "./tally.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "browser-tally-"));
  process.env[TALLY_FILE] = join(folder, "tally.json");
});
afterEach(() => {
  delete process.env[TALLY_FILE];
  rmSync(folder, { recursive: true, force: true });
});

const passing = { name: "passes", passed: true, skipped: false, duration: 1500 };
const failing = { name: "fails", passed: false, skipped: false, duration: 0, error: { message: "as it should" } };
const skippedTest = { name: "drags (skipped: the driver has no touch)", passed: true, skipped: true };
const bareSkip = { name: "drags", passed: true, skipped: true };

const page = (tests: readonly object[], passed = true) => ({
  passed,
  testFile: join(process.cwd(), "packages/a.test.ts"),
  browser: { name: "Chrome" },
  testResults: { name: "", tests: [], suites: [{ name: "s", tests: [], suites: [{ name: "t", tests, suites: [] }] }] },
});

/** The tally that the reporter leaves of a run with these pages. */
function tallyOf(...sessions: readonly object[]) {
  browserTallyReporter().onTestRunFinished?.({ sessions } as unknown as TestRunFinishedArgs);
  return readTally(join(folder, "tally.json"));
}

test("tests of every depth are counted, with the time of their page", () => {
  assert.deepEqual(tallyOf(page([passing, failing], false), page([passing])), {
    passed: 2,
    failed: 1,
    skipped: [],
    times: [
      { file: join("packages", "a.test.ts"), seconds: 1.5 },
      { file: join("packages", "a.test.ts"), seconds: 1.5 },
    ],
    failures: [{ name: `fails (${join("packages", "a.test.ts")}, Chrome)`, message: "as it should" }],
  });
});

test("a test that says in its title why it is skipped counts as skipped, any other skipped one has failed", () => {
  const tally = tallyOf(page([passing, skippedTest, bareSkip]));
  assert.deepEqual([tally?.passed, tally?.failed], [1, 1]);
  assert.deepEqual(tally?.skipped, [
    {
      name: `drags (skipped: the driver has no touch) (${join("packages", "a.test.ts")}, Chrome)`,
      reason: "the driver has no touch",
    },
  ]);
});

test("a page without a test, and one that fails without a failed test, have failed once", () => {
  assert.equal(tallyOf(page([]))?.failed, 1);
  assert.equal(tallyOf(page([passing], false))?.failed, 1);
  assert.equal(tallyOf({ ...page([]), testResults: undefined })?.failed, 1);
  assert.equal(tallyOf(page([failing], false))?.failed, 1);
});
