import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { MISSING_SENTENCE } from "./electron-program.ts";

const LAUNCH = fileURLToPath(new URL("./launch.ts", import.meta.url));

test("without Electron's program one clear sentence says what to do, and nothing is built", () => {
  const empty = mkdtempSync(join(tmpdir(), "sms-no-electron-"));
  try {
    const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: empty };
    const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCH], { env, encoding: "utf8" });
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.equal(stderr, `${MISSING_SENTENCE}\n`);
  } finally {
    rmSync(empty, { recursive: true });
  }
});

test("the sentence names both ways out", () => {
  assert.match(MISSING_SENTENCE, /ELECTRON_MIRROR/);
  assert.match(MISSING_SENTENCE, /ELECTRON_OVERRIDE_DIST_PATH/);
});
