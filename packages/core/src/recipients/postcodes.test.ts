import assert from "node:assert/strict";
import { test } from "node:test";
import { getCountries, getExampleNumber } from "libphonenumber-js/max";
import examples from "libphonenumber-js/mobile/examples";
import { parseRecipients, toE164 } from "../recipients.ts";

const read = (text: string, country = "FR") => {
  const { valid, invalid, ignored } = parseRecipients(text, { country });
  return [valid.map(({ e164 }) => e164), invalid.map(({ code }) => code), ignored.map(({ source }) => source)];
};

test("a number before a postcode is read, and the postcode is said to be none", () => {
  for (const [text, e164, postcode, country] of [
    ["0612345678 75011 Paris", "+33612345678", "75011", "FR"],
    ["0612345678 75011", "+33612345678", "75011", "FR"],
    ["06 12 34 56 78 75011 Paris", "+33612345678", "75011", "FR"],
    ["06.12.34.56.78 - 75011 Paris", "+33612345678", "75011", "FR"],
    ["(Marie 06 12 34 56 78) 75011 Paris", "+33612345678", "75011", "FR"],
    ["0612345678 75 011 Paris", "+33612345678", "75 011", "FR"],
    ["0612345678 12 rue de Paris", "+33612345678", "12", "FR"],
    ["+33 6 12 34 56 78 75011 Paris", "+33612345678", "75011", "FR"],
    ["0470 12 34 56 1000 Bruxelles", "+32470123456", "1000", "BE"],
    ["+41 79 123 45 67 8001 Zürich", "+41791234567", "8001", "FR"],
    ["+351 912 345 678 4000-123 Porto", "+351912345678", "4000-123", "FR"],
    ["+91 98765 43210 110001 Delhi", "+919876543210", "110001", "FR"],
    ["612 34 56 78 28013 Madrid", "+34612345678", "28013", "ES"],
    ["415 555 2671 94105-1234 San Francisco", "+14155552671", "94105-1234", "US"],
  ] as const) {
    assert.deepEqual(read(text, country), [[e164], [], [postcode]], text);
  }
  const rows = "0612345678 75011 Paris\n0798765432 69001 Lyon";
  assert.deepEqual(read(rows), [["+33612345678", "+33798765432"], [], ["75011", "69001"]]);
  assert.deepEqual(read(rows.replace("\n", " ")), [["+33612345678", "+33798765432"], [], ["75011", "69001"]]);
  assert.deepEqual(read("0612345678 75011 0798765432"), [["+33612345678", "+33798765432"], [], ["75011"]]);
  assert.deepEqual(read("01 42 68 53 00 75011 Paris"), [[], ["landline", "too-short"], ["75011"]]);
});

test("digits that a postcode may end or begin are nobody's number", () => {
  // A SIREN and what follows, a digit too many, a number that is cut short.
  for (const text of ["06 12 34 56 78 9", "0612345678 9", "06 12 34 56 78 07 98", "06 12 34 567 89 75011"])
    assert.deepEqual(read(text), [[], ["too-long"], []], text);
  assert.deepEqual(read("612 345 678 1234")[0], []);
  // Austria has numbers of up to 13 digits in its plan, though nobody has one.
  for (const text of ["+43 664 123456 1010 Wien", "+43664123456 1010", "0664 123456 - 1010"]) {
    assert.deepEqual(read(text, "AT")[0], [], text);
    assert.equal(parseRecipients(text, { country: "AT" }).ignored[0]?.code, "doubtful", text);
  }
  assert.deepEqual(read("+43 664 1234567 1010 Wien", "AT"), [["+436641234567"], [], ["1010"]]);
  assert.deepEqual(read("+43 664 1234 5678 Marie", "AT"), [["+4366412345678"], [], []]);
});

test("in no country does a postcode become part of a number, or end one too early", () => {
  for (const country of getCountries()) {
    const example = getExampleNumber(country, examples);
    const e164 = example && toE164(example.number, { country });
    if (!example || e164 === undefined) continue;
    for (const number of [example.number, example.formatInternational(), example.formatNational()]) {
      for (const postcode of ["1010", "75011", "110001", "4000-123"]) {
        for (const text of [`${number} ${postcode} Town`, `${number} - ${postcode}`]) {
          const [found = []] = read(text, country);
          assert.ok(found.length === 0 || (found.length === 1 && found[0] === e164), `${country} ${text}: ${found}`);
        }
      }
    }
  }
});
