import assert from "node:assert/strict";
import { test } from "node:test";
import { Writable } from "node:stream";
import { progressBar } from "./progress-bar.ts";

/** A terminal that keeps what is drawn, and a clock that is set by hand. */
function terminal(settings: { isTTY?: boolean; columns?: number } = { isTTY: true, columns: 80 }) {
  const drawn: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      drawn.push(text);
      done();
    },
  });
  const clock = { time: 0 };
  return { stream: Object.assign(stream, settings), drawn, clock, now: () => clock.time };
}

test("shows the share and the texts, ten times a second at most", () => {
  const { stream, drawn, clock, now } = terminal();
  const bar = progressBar(stream, 200, now);
  bar.update(10, 1);
  assert.deepEqual(drawn, [], "what is quick shows no bar");
  clock.time = 100;
  bar.update(50, 1234);
  assert.deepEqual(drawn, [`\r${"█".repeat(6)}${"░".repeat(18)}  25 %  1,234 texts`]);
  clock.time = 150;
  bar.update(100, 2000);
  assert.equal(drawn.length, 1);
});

test("a file that grows meanwhile is not more than whole", () => {
  const { stream, drawn, clock, now } = terminal();
  const bar = progressBar(stream, 10, now);
  clock.time = 100;
  bar.update(20, 1);
  assert.deepEqual(drawn, [`\r${"█".repeat(24)} 100 %  1 text`]);
});

test("counts texts alone where the size is not known or nothing", () => {
  for (const size of [undefined, 0]) {
    const { stream, drawn, clock, now } = terminal();
    const bar = progressBar(stream, size, now);
    clock.time = 100;
    bar.update(50, 3);
    assert.deepEqual(drawn, ["\r3 texts"]);
  }
});

test("is taken away without a trace, and only once", () => {
  const { stream, drawn, clock, now } = terminal();
  const bar = progressBar(stream, undefined, now);
  bar.clear();
  assert.deepEqual(drawn, []);
  clock.time = 100;
  bar.update(50, 3);
  bar.clear();
  bar.clear();
  assert.deepEqual(drawn, ["\r3 texts", `\r${" ".repeat(7)}\r`]);
});

test("stays within the terminal, and within 80 columns of one that does not say", () => {
  for (const [columns, width] of [
    [20, 19],
    [0, 43],
  ] as const) {
    const { stream, drawn, clock, now } = terminal({ isTTY: true, columns });
    const bar = progressBar(stream, 100, now);
    clock.time = 100;
    bar.update(100, 1000);
    assert.equal(drawn.join("").length, width + 1);
  }
});

test("writes nothing to what is no terminal", () => {
  const { stream, drawn, clock, now } = terminal({});
  const bar = progressBar(stream, 100, now);
  clock.time = 1000;
  bar.update(50, 3);
  bar.clear();
  assert.deepEqual(drawn, []);
});
