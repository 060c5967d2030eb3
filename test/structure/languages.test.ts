/** A language is there everywhere or nowhere: words that were translated but not listed would never be seen. */
import assert from "node:assert/strict";
import { basename, dirname } from "node:path/posix";
import { test } from "node:test";
import { readSource, sourceFiles } from "./source-files.ts";

const SOURCES = "packages/composer/src";
const MESSAGES = sourceFiles(`${SOURCES}/**/messages/**/*.ts`);
const FOLDERS = [...new Set(MESSAGES.map(dirname))];
const languagesIn = (folder: string): string[] =>
  MESSAGES.filter((path) => dirname(path) === folder).map((path) => basename(path, ".ts"));
const LANGUAGES = languagesIn(`${SOURCES}/messages`);

test("the element has several languages, in several folders", () => {
  assert.ok(LANGUAGES.includes("en") && LANGUAGES.length > 1);
  assert.ok(FOLDERS.length > 1);
});

for (const folder of FOLDERS) {
  test(`${folder} has the element's languages`, () => {
    assert.deepEqual(languagesIn(folder), LANGUAGES);
  });

  test(`each language of ${folder} is loaded by one list`, () => {
    const all = sourceFiles(`${SOURCES}/*.ts`).map(readSource).join("\n");
    for (const language of LANGUAGES.filter((each) => each !== "en")) {
      const address = `./${folder.slice(SOURCES.length + 1)}/${language}.ts`;
      assert.equal(all.split(`import("${address}")`).length - 1, 1, address);
    }
  });
}

test("the element's README names its languages", () => {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const readme = readSource("packages/composer/README.md");
  for (const language of LANGUAGES) assert.match(readme, new RegExp(`\\b${names.of(language)}\\b`));
});
