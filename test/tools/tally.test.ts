import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { failureLines } from "./check-summary.ts";
import { closingLine, judgeCheck, judgeSuite, NOTHING, readTally, sumTallies, TALLY_FILE } from "./tally.ts";

const folder = mkdtempSync(join(tmpdir(), "tally-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const REPORTER = new URL("node-tally-reporter.ts", import.meta.url).href;

/** Runs test files of these contents as a suite of the check and judges the run. */
function judgeRun(...sources: string[]) {
  const run = mkdtempSync(join(folder, "run-"));
  const files = sources.map((source, index) => join(run, `${index}.test.mjs`));
  sources.forEach((source, index) =>
    writeFileSync(files[index] ?? "", `import { describe, test } from "node:test";\n${source}`),
  );
  const tallyFile = join(run, "tally.json");
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const args = ["--test", `--test-reporter=${REPORTER}`, "--test-reporter-destination=stdout", ...files];
  const { status, stdout } = spawnSync(process.execPath, args, {
    env: { ...env, [TALLY_FILE]: tallyFile },
    cwd: run,
    encoding: "utf8",
  });
  const { passed, failed, skipped, times, failures } = judgeSuite(readTally(tallyFile), status);
  return { counts: { passed, failed }, skipped, times, failures, stdout };
}

const PASSES = `test("passes", () => {});`;
const FAILS = `test("fails", () => { throw new Error("as it should"); });`;

test("tests that pass and fail are counted, in every file and at every level", () => {
  const nested = `test("outer", async (t) => { await t.test("inner", () => {}); });`;
  const { counts, skipped, times, failures } = judgeRun(PASSES + FAILS, PASSES, nested);
  assert.deepEqual(failures, [{ name: "fails (0.test.mjs)", message: "as it should" }]);
  assert.deepEqual({ counts, skipped }, { counts: { passed: 4, failed: 1 }, skipped: [] });
  assert.deepEqual(times.map(({ file }) => file).toSorted(), ["0.test.mjs", "1.test.mjs", "2.test.mjs"]);
});

test("a module that cannot be imported has failed", () => {
  assert.deepEqual(judgeRun(PASSES, `import "./missing.mjs";`).counts, { passed: 1, failed: 1 });
});

test("a test file that dies in the middle has failed", () => {
  assert.deepEqual(judgeRun(PASSES, `process.exit(3);`).counts, { passed: 1, failed: 1 });
});

test("a file without tests has failed, and is named", () => {
  const { counts, stdout } = judgeRun(PASSES, ``);
  assert.deepEqual(counts, { passed: 1, failed: 1 });
  assert.match(stdout, /✖ .*1\.test\.mjs.* ran no test\n/);
});

test("a suite in which no test is has failed, and is named, also beside one that has tests", () => {
  const empty = `describe("around", () => { describe("full", () => { ${PASSES} }); describe("empty", () => {}); });`;
  const { counts, stdout } = judgeRun(PASSES, empty, `describe("full", () => { ${PASSES} });`);
  assert.deepEqual(counts, { passed: 3, failed: 1 });
  assert.match(stdout, /✖ empty \(1\.test\.mjs\) ran no test\n/);
});

test("a test and a suite that are skipped for a reason count as skipped, each once, by name, file and reason", () => {
  const suite = `describe("the backend", { skip: "needs PHP" }, () => { ${PASSES} ${FAILS} });`;
  const inside = `describe("around", () => { test("one", { skip: "needs Go" }, () => {}); });`;
  const { counts, skipped } = judgeRun(suite, inside, `test("late", (t) => t.skip("needs time"));`);
  assert.deepEqual(counts, { passed: 0, failed: 0 });
  assert.deepEqual(skipped, [
    { name: "the backend (0.test.mjs)", reason: "needs PHP" },
    { name: "one (1.test.mjs)", reason: "needs Go" },
    { name: "late (2.test.mjs)", reason: "needs time" },
  ]);
});

test("what is left out without a reason has failed", () => {
  for (const options of ["{ skip: true }", "{ todo: true }", `{ todo: "later" }`]) {
    const { counts, skipped, stdout } = judgeRun(PASSES, `test("left out", ${options}, () => {});`);
    assert.deepEqual({ counts, skipped }, { counts: { passed: 1, failed: 1 }, skipped: [] });
    assert.match(stdout, /✖ left out \(1\.test\.mjs\) is left out without a reason\n/);
  }
});

test("a run without a test, and one that leaves no tally, have failed; one whose tests are all skipped has not", () => {
  assert.equal(judgeSuite(NOTHING, 0).failed, 1);
  assert.equal(judgeSuite(undefined, 0).failed, 1);
  assert.equal(judgeSuite(undefined, null).failed, 1);
  assert.equal(judgeSuite({ ...NOTHING, skipped: [{ name: "a", reason: "b" }] }, 0).failed, 0);
});

test("a run that ends badly although every test passed has failed once", () => {
  assert.equal(judgeSuite({ ...NOTHING, passed: 3 }, 1).failed, 1);
  assert.equal(judgeSuite({ ...NOTHING, passed: 3, failed: 2 }, 1).failed, 2);
  assert.equal(judgeSuite({ ...NOTHING, skipped: [{ name: "a", reason: "b" }] }, 1).failed, 1);
});

test("a check counts as one, and tallies add up to the closing line", () => {
  const suite = {
    passed: 5,
    failed: 1,
    skipped: [{ name: "a", reason: "b" }],
    times: [{ file: "c", seconds: 1 }],
    failures: [{ name: "d" }],
  };
  const total = sumTallies([judgeCheck(0), judgeCheck(2), judgeCheck(null), suite, suite]);
  assert.deepEqual([total.times.length, total.failures.length], [2, 2]);
  assert.equal(closingLine(total), "11 passed, 4 failed, 2 skipped");
});

test("what failed is named before the closing line, with the beginning of what was thrown", () => {
  const message = `not equal:\n\n+ a\n${"- b\n".repeat(20)}`;
  const lines = failureLines({
    ...NOTHING,
    failed: 2,
    failures: [{ name: "one (a.test.ts)", message }, { name: "two" }],
  });
  assert.deepEqual(lines.slice(0, 4), ["Failed:", "  ✖ one (a.test.ts)", "      not equal:", "      + a"]);
  assert.deepEqual([lines.length, lines.at(-1)], [9, "  ✖ two"]);
  assert.deepEqual(failureLines(NOTHING), []);
});
