import assert from "node:assert/strict";
import { test } from "node:test";
import { GSM_BASIC, GSM_EXTENSION } from "./alphabet.ts";

test("the basic table has 128 different characters, each at its code", () => {
  assert.equal(GSM_BASIC.length, 128);
  assert.equal(new Set(GSM_BASIC).size, 128);
  // Rows of the table in 3GPP TS 23.038, 6.2.1, by the code of their first character.
  const rows: Record<number, string> = {
    0x00: "@£$¥èéùìòÇ\nØø\rÅå",
    0x10: "Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ",
    0x20: " !\"#¤%&'()*+,-./",
    0x30: "0123456789:;<=>?",
    0x40: "¡ABCDEFGHIJKLMNO",
    0x50: "PQRSTUVWXYZÄÖÑÜ§",
    0x60: "¿abcdefghijklmno",
    0x70: "pqrstuvwxyzäöñüà",
  };
  for (const [code, row] of Object.entries(rows)) assert.equal(GSM_BASIC.slice(Number(code), Number(code) + 16), row);
});

test("the extension table has its ten characters, none of them basic", () => {
  assert.deepEqual([...GSM_EXTENSION].toSorted(), ["\f", "[", "\\", "]", "^", "{", "|", "}", "~", "€"]);
  for (const character of GSM_EXTENSION) assert.ok(!GSM_BASIC.includes(character), character);
});
