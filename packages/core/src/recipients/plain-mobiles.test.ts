import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { countryOf, parseRecipients } from "../recipients.ts";
import { readPlainMobiles } from "./plain-mobiles.ts";

test("a list of French mobiles is read as parseRecipients reads it, with their countries", () => {
  const mobile = fc
    .tuple(
      fc.constantFrom("06", "07", "+336", "0692", "+33 7"),
      fc.constantFrom("", " ", "."),
      fc.integer({ min: 0, max: 9 }),
    )
    .map(([start, separator, last]) => {
      const digits = start.startsWith("0692") ? ["12", "34", `5${last}`] : ["12", "34", "56", `7${last}`];
      return [start.startsWith("0692") && separator ? `06${separator}92` : start, ...digits].join(separator);
    });
  const list = fc.array(fc.tuple(mobile, fc.constantFrom(", ", ";", "\n", "\r\n", ",\n", "\n\n")), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(list, fc.constantFrom("FR", "re"), (pieces, country) => {
      const numbers = pieces.map(([number]) => number);
      for (const input of [pieces.flat().join(""), ["", ...numbers, " "]]) {
        const read = readPlainMobiles(input, country);
        const { valid, ...rest } = parseRecipients(input, { country });
        const withCountries = valid.map((each) => ({ ...each, country: countryOf(each.e164) }));
        assert.deepEqual(read, { ...rest, valid: withCountries });
      }
    }),
    { numRuns: 300 },
  );
});

test("a number that comes twice is a duplicate, and a line without one is empty", () => {
  const { valid, duplicates, entries, empty } = readPlainMobiles(["06 12 34 56 78", "", "+33612345678"]) ?? {};
  assert.deepEqual([valid?.length, duplicates?.map(({ line }) => line), entries, empty], [1, [3], 3, 1]);
});

test("of a list with anything else in it nothing is said, nor of a long one", () => {
  for (const input of ["", " \n", "0612345678 Anna", "0612345678\n0142685300", "0612345678, 32470123456", ["x"]])
    assert.equal(readPlainMobiles(input), undefined, String(input));
  assert.equal(readPlainMobiles("0612345678", "BE"), undefined);
  assert.equal(readPlainMobiles(Array.from({ length: 2001 }, () => "0612345678")), undefined);
});
