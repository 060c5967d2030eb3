import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { test } from "node:test";
import { recoverPage } from "./page-recovery.ts";

test("a page whose process has gone is loaded again, but not one that goes on and on", () => {
  let now = 0;
  let reloads = 0;
  const reported: string[] = [];
  const contents = Object.assign(new EventEmitter(), { reload: () => void reloads++ });
  recoverPage(
    contents as unknown as Parameters<typeof recoverPage>[0],
    () => now,
    (reason) => reported.push(reason),
  );
  const go = (reason: string, at: number): number => {
    now = at;
    contents.emit("render-process-gone", {}, { reason, exitCode: 0 });
    return reloads;
  };
  assert.equal(go("clean-exit", 0), 0);
  assert.equal(go("crashed", 1_000), 1);
  assert.equal(go("oom", 2_000), 1);
  assert.equal(go("crashed", 40_000), 2);
  assert.deepEqual(reported, ["crashed", "oom", "crashed"]);
});
