import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

test("Electron is imported by the entries and src/electron only, besides its types", () => {
  const importing = globSync("**/*.ts", { cwd: import.meta.dirname }).filter((file) =>
    /^(?:import (?!type\b)[^;]*|\} )from "electron(?:\/\w+)?";/m.test(
      readFileSync(join(import.meta.dirname, file), "utf8"),
    ),
  );
  const elsewhere = importing.filter((file) => !/^electron[\\/]/.test(file));
  assert.deepEqual(elsewhere.toSorted(), ["main.ts", "preload.ts"]);
  assert.ok(importing.length > 5, "the check finds imports");
});
