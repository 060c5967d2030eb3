import assert from "node:assert/strict";
import { test } from "node:test";
import { bundleSize } from "./bundle-size.ts";
import { SIZE_ENTRIES } from "./entries.ts";
import { readRecordedSizes } from "./recorded-sizes.ts";

const recorded = readRecordedSizes();

for (const { name, code, limit } of SIZE_ENTRIES) {
  test(`${name}: exactly as many bytes as recorded`, async (t) => {
    const bytes = await bundleSize(code);
    t.diagnostic(`${bytes} bytes, limit ${limit}${bytes <= limit ? "" : `: ${bytes - limit} too many`}`);
    assert.deepEqual(recorded[name], { bytes, limit }, "If it is meant to be so: pnpm size --record");
  });
}

test("nothing is recorded that is not measured", () => {
  assert.deepEqual(
    Object.keys(recorded),
    SIZE_ENTRIES.map(({ name }) => name),
  );
});

test("the measure sees one more byte that does not compress", async () => {
  const [one, other] = await Promise.all([bundleSize(`export const a = "x7"`), bundleSize(`export const a = "x7q"`)]);
  assert.equal(other - one, 1);
});
