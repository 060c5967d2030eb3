import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { test } from "node:test";
import { watchPresses } from "./input-gate.ts";

test("a page opens nothing without a press, and one thing for each press", () => {
  let now = 0;
  const contents = new EventEmitter();
  const hasPressed = watchPresses(contents as unknown as Parameters<typeof watchPresses>[0], () => now);
  assert.equal(hasPressed(), false);
  for (const [event, type, counts] of [
    ["before-mouse-event", "mouseDown", true],
    ["before-input-event", "keyDown", true],
    ["before-mouse-event", "mouseMove", false],
    ["before-input-event", "keyUp", false],
  ] as const) {
    contents.emit(event, {}, { type });
    assert.deepEqual([hasPressed(), hasPressed()], [counts, false], type);
  }
  contents.emit("before-mouse-event", {}, { type: "mouseDown" });
  now += 2_000;
  assert.equal(hasPressed(), false, "long ago");
});
