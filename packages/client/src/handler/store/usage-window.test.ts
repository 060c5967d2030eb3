import assert from "node:assert/strict";
import { test } from "node:test";
import { UsageWindow } from "./usage-window.ts";

const MINUTE = 60_000;

test("what is taken all the time, below the limit, is never refused", () => {
  for (const every of [100, 500, 999, 1000, 1500]) {
    const window = new UsageWindow(MINUTE);
    // What is taken close together becomes free together: a sixtieth of the window later at most.
    const limit = Math.ceil((MINUTE / every) * (61 / 60)) + 1;
    for (let now = 0; now < 20 * MINUTE; now += every) {
      assert.ok(window.hasRoom(1, limit, now), `one each ${every} ms, after ${now} ms`);
      window.add(1, now);
    }
  }
});

test("in no window more is taken than the limit", () => {
  const window = new UsageWindow(MINUTE);
  const taken: number[] = [];
  for (let now = 0; now < 10 * MINUTE; now += 130) {
    if (!window.hasRoom(1, 100, now)) continue;
    window.add(1, now);
    taken.push(now);
  }
  for (const [index, now] of taken.entries()) {
    const within = taken.filter((other) => other > now - MINUTE && other <= now).length;
    assert.ok(within <= 100, `${within} in the minute before ${now}, the ${index}th`);
  }
  assert.ok(taken.length > 900);
});

test("amounts of money fill a limit to its last cent, and no further", () => {
  const window = new UsageWindow(MINUTE);
  for (const amount of [0.1, 0.2]) {
    assert.ok(window.hasRoom(amount, 0.3, 0));
    window.add(amount, 0);
  }
  assert.ok(!window.hasRoom(0.001, 0.3, 0));
  window.add(-0.2, 0);
  assert.ok(window.hasRoom(0.2, 0.3, 0) && !window.hasRoom(0.21, 0.3, 0));
  assert.ok(window.isEmpty(MINUTE));
});
