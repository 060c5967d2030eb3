import assert from "node:assert/strict";
import { test } from "node:test";

type Texts = Readonly<Record<string, unknown>>;

/** Every text of a language by its path; of a text that is made by a function, what it makes of an example. */
function flatten(texts: Texts, path = ""): [string, string][] {
  return Object.entries(texts).flatMap(([name, value]): [string, string][] => {
    if (typeof value === "function") return [[path + name, String((value as (example: number) => unknown)(2))]];
    return typeof value === "object" && value !== null
      ? flatten(value as Texts, `${path}${name}.`)
      : [[path + name, String(value)]];
  });
}

/** Words that are the same in both languages. */
const INTERNATIONAL = new Set(["thread", "code", "gsm", "unicode", "segments", "webhooks"]);

test("every word of the handset page is there in French and English, and differs", async () => {
  const { TEXTS } = (await import(String(new URL("../../page/texts.js", import.meta.url)))) as {
    TEXTS: { en: Texts; fr: Texts };
  };
  const english = flatten(TEXTS.en);
  const french = new Map(flatten(TEXTS.fr));
  assert.deepEqual(
    [...french.keys()],
    english.map(([path]) => path),
  );
  for (const [path, text] of english) {
    assert.ok(text.trim().length > 0, path);
    assert.equal(french.get(path) === text, INTERNATIONAL.has(path), path);
  }
});
