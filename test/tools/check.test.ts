import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { STAGES } from "./stages.ts";

const CHECK = fileURLToPath(new URL("check.ts", import.meta.url));

/** Runs stages with this as the browser: a program that can be run is all that the stage asks for. */
function check(browser: string, stages: readonly string[], own: NodeJS.ProcessEnv = {}) {
  const { NODE_TEST_CONTEXT: _, REQUIRE: __, ...rest } = process.env;
  const env = { ...rest, CHROME_PATH: browser, BARE_RUN: "1", ...own };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CHECK, ...stages], { encoding: "utf8", env });
  return { status, stdout, stderr, closing: stdout.trimEnd().split("\n").at(-1) };
}

/** A machine without Firefox. */
const WITHOUT_FIREFOX = { FIREFOX_PATH: "/nowhere/firefox" };

test("the last line is the sum, and the exit code is 0 when nothing failed", () => {
  const { status, stdout, stderr, closing } = check(process.execPath, ["chromium"]);
  assert.deepEqual({ status, stderr, closing }, { status: 0, stderr: "", closing: "1 passed, 0 failed, 0 skipped" });
  assert.match(stdout, /── Browser ──\nBrowser: .*\n\n✔ Browser: 1 passed, 0 failed, [\d.]+ s\n/);
  assert.match(stdout, /\nEverything took [\d.]+ s\.\n/);
});

test("a stage that fails counts, the one that needs it is not run and counts too, and the sum still comes last", () => {
  const { status, stdout, closing } = check("/nowhere/chrome", ["chromium", "browser"]);
  assert.equal(status, 1);
  assert.match(stdout, /CHROME_PATH is "\/nowhere\/chrome"/);
  assert.match(stdout, /✖ Browser tests: not run/);
  assert.equal(closing, "0 passed, 2 failed, 0 skipped");
});

test("a stage whose tool is missing is skipped, and named with how to have it run right before the sum", () => {
  const { status, stdout } = check(process.execPath, ["chromium", "firefox"], WITHOUT_FIREFOX);
  assert.equal(status, 0);
  assert.match(stdout, /\n− Browser tests, in Firefox: skipped\n/);
  assert.match(
    stdout,
    /\n {2}needs Firefox \(apt-get install firefox-esr.*\):\n {4}− Browser tests, in Firefox\n\n1 passed, 0 failed, 1 skipped\n$/,
  );
});

test("REQUIRE makes a stage whose tool is missing fail", () => {
  const { status, stdout, closing } = check(process.execPath, ["firefox"], { ...WITHOUT_FIREFOX, REQUIRE: "firefox" });
  assert.equal(status, 1);
  assert.match(stdout, /✖ Browser tests, in Firefox: REQUIRE names firefox: needs Firefox/);
  assert.equal(closing, "0 passed, 1 failed, 0 skipped");
});

test("a REQUIRE that names no tool fails, and says which tools there are", () => {
  const { status, stderr, closing } = check(process.execPath, ["chromium"], { REQUIRE: "firefix" });
  assert.equal(status, 1);
  assert.match(stderr, /REQUIRE names firefix\. There is: .*firefox/);
  assert.equal(closing, "0 passed, 1 failed, 0 skipped");
});

test("a stage that does not exist is named, with those that do", () => {
  const { status, stderr, closing } = check(process.execPath, ["nonsense"]);
  assert.equal(status, 1);
  assert.equal(closing, "0 passed, 1 failed, 0 skipped");
  for (const { name } of STAGES) assert.ok(stderr.includes(name));
});
