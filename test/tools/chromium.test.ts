import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { findChromium, requireChromium } from "./chromium.ts";

const folder = mkdtempSync(join(tmpdir(), "chromium-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const program = join(folder, "chromium");
writeFileSync(program, "");
chmodSync(program, 0o755);

test("the browser is found on the PATH", () => {
  assert.equal(findChromium({ PATH: ["/nowhere", folder].join(delimiter) }), program);
});

test("CHROME_PATH goes before the PATH", () => {
  const other = join(folder, "other");
  writeFileSync(other, "");
  chmodSync(other, 0o755);
  assert.equal(findChromium({ PATH: folder, CHROME_PATH: other }), other);
});

test("a CHROME_PATH that cannot be run is named, and nothing else is taken in its place", () => {
  assert.throws(
    () => requireChromium({ PATH: folder, CHROME_PATH: "/nowhere/chrome" }),
    /CHROME_PATH is "\/nowhere\/chrome"/,
  );
});
