import assert from "node:assert/strict";
import { test } from "node:test";

type Messages = Readonly<Record<string, unknown>>;

/** Every text of a language by its path; of a text that is made by a function, what it makes of an example. */
function flatten(texts: Messages, path = ""): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]): [string, string][] => {
    if (typeof value === "function") return [[path + name, String((value as (example: number) => unknown)(2))]];
    return typeof value === "object" && value !== null
      ? flatten(value as Messages, `${path}${name}.`)
      : [[path + name, String(value)]];
  });
}

/** Messages that are the same in both languages. */
const INTERNATIONAL = new Set(["thread", "code", "gsm", "unicode", "segments", "webhooks"]);

test("every message of the handset page is there in French and English, and differs", async () => {
  const { LANGUAGES } = (await import(String(new URL("../../page/languages/language-list.js", import.meta.url)))) as {
    LANGUAGES: { en: Messages; fr: Messages };
  };
  const english = flatten(LANGUAGES.en);
  const french = new Map(flatten(LANGUAGES.fr));
  assert.deepEqual(
    [...french.keys()],
    english.map(([path]) => path),
  );
  for (const [path, text] of english) {
    assert.ok(text.trim().length > 0, path);
    assert.equal(french.get(path) === text, INTERNATIONAL.has(path), path);
  }
});
