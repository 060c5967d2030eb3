import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { packagesOf, requiredTools, requires, toolsHere } from "./optional-tools.ts";

const saved = { PATH: process.env["PATH"], REQUIRE: process.env["REQUIRE"], FIREFOX_PATH: process.env["FIREFOX_PATH"] };
afterEach(() => {
  for (const [name, value] of Object.entries(saved)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
});

function withoutTools(require?: string): void {
  process.env["PATH"] = "/nowhere";
  if (require === undefined) delete process.env["REQUIRE"];
  else process.env["REQUIRE"] = require;
}

test("what is missing is the reason of the skip, with how to install it", () => {
  withoutTools();
  assert.equal(requires("php"), "needs PHP 8.1 with cURL and SQLite (apt-get install php-cli php-curl php-sqlite3)");
  assert.match(String(requires("go", "php")), /^needs Go /);
});

test("nothing is skipped where nothing is missing", () => {
  assert.equal(requires(), false);
  for (const name of toolsHere().here) assert.equal(requires(name), false);
});

test("REQUIRE makes a skip for one of its tools an error, and no other", () => {
  withoutTools("php, strace");
  assert.throws(() => requires("php"), /REQUIRE names php: needs PHP 8\.1/);
  assert.throws(() => requires("strace"), /REQUIRE names strace/);
  assert.match(String(requires("go")), /^needs Go/);
});

test("REQUIRE may name several, by commas or blanks, and only what there is", () => {
  assert.deepEqual(requiredTools({ REQUIRE: "php,go firefox" }), ["php", "go", "firefox"]);
  assert.deepEqual(requiredTools({}), []);
  assert.throws(() => requiredTools({ REQUIRE: "php,phython" }), /REQUIRE names phython\. There is: php, /);
  assert.throws(() => requiredTools({ REQUIRE: "toString" }), /REQUIRE names toString/);
});

test("only small tools have packages that are installed unasked", () => {
  assert.deepEqual(packagesOf(["php", "java", "firefox"]), ["php-cli", "php-curl", "php-sqlite3"]);
});
