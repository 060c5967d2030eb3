import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { readWindowState, writeWindowState } from "./window-state.ts";

const SCREEN = { x: 0, y: 0, width: 1920, height: 1080 };
const STATE = { x: 100, y: 50, width: 900, height: 700, maximized: false };
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sms-window-"));
  file = join(folder, "window.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the window comes back where it was", async () => {
  await writeWindowState(file, STATE);
  assert.deepEqual(readWindowState(file, [SCREEN]), STATE);
});

test("a window on a screen that is gone, or out of reach, is not opened there", async () => {
  for (const place of [{ x: 4000 }, { x: -880 }, { y: -300 }, { y: 1075 }]) {
    await writeWindowState(file, { ...STATE, ...place });
    assert.equal(readWindowState(file, [SCREEN]), undefined, JSON.stringify(place));
  }
  await writeWindowState(file, { ...STATE, x: 2500 });
  assert.ok(readWindowState(file, [SCREEN, { ...SCREEN, x: 1920 }]));
});

test("a file that cannot be read is no window state", () => {
  assert.equal(readWindowState(file, [SCREEN]), undefined);
  for (const text of ["", "{}", "[]", '{"x":0,"y":0,"width":1e9,"height":1,"maximized":false}']) {
    writeFileSync(file, text);
    assert.equal(readWindowState(file, [SCREEN]), undefined, text);
  }
});
