/** A language is there whole and listed: words that were translated but not listed would never be seen. */
import assert from "node:assert/strict";
import { basename, dirname } from "node:path/posix";
import { test } from "node:test";
import { readSource, sourceFiles } from "./source-files.ts";

const SOURCES = "packages/composer/src/languages";
const MESSAGES = sourceFiles(`${SOURCES}/*/*.ts`);
const LANGUAGES = [...new Set(MESSAGES.map((path) => basename(dirname(path))))];
const partsOf = (language: string): string[] =>
  MESSAGES.filter((path) => dirname(path) === `${SOURCES}/${language}`).map((path) => basename(path, ".ts"));

test("the element has several languages, in several parts", () => {
  assert.ok(LANGUAGES.includes("en") && LANGUAGES.length > 1);
  assert.ok(partsOf("en").length > 1);
});

for (const language of LANGUAGES.filter((each) => each !== "en")) {
  test(`${language} has the parts of English, and a list of them that the list of languages has`, () => {
    assert.deepEqual(partsOf(language).sort(), [...partsOf("en"), "index"].sort());
    const list = readSource(`${SOURCES}/${language}/index.ts`);
    for (const part of partsOf("en").filter((each) => each !== "index"))
      assert.ok(list.includes(`"./${part}.ts"`), part);
    assert.ok(readSource(`${SOURCES}/languages.ts`).includes(`import("./${language}/index.ts")`));
  });
}

test("the element's README names its languages", () => {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const readme = readSource("packages/composer/README.md");
  for (const language of LANGUAGES) assert.match(readme, new RegExp(`\\b${names.of(language)}\\b`));
});
