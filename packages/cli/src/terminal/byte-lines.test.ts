import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import fc from "fast-check";
import { splitLines } from "./byte-lines.ts";

const LIMIT = 8;

/** Cuts the text into chunks of the given sizes, and reads the lines back. */
function linesOf(text: string, sizes: readonly number[]): (string | undefined)[] {
  const bytes = Buffer.from(text);
  const splitter = splitLines(LIMIT);
  const lines = [];
  let start = 0;
  for (const size of [...sizes, bytes.length]) {
    lines.push(...splitter.push(bytes.subarray(start, start + size)));
    start += size;
  }
  lines.push(...splitter.end());
  return lines.map((line) => line && Buffer.from(line).toString());
}

test("a line ends at its line feed or at the end of the stream", () => {
  assert.deepEqual(linesOf("one\ntwo\n\nfour", []), ["one", "two", "", "four"]);
  assert.deepEqual(linesOf("one\n", []), ["one"]);
  assert.deepEqual(linesOf("", []), []);
});

test("a line is kept up to the limit and no further", () => {
  assert.deepEqual(linesOf("12345678\n123456789\nshort\n1234567890", []), ["12345678", undefined, "short", undefined]);
});

test("lines do not depend on where the chunks of a stream end", () => {
  const text = fc.array(fc.constantFrom("a", "é", "\n", "😀"), { maxLength: 60 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, fc.array(fc.nat(5)), (given, sizes) => {
      const whole = given.split("\n");
      const expected = whole.at(-1) === "" ? whole.slice(0, -1) : whole;
      assert.deepEqual(
        linesOf(given, sizes),
        expected.map((line) => (Buffer.byteLength(line) > LIMIT ? undefined : line)),
      );
    }),
  );
});
