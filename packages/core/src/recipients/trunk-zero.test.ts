import assert from "node:assert/strict";
import { test } from "node:test";
import { getCountries, Metadata } from "libphonenumber-js/max";
import { hasTrunkZero } from "./trunk-zero.ts";

test("national numbers begin with a zero where the library's metadata says so", () => {
  for (const country of getCountries()) {
    const metadata = new Metadata();
    metadata.selectNumberingPlan(country);
    const plan = metadata.numberingPlan as unknown as { nationalPrefix(): string | undefined };
    assert.equal(hasTrunkZero(country), plan.nationalPrefix() === "0", country);
  }
});
