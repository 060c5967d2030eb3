import assert from "node:assert/strict";
import { test } from "node:test";
import { readCommandLine } from "./command-line.ts";

test("reads the line that Playwright's launcher writes", () => {
  const line = readCommandLine([
    "-r",
    "/loader.js",
    "--inspect=0",
    "--remote-debugging-port=0",
    "--user-data-dir=/tmp/x=y",
    "/app",
    "sms:0612345678",
  ]);
  assert.deepEqual(line.preloads, ["/loader.js"]);
  assert.equal(line.inspect, 0);
  assert.equal(line.app, "/app");
  assert.equal(line.switches.get("user-data-dir"), "/tmp/x=y");
  assert.deepEqual(line.argv.slice(-2), ["/app", "sms:0612345678"]);
});

test("without arguments the app is the folder that one stands in, and nothing inspects it", () => {
  assert.deepEqual(readCommandLine([]), { app: ".", preloads: [], inspect: undefined, argv: [], switches: new Map() });
  assert.equal(readCommandLine(["--inspect"]).inspect, 9229);
});
