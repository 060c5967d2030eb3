/** A language is one folder for each part of the project, whole and listed: what is not listed would never be seen. */
import assert from "node:assert/strict";
import { basename, dirname } from "node:path/posix";
import { test } from "node:test";
import { languageLists } from "../tools/language-lists.ts";
import { readSource, sourceFiles } from "./source-files.ts";

for (const { path, written, text } of languageLists())
  test(`${path} has each language that has a folder; \`pnpm languages\` writes it anew`, () => {
    assert.equal(written, text);
  });

/** Two languages by name in one line: a list of them. */
const LIST = /(["'`])(en|fr)\1.*(["'`])(?!\2)(en|fr)\3|\b(en|fr): .*\b(?!\5)(en|fr): /;

test("no other file lists the languages", () => {
  const sources = sourceFiles("{packages,apps}/*/{src,page}/**/*.{ts,js,html}").filter(
    (path) => !path.endsWith(".test.ts") && !/\/language-(list|names)\./.test(path),
  );
  assert.ok(LIST.test('["fr", "en"]') && LIST.test('{ fr: "Français", en: "English" }'));
  const listing = sources.filter((path) =>
    readSource(path)
      .split("\n")
      .some((line) => LIST.test(line)),
  );
  assert.deepEqual(listing, OTHER_LISTS);
});

/** The guide has its chapters in French and English. */
const OTHER_LISTS: readonly string[] = [
  "apps/playground/src/guide/guide-frame.ts",
  "apps/playground/src/guide/guide-pages.ts",
];

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
    // Dates, and why a message waits, are what several parts of a language say; English keeps them in each, lest a part wait
    // for one more file.
    const own = partsOf(language).filter((part) => part !== "date" && part !== "hold");
    assert.deepEqual(own.sort(), [...partsOf("en"), "index"].sort());
    const list = readSource(`${SOURCES}/${language}/index.ts`);
    for (const part of partsOf("en").filter((each) => each !== "index"))
      assert.ok(list.includes(`"./${part}.ts"`), part);
  });
}

/** Where else people read messages: a folder for each language, with a file for each part. */
for (const folder of ["packages/sandbox/src/languages", "apps/playground/src/languages", "apps/desktop/src/messages"]) {
  const files = sourceFiles(`${folder}/*/*.ts`);
  const languages = [...new Set(files.map((path) => basename(dirname(path))))];
  const partsIn = (language: string): string[] =>
    files.filter((path) => dirname(path) === `${folder}/${language}`).map((path) => basename(path));

  test(`${folder}: each language has the parts of English`, () => {
    assert.ok(languages.includes("en") && languages.length > 1);
    for (const language of languages)
      assert.deepEqual(partsIn(language).toSorted(), partsIn("en").toSorted(), language);
  });
}

test("the element's README names its languages", () => {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const readme = readSource("packages/composer/README.md");
  for (const language of LANGUAGES) assert.match(readme, new RegExp(`\\b${names.of(language)}\\b`));
});
