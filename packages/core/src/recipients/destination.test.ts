import assert from "node:assert/strict";
import { test } from "node:test";
import { countryOf, destinationOf, toE164 } from "../recipients.ts";

test("the country of a number, also where several share a calling code", () => {
  for (const [number, country] of [
    ["+33612345678", "FR"],
    ["+33142685300", "FR"],
    ["+262692123456", "RE"],
    ["+262693999999", "RE"],
    ["+262639012345", "YT"],
    ["+262709351234", "YT"],
    ["+262262123456", "RE"],
    ["+590690001234", "GP"],
    ["+590691999999", "GP"],
    ["+594694201234", "GF"],
    ["+596696201234", "MQ"],
    ["+508708401234", "PM"],
    ["+508551234", "PM"],
    ["+32470123456", "BE"],
    ["+12025550123", "US"],
    ["+14165550123", "CA"],
    ["+18765550123", "JM"],
    ["+77011234567", "KZ"],
    ["+447400123456", "GB"],
  ] as const) {
    assert.deepEqual([countryOf(number), destinationOf(number)], [country, country], number);
  }
});

test("satellite, premium and non-geographic numbers have no country, and say what they are", () => {
  for (const [number, kind] of [
    ["+881612345678", "satellite"],
    ["+870773111632", "satellite"],
    ["+882161234567", "satellite"],
    ["+979123456789", "premium"],
    ["+33899123456", "premium"],
    ["+19002223333", "premium"],
    ["+80012345678", "non-geographic"],
    ["+883510000000", "non-geographic"],
    ["+447012345678", "non-geographic"],
    ["+18002223333", "non-geographic"],
    ["+33972123456", "non-geographic"],
  ] as const) {
    assert.deepEqual([countryOf(number), destinationOf(number)], [undefined, kind], number);
  }
});

test("what is no number, or nobody's, has no destination", () => {
  for (const number of [
    "",
    "+",
    "0612345678",
    "+0612345678",
    "+999123456",
    "bonjour",
    "+1234567890123456",
    "+15550000",
  ]) {
    assert.deepEqual([countryOf(number), destinationOf(number)], [undefined, undefined], number);
  }
});

test("digits too many hide no premium number: such a number has no destination", () => {
  assert.equal(destinationOf("+447012345678"), "non-geographic");
  assert.equal(destinationOf("+4470123456789"), undefined);
  assert.equal(destinationOf("+331426853001"), undefined);
});

test("toE164 reads one mobile in any spelling, and nothing else", () => {
  for (const number of [
    "06 12 34 56 78",
    "+33 (0)6 12 34 56 78",
    "33612345678",
    " 0033612345678 ",
    "tel:+33612345678",
  ]) {
    assert.equal(toE164(number), "+33612345678", number);
  }
  assert.equal(toE164("0692 12 34 56"), "+262692123456");
  assert.equal(toE164("0470 12 34 56", { country: "BE" }), "+32470123456");
  for (const none of ["", "bonjour", "01 42 68 53 00", "06 12", "0612345678 0798765432", "0612345678, 0798765432"]) {
    assert.equal(toE164(none), undefined, none);
  }
  assert.throws(() => toE164("0612345678", { country: "ZZ" }), { name: "RangeError" });
});
