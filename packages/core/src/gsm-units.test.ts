import assert from "node:assert/strict";
import { test } from "node:test";
import { GSM_BASIC, GSM_EXTENSION } from "./gsm-alphabet.ts";
import { gsmUnits, RARE } from "./gsm-units.ts";

for (const other of [0, RARE] as const) {
  test(`of all 65,536 code units basic ones take 1, extension ones 2, the escape and all others ${other}`, () => {
    const units = gsmUnits(other);
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
  assert.equal(gsmUnits(0), gsmUnits(0));
  assert.notEqual(gsmUnits(0), gsmUnits(RARE));
});
