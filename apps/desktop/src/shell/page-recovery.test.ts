import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { test } from "node:test";
import { recoverPage } from "./page-recovery.ts";

test("a page whose process has gone is loaded again; one that goes on and on when a person wants it, and no window stays blank without a word", async () => {
  let now = 0;
  let reloads = 0;
  const reported: string[] = [];
  const answers = [true, false];
  const done: string[] = [];
  const contents = Object.assign(new EventEmitter(), { reload: () => void reloads++ });
  recoverPage(contents as unknown as Parameters<typeof recoverPage>[0], {
    now: () => now,
    report: (reason) => reported.push(reason),
    async ask() {
      done.push("asked");
      return answers.shift() ?? assert.fail("asked too often");
    },
    quit: () => done.push("quit"),
  });
  const go = async (reason: string, at: number): Promise<number> => {
    now = at;
    contents.emit("render-process-gone", {}, { reason, exitCode: 0 });
    await new Promise(setImmediate);
    return reloads;
  };
  assert.equal(await go("clean-exit", 0), 0);
  assert.equal(await go("crashed", 1_000), 1);
  assert.deepEqual(done, []);
  assert.equal(await go("oom", 2_000), 2);
  assert.deepEqual(done, ["asked"]);
  assert.equal(await go("crashed", 3_000), 2);
  assert.deepEqual(done, ["asked", "asked", "quit"]);
  assert.equal(await go("crashed", 40_000), 3);
  assert.deepEqual(reported, ["crashed", "oom", "crashed", "crashed"]);
});
