/** The element's folders import one way. A feature is a folder of its own: what two of them need is below both. */
import assert from "node:assert/strict";
import { posix } from "node:path";
import { test } from "node:test";
import { importedSpecifiers } from "./imported-specifiers.ts";
import { readSource, sourceFiles } from "./source-files.ts";

const ROOT = "packages/composer/src";

/** From the ground up: each may import itself and those before it. `.` is the shell, the files beside the folders. */
const LAYERS = ["languages", "draft", "element", "view", "features", "composer", "development", "."];

const folderOf = (path: string): string => posix.relative(ROOT, path).split("/").slice(0, -1)[0] ?? ".";
const featureOf = (path: string): string | undefined => /\/features\/([^/]+)\//.exec(path)?.[1];

const imports = sourceFiles(`${ROOT}/**/*.ts`)
  .filter((path) => !path.endsWith(".test.ts"))
  .flatMap((path) =>
    importedSpecifiers(readSource(path))
      .filter((specifier) => specifier.startsWith("."))
      .map((specifier) => ({ path, target: posix.join(posix.dirname(path), specifier) })),
  );
const named = (found: typeof imports): string[] => found.map(({ path, target }) => `${path} imports ${target}`);

test("every folder of the element has its layer", () => {
  const folders = new Set(imports.flatMap(({ path, target }) => [folderOf(path), folderOf(target)]));
  assert.deepEqual([...folders].sort(), [...LAYERS].sort());
});

test("no folder of the element imports one above it", () => {
  const isUp = (from: string, to: string): boolean => LAYERS.indexOf(to) > LAYERS.indexOf(from);
  assert.deepEqual(named(imports.filter(({ path, target }) => isUp(folderOf(path), folderOf(target)))), []);
});

test("no feature of the element imports another one", () => {
  const isAcross = (from: string | undefined, to: string | undefined): boolean =>
    from !== undefined && to !== undefined && from !== to;
  assert.deepEqual(named(imports.filter(({ path, target }) => isAcross(featureOf(path), featureOf(target)))), []);
});

test("the files of the element import each other in no circle", () => {
  const targets = new Map<string, string[]>();
  for (const { path, target } of imports) targets.set(path, [...(targets.get(path) ?? []), target]);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (trail.includes(path) || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  assert.deepEqual(circles, []);
});
