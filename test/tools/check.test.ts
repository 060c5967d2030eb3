import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { STAGES } from "./stages.ts";

const CHECK = fileURLToPath(new URL("check.ts", import.meta.url));

/** Runs stages with this as the browser: a program that can be run is all that the stage asks for. */
function check(browser: string, ...stages: string[]) {
  const { NODE_TEST_CONTEXT: _, ...rest } = process.env;
  const env = { ...rest, CHROME_PATH: browser };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CHECK, ...stages], { encoding: "utf8", env });
  return { status, stdout, stderr, closing: stdout.trimEnd().split("\n").at(-1) };
}

test("the last line is the sum, and the exit code is 0 when nothing failed", () => {
  const { status, stdout, stderr, closing } = check(process.execPath, "chromium");
  assert.deepEqual({ status, stderr, closing }, { status: 0, stderr: "", closing: "1 passed, 0 failed" });
  assert.match(stdout, /── Browser ──\nBrowser: .*\n\n✔ Browser: 1 passed, 0 failed, [\d.]+ s\n/);
});

test("a stage that fails counts, the one that needs it is not run and counts too, and the sum still comes last", () => {
  const { status, stdout, closing } = check("/nowhere/chrome", "chromium", "browser");
  assert.equal(status, 1);
  assert.match(stdout, /CHROME_PATH is "\/nowhere\/chrome"/);
  assert.match(stdout, /✖ Browser tests: not run/);
  assert.equal(closing, "0 passed, 2 failed");
});

test("a stage that does not exist is named, with those that do", () => {
  const { status, stderr, closing } = check(process.execPath, "nonsense");
  assert.equal(status, 1);
  assert.equal(closing, "0 passed, 1 failed");
  for (const { name } of STAGES) assert.ok(stderr.includes(name));
});
