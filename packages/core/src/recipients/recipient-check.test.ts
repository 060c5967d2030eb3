import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRecipients } from "../recipients.ts";

const options = (country?: string) => (country === undefined ? {} : { country });
const valid = (input: string, country?: string) =>
  parseRecipients(input, options(country)).valid.map(({ e164 }) => e164);
const invalid = (input: string, country?: string) =>
  parseRecipients(input, options(country)).invalid.map(({ source, code }) => [source, code]);

test("each reason is told", () => {
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
    assert.deepEqual(parseRecipients(input), { valid: [], invalid: [{ source: input, code }], duplicates: [] }, input);
  }
});

test("every French number that begins with 06 or 07 is taken, also of blocks that metadata does not know", () => {
  for (const number of ["0600000000", "0639981234", "0700000000", "0799999999", "0689123456"]) {
    assert.deepEqual(valid(number), [`+33${number.slice(1)}`]);
    assert.deepEqual(valid(`+33${number.slice(1)}`), [`+33${number.slice(1)}`]);
  }
});

test("mobiles of the overseas departments have their own country codes", () => {
  assert.deepEqual(valid("0690001234, 0692123456, 0694201234, 0696201234, 0639012345"), [
    "+590690001234",
    "+262692123456",
    "+594694201234",
    "+596696201234",
    "+262639012345",
  ]);
  // As typed with a country code, and where no department has the block.
  assert.deepEqual(valid("+33692123456, 0639981234"), ["+33692123456", "+33639981234"]);
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
