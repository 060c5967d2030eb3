import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isKnownCountry, numberPrefixes, toE164 } from "../recipients.ts";

test("the beginning of a number is looked for in the country's plan", () => {
  for (const [beginning, country, prefixes] of [
    ["0470/12", "BE", ["+3247012"]],
    ["470 12", "BE", ["+47012", "+3247012"]],
    ["+32 (0)470", "FR", ["+32470"]],
    ["0032 0470", "be", ["+320470", "+32470"]],
    ["+32", "BE", ["+32"]],
    ["+49 151", "BE", ["+49151"]],
    ["06 12", "IT", ["+390612"]],
    ["612", "ES", ["+612", "+34612"]],
    ["+34 612", "ES", ["+34612"]],
  ] as const) {
    assert.deepEqual(numberPrefixes(beginning, { country }), prefixes, beginning);
  }
  assert.ok(numberPrefixes("0692").includes("+262692"));
  assert.ok(numberPrefixes("+33 06 92").includes("+262692"));
  assert.throws(() => numberPrefixes("06", { country: "XX" }), RangeError);
});

test("other texts name no number", () => {
  for (const text of ["", "0", "+", "06 a", "Marie", "1+2", "()"]) assert.deepEqual(numberPrefixes(text), [], text);
});

test("each beginning of a number finds it, in every spelling", () => {
  const spelling = fc.constantFrom(
    "06 12 34 56 78",
    "0692123456",
    "+33 (0)6 12 34 56 78",
    "0033 7 09 20 12 34",
    "+262 692 12 34 56",
    "612345678",
    "+33 692 12 34 56",
    "06.39.12.34.56",
    "06\u00a012\u00a034\u00a056\u00a078",
  );
  fc.assert(
    fc.property(spelling, fc.integer({ min: 7, max: 20 }), (number, length) => {
      const e164 = toE164(number) ?? "";
      const beginning = number.slice(0, length);
      assert.ok(
        numberPrefixes(beginning).some((prefix) => e164.startsWith(prefix)),
        beginning,
      );
    }),
  );
});

test("countries are known by their codes of ISO 3166-1", () => {
  assert.deepEqual(["FR", "re", "XX", "", "constructor"].map(isKnownCountry), [true, true, false, false, false]);
});
