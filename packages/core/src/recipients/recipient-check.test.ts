import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { parseRecipients } from "../recipients.ts";

const options = (country?: string) => (country === undefined ? {} : { country });
const valid = (input: string, country?: string) =>
  parseRecipients(input, options(country)).valid.map(({ e164 }) => e164);
const invalid = (input: string, country?: string) =>
  parseRecipients(input, options(country)).invalid.map(({ source, code }) => [source, code]);

test("each reason is reported", () => {
  for (const [input, code] of [
    ["bonjour", "not-a-number"],
    ["+", "not-a-number"],
    ["marie@example.fr", "not-a-number"],
    ["dupont1985@example.fr", "not-a-number"],
    ["***", "not-a-number"],
    ["7", "too-short"],
    ["123", "too-short"],
    ["36 30", "too-short"],
    ["06 12 34", "too-short"],
    ["+33 6 12 34", "too-short"],
    ["061234567", "too-short"],
    ["06123456789", "too-long"],
    ["+33 6 12 34 56 78 90", "too-long"],
    ["1".repeat(17), "too-long"],
    ["01 42 68 53 00", "landline"],
    ["+33 5 56 00 00 00", "landline"],
    ["+44 20 7946 0958", "landline"],
    ["08 00 12 34 56", "not-mobile"],
    ["08 99 12 34 56", "not-mobile"],
    ["09 72 12 34 56", "not-mobile"],
    ["+999 12 34 56 78", "not-assigned"],
    ["+1 000 000 0000", "not-assigned"],
    ["+49 1999 1234567", "not-assigned"],
  ] as const) {
    const { valid: found, invalid: wrong, entries } = parseRecipients(input);
    assert.deepEqual([found, wrong, entries], [[], [{ source: input, code, line: 1 }], 1], input);
  }
});

test("every number of the mainland that begins with 06 or 07 is taken, also of blocks that metadata does not know", () => {
  for (const number of ["0600000000", "0639981234", "0701000000", "0799999999", "0689123456", "0695123456"]) {
    assert.deepEqual(valid(number), [`+33${number.slice(1)}`]);
    assert.deepEqual(valid(`+33${number.slice(1)}`), [`+33${number.slice(1)}`]);
  }
});

test("numbers of machines, in 0700, are reported", () => {
  for (const number of ["0700123456", "+33700123456", "07001234567890", "+337001234567890", "0033 700 123 456"]) {
    assert.deepEqual([valid(number), invalid(number)], [[], [[number, "not-mobile"]]]);
  }
});

/** Blocks of mobiles overseas, first digits and calling code. */
const OVERSEAS = [
  ["639", "262"],
  ["690", "590"],
  ["691", "590"],
  ["692", "262"],
  ["693", "262"],
  ["694", "594"],
  ["696", "596"],
  ["697", "596"],
  ["7090", "590"],
  ["7091", "596"],
  ["7092", "262"],
  ["70930", "594"],
  ["70935", "262"],
  ["7084", "508"],
  ["7085", "508"],
] as const;

test("a mobile overseas is the same number in each of its spellings, from each territory, in all of its blocks", () => {
  for (const [block, code] of OVERSEAS) {
    for (const rest of ["000000", "123456", "555555", "789012"]) {
      const mobile = `${block}${rest}`.slice(0, 9);
      if (mobile.startsWith("63998")) continue;
      for (const country of ["FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF"]) {
        for (const spelling of [
          `0${mobile}`,
          mobile,
          `+${code}${mobile}`,
          `+${code}0${mobile}`,
          `00${code}${mobile}`,
        ]) {
          assert.deepEqual(valid(spelling, country), [`+${code}${mobile}`], `${spelling} in ${country}`);
        }
      }
      // No number of the mainland begins so: the calling code was put before it by rote.
      assert.deepEqual(valid(`+33${mobile}`, "DE"), [`+${code}${mobile}`]);
    }
  }
});

test("every mobile overseas that the metadata knows is taken for its territory", () => {
  for (const country of ["GP", "MQ", "GF", "RE", "YT"] as const) {
    for (let block = 600_00; block < 799_99; block++) {
      const phone = parsePhoneNumberFromString(`0${block}1234`, country);
      if (phone?.isValid() && phone.getType() === "MOBILE") assert.deepEqual(valid(`0${block}1234`), [phone.number]);
    }
  }
});

test("a mobile of the mainland is understood overseas, and is nobody's with a calling code from there", () => {
  for (const country of ["RE", "YT", "GP", "MQ", "GF", "PM"]) {
    assert.deepEqual(valid("06 12 34 56 78", country), ["+33612345678"], country);
    assert.deepEqual(valid("33612345678", country), ["+33612345678"], country);
  }
  assert.deepEqual(invalid("+262612345678"), [["+262612345678", "not-assigned"]]);
  assert.deepEqual(invalid("+590692123456"), [["+590692123456", "not-assigned"]]);
  assert.deepEqual(valid("551234", "PM"), ["+508551234"]);
});

test("foreign mobiles are taken with their country code", () => {
  const numbers = ["+4915112345678", "+447911123456", "+32470123456", "+41781234567", "+34612345678", "+12025550123"];
  assert.deepEqual(valid(numbers.join("\n")), numbers);
});

test("national numbers are those of the country that is asked for", () => {
  assert.deepEqual(valid("0151 12345678", "DE"), ["+4915112345678"]);
  assert.deepEqual(valid("(202) 555-0123", "us"), ["+12025550123"]);
  assert.deepEqual(valid("0470 12 34 56", "BE"), ["+32470123456"]);
  assert.deepEqual(valid("0612345678", "NL"), ["+31612345678"]);
  assert.deepEqual(valid("+33612345678", "DE"), ["+33612345678"]);
  assert.deepEqual(valid("51234", "FK"), ["+50051234"]);
  assert.deepEqual(invalid("0612345678", "BE"), [["0612345678", "not-assigned"]]);
});
