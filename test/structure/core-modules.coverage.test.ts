import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT, sourceFiles } from "./source-files.ts";

// Runs together with core's own tests: a module that none of them imports would not appear in the coverage at all.
test("every module of core can be imported by itself, without a DOM", async () => {
  const modules = sourceFiles("packages/core/src/**/*.ts").filter((path) => !/\.(test|bench)\.ts$/.test(path));
  assert.notEqual(modules.length, 0);
  await Promise.all(modules.map((path) => import(pathToFileURL(ROOT + path).href)));
});
