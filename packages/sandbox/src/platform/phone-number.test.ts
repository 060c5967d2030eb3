import assert from "node:assert/strict";
import { test } from "node:test";
import { e164Of, readMobile } from "./phone-number.ts";

test("a French mobile is taken in a block that the metadata does not know yet, and in the one kept for fiction", () => {
  for (const written of ["0712345678", "+33712345678"]) {
    assert.deepEqual(readMobile(written), { e164: "+33712345678", country: "FR" });
  }
  assert.equal(e164Of("0639980000"), "+33639980000");
});

test("landlines, numbers cut short and other spellings are no mobiles", () => {
  for (const written of ["0142000000", "071234567", "06 12 34 56 78", "+1", ""]) {
    assert.equal(readMobile(written), undefined, written);
  }
});

test("a national number of a territory overseas is that of its territory, in either spelling", () => {
  for (const [e164, country] of [
    ["+262692123456", "RE"],
    ["+262639123456", "YT"],
    ["+590690123456", "GP"],
    ["+594694123456", "GF"],
    ["+596696123456", "MQ"],
  ] as const) {
    for (const written of [e164, `0${e164.slice(4)}`])
      assert.deepEqual(readMobile(written), { e164, country }, written);
  }
});

test("a foreign mobile keeps its country", () => {
  assert.deepEqual(readMobile("+32470123456"), { e164: "+32470123456", country: "BE" });
});
