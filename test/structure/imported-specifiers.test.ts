import assert from "node:assert/strict";
import { test } from "node:test";
import { importedSpecifiers } from "./imported-specifiers.ts";

test("imports of every form are found, those in comments are not", () => {
  const source = [
    `import "./side-effect.ts";`,
    `import type { A } from "a";`,
    `import {`,
    `  b,`,
    `} from 'b/entry';`,
    `export * from "./c.ts";`,
    `export { type D, d } from "@scope/d";`,
    `const e = () => import("./e.ts");`,
    ` * import { f } from "f";`,
    `// import("g")`,
    `export const h = "import from";`,
  ].join("\n");
  assert.deepEqual(importedSpecifiers(source).toSorted(), [
    "./c.ts",
    "./e.ts",
    "./side-effect.ts",
    "@scope/d",
    "a",
    "b/entry",
  ]);
});
