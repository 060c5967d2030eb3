import assert from "node:assert/strict";
import { test } from "node:test";
import { readSource } from "../structure/source-files.ts";
import { bundle } from "./bundle.ts";
import { measureSizes } from "./entries.ts";
import { faultsOf, readRecordedSizes } from "./recorded-sizes.ts";

const recorded = readRecordedSizes();
const sizes = await measureSizes();

for (const size of sizes) {
  test(`${size.name}: ${size.limit === undefined ? "" : `at most ${size.limit} bytes, and `}as recorded`, () => {
    assert.deepEqual(faultsOf(size, recorded), []);
  });
}

test("every figure is recorded, and nothing that is not measured", () => {
  assert.deepEqual(Object.keys(recorded).toSorted(), sizes.map(({ name }) => name).toSorted());
});

test("every panel and every language's words have a limit", () => {
  const limited = sizes.filter(({ name }) => /^(?:panel|language) /.test(name));
  assert.ok(limited.length > 8);
  for (const { name, limit } of limited) assert.ok(limit, name);
});

test("the element's README says the limits that are checked, and no others", () => {
  const limitOf = (name: string): number => {
    const limits = sizes.flatMap((size) => (size.name.startsWith(name) ? (size.limit ?? []) : []));
    return Math.max(...limits);
  };
  const [, table = ""] = readSource("packages/composer/README.md").split("## Size\n");
  const said = [...(table.split("\n## ")[0] ?? "").matchAll(/\| ([\d.]+) kB +\|/g)].map(([, figure]) => Number(figure));
  const checked = [
    "`<sms-composer>` in an application",
    "`<sms-composer>` on the page where it shows",
    "the CDN's file",
    "language ",
    "panel details",
    "panel list",
    "`<sms-meter>` beyond Lit",
  ].map((name) => limitOf(name) / 1000);
  assert.deepEqual(said, checked);
});

test("a figure above its limit is at fault, whatever is recorded", () => {
  assert.match(String(faultsOf({ name: "a", bytes: 101, limit: 100 }, { a: 101 })), /^1 bytes above its limit of 100$/);
  assert.deepEqual(faultsOf({ name: "a", bytes: 100, limit: 100 }, { a: 100 }), []);
});

test("a figure that moved is at fault, in either direction, as is one that is not recorded or not a number", () => {
  for (const bytes of [900, 1100, Number.NaN]) {
    assert.match(String(faultsOf({ name: "a", bytes }, { a: 1000 })), /1000 recorded/);
  }
  assert.match(String(faultsOf({ name: "a", bytes: 1 }, {})), /nothing recorded/);
});

test("the measure sees one more byte that does not compress", async () => {
  const bytesOf = async (code: string): Promise<number> => {
    const made = await bundle(code);
    return made.bytesOf(made.chunksOf());
  };
  assert.equal((await bytesOf(`export const a = "x7q"`)) - (await bytesOf(`export const a = "x7"`)), 1);
});
