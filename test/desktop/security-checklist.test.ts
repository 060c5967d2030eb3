import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const README = readFileSync(join(ROOT, "apps/desktop/README.md"), "utf8");
/** Number, point, where it is done, and by what it is shown. */
const ROWS = [...README.matchAll(/^\| (\d+) +\|([^|]+)\|([^|]+)\|([^|]+)\|$/gm)].map((row) => row.slice(1));
const TESTS = new Map(
  globSync(["apps/desktop/src/**/*.test.ts", "test/{e2e,desktop,electron-stand-in}/**/*.{test,e2e}.ts"], { cwd: ROOT })
    .filter((path) => !path.includes("node_modules"))
    .map((path) => [basename(path), readFileSync(join(ROOT, path), "utf8")]),
);

test("Electron's security checklist has its twenty points, in their order", () => {
  assert.deepEqual(
    ROWS.map(([number]) => Number(number)),
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
});

test("each point is done in a file that is there, and shown by a test of that name, or says why not", () => {
  const wrong: string[] = [];
  for (const [number, point, done, shown = ""] of ROWS) {
    for (const [, path = ""] of done?.matchAll(/`(src\/[^`]+)`/g) ?? []) {
      if (globSync(path, { cwd: join(ROOT, "apps/desktop") }).length === 0) wrong.push(`${number}: no ${path}`);
    }
    const named = [...shown.matchAll(/`([\w.-]+\.(?:test|e2e)\.ts)`(?:: ([^;,…]+))?/g)];
    if (named.length === 0 && !/the same|package\.json/.test(shown)) wrong.push(`${number}${point}is not shown`);
    for (const [, file = "", words = ""] of named) {
      const tests = TESTS.get(file);
      if (tests === undefined) wrong.push(`${number}: no ${file}`);
      else if (!tests.includes(words.replace(/`.*/s, "").trim()))
        wrong.push(`${number}: "${words}" is no test of ${file}`);
    }
  }
  assert.deepEqual(wrong, []);
});
