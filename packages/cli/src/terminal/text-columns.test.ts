import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { alignColumns, columnsOf, wrapText } from "./text-columns.ts";

test("emoji and ideographs take two columns, marks none of their own", () => {
  assert.deepEqual(["", "abc", "é", "e\u0301", "😀", "👩‍🚀", "❤️", "日本"].map(columnsOf), [0, 3, 1, 1, 2, 2, 2, 4]);
});

test("wrapped rows are no wider than asked for, and together the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 10 }), (text, width) => {
      const rows = wrapText(text, width);
      assert.equal(rows.join(""), text);
      for (const row of rows) assert.ok(columnsOf(row) <= width, JSON.stringify(row));
    }),
  );
});

test("cells stand under each other, numbers to the right, without space at the end", () => {
  const rows = [
    ["😀", "1", "x"],
    ["four", "1,000", ""],
    ["", "20"],
  ];
  assert.deepEqual(alignColumns(rows, ["left", "right", "left"]), ["😀        1  x", "four  1,000", "         20"]);
});
