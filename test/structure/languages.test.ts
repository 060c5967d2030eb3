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

/** What else is said in several languages: a folder for each, with a file for each part, and the places that list them. */
const OTHERS = {
  "packages/sandbox/src/languages": [],
  "apps/playground/src/languages": [],
  "apps/desktop/src/messages": ["apps/desktop/src/settings/settings.ts", "apps/desktop/src/bridge/calls.ts"],
} as const;

for (const [folder, places] of Object.entries(OTHERS)) {
  const files = sourceFiles(`${folder}/*/*.ts`);
  const languages = [...new Set(files.map((path) => basename(dirname(path))))];
  const partsIn = (language: string): string[] =>
    files.filter((path) => dirname(path) === `${folder}/${language}`).map((path) => basename(path));

  test(`${folder}: each language has the parts of English, and is listed`, () => {
    assert.ok(languages.includes("en") && languages.length > 1);
    const list = readSource(`${folder}/languages.ts`);
    for (const language of languages) {
      assert.deepEqual(partsIn(language).toSorted(), partsIn("en").toSorted(), language);
      assert.match(list, new RegExp(`import [^;]* from "\\./${language}(/index)?\\.ts"`), language);
      for (const place of places) assert.match(readSource(place), new RegExp(`"${language}"`), place);
    }
  });
}

test("the element's README names its languages", () => {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const readme = readSource("packages/composer/README.md");
  for (const language of LANGUAGES) assert.match(readme, new RegExp(`\\b${names.of(language)}\\b`));
});
