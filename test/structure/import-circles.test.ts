/**
 * Inside a package imports run one way: no circle among files, and none among the folders that lie side by side. Our own
 * rule and not dependency-cruiser's: that reads TypeScript by a compiler API which TypeScript 7 no longer has, and knows
 * circles of files only.
 */
import assert from "node:assert/strict";
import { posix } from "node:path";
import { test } from "node:test";
import { circlesIn, importGraph } from "./import-graph.ts";
import { sourceFiles } from "./source-files.ts";

const MAX_SOURCES = 20;

for (const folder of [
  "packages/core",
  "packages/cli",
  "packages/client",
  "packages/outbox",
  "packages/composer",
  "packages/sandbox",
  "apps/playground",
  "apps/desktop",
]) {
  const graph = importGraph(`${folder}/src`);

  test(`${folder}: imports have no circle, neither of files nor of folders`, () => {
    assert.ok(graph.size > 5);
    assert.deepEqual(circlesIn(graph), []);
  });

  test(`${folder}: no folder has more than ${MAX_SOURCES} sources side by side`, () => {
    const sizes = Map.groupBy(graph.keys(), (path) => posix.dirname(path));
    const crowded = [...sizes].filter(([, files]) => files.length > MAX_SOURCES).map(([path]) => path);
    assert.deepEqual(crowded, []);
  });
}

test(`test: no folder has more than ${MAX_SOURCES} sources side by side, the tests themselves not counted`, () => {
  const sources = sourceFiles("test/**/*.{ts,js,mjs}").filter((path) => !/\.(test|e2e|bench)\.ts$/.test(path));
  assert.ok(sources.length > 100);
  const sizes = Map.groupBy(sources, (path) => posix.dirname(path));
  const crowded = [...sizes].filter(([, files]) => files.length > MAX_SOURCES).map(([path]) => path);
  assert.deepEqual(crowded, []);
});

const graphOf = (imports: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(imports));
const membersOf = (imports: Readonly<Record<string, readonly string[]>>) =>
  circlesIn(graphOf(imports)).map(({ members }) => members);

test("a circle of files is found, however long, with the imports that close it", () => {
  const graph = graphOf({ "a/x.ts": ["a/y.ts"], "a/y.ts": ["a/z.ts"], "a/z.ts": ["a/x.ts"], "a/w.ts": ["a/x.ts"] });
  const [circle, ...others] = circlesIn(graph);
  assert.deepEqual(others, []);
  assert.deepEqual(circle?.members, ["a/x.ts", "a/y.ts", "a/z.ts"]);
  assert.deepEqual(circle?.imports, ["a/x.ts imports a/y.ts", "a/y.ts imports a/z.ts", "a/z.ts imports a/x.ts"]);
});

test("folders that import each other are a circle, also when no file is in one", () => {
  const imports = { "a/b/1.ts": ["a/c/1.ts"], "a/c/1.ts": [], "a/c/2.ts": ["a/b/2.ts"], "a/b/2.ts": [] };
  assert.deepEqual(membersOf(imports), [["a/b", "a/c"]]);
});

test("a file beside a folder and the folder are a circle when each imports the other", () => {
  assert.deepEqual(membersOf({ "a/b.ts": ["a/c/1.ts"], "a/c/1.ts": [], "a/c/2.ts": ["a/b.ts"] }), [["a/b.ts", "a/c"]]);
});

test("what a folder imports of the files around it is no circle", () => {
  assert.deepEqual(
    membersOf({
      "a/all.ts": ["a/fr/1.ts"],
      "a/fr/1.ts": ["a/formats.ts", "a/en/1.ts"],
      "a/en/1.ts": [],
      "a/formats.ts": [],
    }),
    [],
  );
});
