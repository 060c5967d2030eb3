import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseJson } from "./json-text.ts";

describe("parseJson", () => {
  it("keeps integers exact that a number cannot hold, and leaves everything else as JSON.parse reads it", () => {
    assert.deepEqual(parseJson('{"a":9007199254740993,"b":[-12345678901234567890,9007199254740991]}'), {
      a: "9007199254740993",
      b: ["-12345678901234567890", 9007199254740991],
    });
    for (const text of [
      '"9007199254740993"',
      String.raw`{"say":"\"9007199254740993\" \\","n":1}`,
      '{"9007199254740993":1}',
      "12345678901234567.5",
      "12345678901234567e3",
      "1e400",
    ])
      assert.deepEqual(parseJson(text), JSON.parse(text), text);
  });

  it("refuses what JSON.parse refuses", () => {
    for (const text of ["", "{", '{"a":9007199254740993', "012345678901234567", '"9007199254740993']) {
      assert.throws(() => parseJson(text), SyntaxError, text);
    }
  });

  it("refuses what is nested deeper than any answer, at once", () => {
    assert.throws(() => parseJson("[".repeat(2_000_000)), SyntaxError);
    assert.throws(() => parseJson(`${"[".repeat(300)}${"]".repeat(300)}`), SyntaxError);
    assert.deepEqual(parseJson(JSON.stringify({ text: "[".repeat(5000) })), { text: "[".repeat(5000) });
  });
});
