import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRecipients } from "../recipients.ts";
import { foldText } from "./folded-text.ts";

test("the decimal digits of every script are digits", () => {
  const digits = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => /\p{Nd}/u.test(character));
  assert.ok(digits.length >= 650 && digits.length % 10 === 0);
  for (let zero = 0; zero < digits.length; zero += 10) {
    const ten = digits.slice(zero, zero + 10);
    assert.equal(foldText(ten.join("")).text, "0123456789");
    const number = [...`06 98 76 54 32`].map((digit) => ten[Number(digit.trim() || NaN)] ?? " ").join("");
    assert.deepEqual(parseRecipients(`Marie ${number} (portable)`).valid, [
      { e164: "+33698765432", source: number, line: 1 },
    ]);
  }
});

test("what is no digit of ten stays: fractions, powers, Chinese and Roman numbers", () => {
  for (const text of ["½", "²", "六", "Ⅵ", "①"]) assert.equal(foldText(text).text, text);
});
