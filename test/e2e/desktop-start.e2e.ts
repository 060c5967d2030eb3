/** Starts of the app that cannot be: each says why in a dialog, and touches nothing. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { text } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { messages as en } from "../../apps/desktop/src/messages/en/index.ts";
import { buildDesktop, DESKTOP, removeUserData } from "../desktop/desktop-session.ts";
import { describeRuntime, electronRuntime } from "../desktop/electron-runtime.ts";

const runtime = electronRuntime();
const { damaged } = en;
const folders: string[] = [];

before(async () => {
  console.log(describeRuntime(runtime));
  await buildDesktop();
});
after(() => removeUserData(...folders));

/** Starts the app over what is in its folder of data, and waits for its end. */
async function startOver(prepare: (data: string) => void) {
  const userData = mkdtempSync(join(tmpdir(), "sms-start-"));
  folders.push(userData);
  const data = join(userData, "data");
  prepare(data);
  const child = spawn(runtime.executable, [`--user-data-dir=${userData}`, DESKTOP], {
    env: { ...process.env, STAND_IN_NODE: process.execPath, STAND_IN_ERROR_BOXES: "stderr", LANG: "en" },
    stdio: ["ignore", "ignore", "pipe"],
    timeout: 20_000,
  });
  const [output, status] = await Promise.all([
    text(child.stderr),
    new Promise((resolve) => child.once("exit", resolve)),
  ]);
  return { data, output, status };
}

const outboxIn = (data: string): string => {
  mkdirSync(data, { recursive: true });
  return join(data, "outbox.sqlite");
};

// A real one shows the dialog until somebody closes it.
test(
  "a folder that cannot be written, data of a later version and data in use are said in a dialog, and stay as they are",
  {
    skip: runtime.kind === "electron" && "Electron waits until its dialog is closed",
  },
  async () => {
    let other: DatabaseSync | undefined;
    const cases: readonly (readonly [sentence: string, prepare: (data: string) => void])[] = [
      [damaged.unwritable, (data) => writeFileSync(data, "a file in place of the folder")],
      [damaged.unwritable, (data) => mkdirSync(outboxIn(data))],
      [
        damaged.newer,
        (data) => {
          const db = new DatabaseSync(outboxIn(data));
          db.exec("PRAGMA user_version = 999");
          db.close();
        },
      ],
      [
        damaged.locked,
        (data) => {
          other = new DatabaseSync(outboxIn(data));
          other.exec("CREATE TABLE t (x); BEGIN EXCLUSIVE");
        },
      ],
    ];
    for (const [sentence, prepare] of cases) {
      const { data, output, status } = await startOver(prepare);
      assert.ok(output.includes(`dialog: ${damaged.title}: ${sentence}\n${data}`), output);
      assert.equal(status, 1);
      assert.doesNotMatch(output, /uncaught|main\.js/);
    }
    other?.close();
    const [file = ""] = folders;
    assert.equal(readFileSync(join(file, "data"), "utf8"), "a file in place of the folder");
  },
);
