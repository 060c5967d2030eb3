import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { test } from "node:test";
import { writerFor } from "./text-output.ts";

const failing = (code?: string) =>
  new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error("the pipe is gone"), code && { code }));
    },
  });

test("a write is over when it is taken", async () => {
  const taken: string[] = [];
  const slow = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      setImmediate(() => {
        taken.push(text);
        done();
      });
    },
  });
  assert.equal(await writerFor(slow)("text"), true);
  assert.deepEqual(taken, ["text"]);
});

test("a reader that has left is no error, however often it is written to", async () => {
  const write = writerFor(failing("EPIPE"));
  assert.equal(await write("first"), false);
  assert.equal(await write("second"), false);
});

test("every other failure is reported", async () => {
  await assert.rejects(writerFor(failing("ENOSPC"))("text"), /^Error: Cannot write: the pipe is gone$/);
  await assert.rejects(writerFor(failing())("text"), /Cannot write/);
});
