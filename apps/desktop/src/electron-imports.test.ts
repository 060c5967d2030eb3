import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

test("Electron is imported by the main process's and the preload's entry only, besides its types", () => {
  const importing = globSync("**/*.ts", { cwd: import.meta.dirname }).filter((file) =>
    /^(?:import (?!type\b)[^;]*|\} )from "electron(?:\/\w+)?";/m.test(
      readFileSync(join(import.meta.dirname, file), "utf8"),
    ),
  );
  assert.deepEqual(importing.toSorted(), ["main.ts", "preload.ts"]);
});
