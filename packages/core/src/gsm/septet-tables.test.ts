import assert from "node:assert/strict";
import { test } from "node:test";
import { GSM_BASIC, GSM_EXTENSION } from "./alphabet.ts";
import { UNDECIDED, septetTable } from "./septet-tables.ts";

for (const other of [0, UNDECIDED] as const) {
  test(`of all 65,536 code units basic ones take 1, extension ones 2, the escape and all others ${other}`, () => {
    const units = septetTable(other);
    assert.equal(units.length, 65_536);
    const wrong: number[] = [];
    for (let code = 0; code < 65_536; code++) {
      const character = String.fromCharCode(code);
      const basic = GSM_BASIC.includes(character) && character !== "\x1b";
      const expected = basic ? 1 : GSM_EXTENSION.includes(character) ? 2 : other;
      if (units[code] !== expected) wrong.push(code);
    }
    assert.deepEqual(wrong, []);
  });
}

test("a table is made once", () => {
  assert.equal(septetTable(0), septetTable(0));
  assert.notEqual(septetTable(0), septetTable(UNDECIDED));
});
