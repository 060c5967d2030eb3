/** Tests of the READMEs' promises: each has a test of that name, and the test files that they name exist. */
import assert from "node:assert/strict";
import { basename } from "node:path";
import { test } from "node:test";
import { readSource, sourceFiles } from "../structure/source-files.ts";

const READMES = sourceFiles("README.md", "{packages,apps}/*/README.md");
/** In `test` some stand in modules that several test files call, such as one for each browser. */
const TESTS = sourceFiles("{packages,apps}/**/*.{test,e2e}.ts", "test/**/*.ts");
const HEADING = "Tested guarantees";

const TITLE = /\b(?:test|it|describe)\(\s*(?:"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/g;
const titles = TESTS.flatMap((path) =>
  [...readSource(path).matchAll(TITLE)].map(([, plain, template]) => (plain ?? template ?? "").toLowerCase()),
);

/** The bold words of each point; without a full stop, on one line. */
function promisesOf(readme: string): string[][] {
  const [, section = ""] = readme.split(`## ${HEADING}\n`);
  const points = (section.split(/^## /m)[0] ?? "").split(/^- /m).slice(1);
  return points.map((point) =>
    [...point.replace(/\s+/g, " ").matchAll(/(?<![\w/])_([^_]+)_(?!\w)/g)].map(([, words = ""]) =>
      words.replace(/\.$/, "").replaceAll("\\", "").toLowerCase(),
    ),
  );
}

const promises = READMES.map((path) => ({ path, points: promisesOf(readSource(path)) }));

test("there are promises, and each point makes one", () => {
  const points = promises.flatMap((each) => each.points);
  assert.ok(points.length > 5);
  assert.deepEqual(
    points.filter((point) => point.length === 0),
    [],
  );
});

for (const { path, points } of promises.filter(
  (each) => each.path !== "README.md" && !each.path.includes("playground"),
)) {
  test(`${path}: each promise has a test of that name`, () => {
    assert.ok(points.length > 2);
    const broken = points.flat().filter((promise) => !titles.some((title) => title.includes(promise)));
    assert.deepEqual(broken, []);
  });
}

/** The chapters of the guide; a promise in one names its test in a comment: `<!-- test: title -->`. */
const CHAPTERS = sourceFiles("apps/playground/guide/*.md");
const NAMED_TEST = /<!-- test: (.+?) -->/g;

for (const path of CHAPTERS) {
  const named = [...readSource(path).matchAll(NAMED_TEST)].map(([, title = ""]) => title.toLowerCase());
  if (named.length === 0) continue;
  test(`${path}: every test that it names is there`, () => {
    assert.deepEqual(
      named.filter((promise) => !titles.some((title) => title.includes(promise))),
      [],
    );
  });
}

/** Sections of the guide in which every point is a statement about behaviour. */
const STATEMENTS = [
  ["outbox", "What is promised"],
  ["outbox", "What holds on the web"],
  ["outbox", "What holds on a server"],
  ["backends", "PHP, and any other language"],
  ["backends", "Against abuse"],
] as const;

for (const [chapter, heading] of STATEMENTS)
  test(`the guide, ${chapter}: each point under "${heading}" names its test`, () => {
    const [, section = ""] = readSource(`apps/playground/guide/${chapter}.md`).split(`## ${heading}\n`);
    const points = section.split(/^## /m)[0]?.match(/^- .*$/gm) ?? [];
    assert.ok(points.length > 2);
    assert.deepEqual(
      points.filter((point) => !point.match(NAMED_TEST)),
      [],
    );
  });

test("every test file that a README names is there", () => {
  const names = new Set(TESTS.map((path) => basename(path)));
  const named = READMES.flatMap((path) => readSource(path).match(/[\w*-]+\.(?:test|e2e)\.ts\b/g) ?? []);
  assert.notEqual(named.length, 0);
  assert.deepEqual(
    named.filter((name) => !name.includes("*") && !names.has(name)),
    [],
  );
});
