import assert from "node:assert/strict";
import { test } from "node:test";
import { collectChanges } from "./collected-changes.ts";

test("a burst of changes is told at once, each message in it once, and what comes later in its turn", () => {
  const reached: (string | undefined)[][] = [];
  const waiting: (() => void)[] = [];
  const clock = {
    after(_milliseconds: number, callback: () => void) {
      waiting.push(callback);
      return () => void waiting.splice(waiting.indexOf(callback), 1);
    },
  };
  const changes = collectChanges(clock, (changed) => reached.push([...changed]));
  for (let round = 0; round < 3; round++) for (let n = 0; n < 500; n++) changes.add(`m${n}`);
  assert.deepEqual([reached.length, waiting.length], [0, 1]);
  waiting.shift()?.();
  assert.deepEqual([reached.length, reached[0]?.length], [1, 500]);
  changes.add();
  waiting.shift()?.();
  assert.deepEqual(reached[1], [undefined]);
  changes.add("late");
  changes.stop();
  assert.deepEqual(waiting, [], "nobody is reached after the end");
});
