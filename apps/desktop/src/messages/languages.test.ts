import assert from "node:assert/strict";
import { test } from "node:test";
import { messages as en } from "./en/index.ts";
import { messages as fr } from "./fr/index.ts";
import { chosenLanguage, systemLanguage } from "./languages.ts";

/** Every text with its path; functions are called with numbers that show the plural. */
function texts(value: unknown, path = ""): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") return [[path, String((value as (...args: unknown[]) => unknown)(3, 5))]];
  return Object.entries(value as object).flatMap(([key, item]) => texts(item, `${path}/${key}`));
}

/** The same in both, and rightly so. */
const SHARED = new Set([
  "/appName",
  "/menu/services",
  "/message/sms",
  "/message/tag",
  "/results/stopped",
  "/people/providerFields/date",
  "/months/messages",
  "/months/sms",
  "/settings/premium",
  "/settings/lowCost",
  "/settings/version",
  "/csv/segments",
  "/csv/tag",
]);

test("French says everything, and says it in French", () => {
  const english = new Map(texts(en));
  const french = new Map(texts(fr));
  assert.deepEqual([...french.keys()].toSorted(), [...english.keys()].toSorted());
  for (const [path, text] of french) {
    assert.notEqual(text.trim(), "", path);
    if (!SHARED.has(path)) assert.notEqual(text, english.get(path), `${path} repeats English`);
  }
});

test("French puts spaces that do not break before its double punctuation, and no straight apostrophes", () => {
  for (const [path, text] of texts(fr)) {
    assert.ok(!/ [!?;:»]|« /.test(text), `${path}: ${text}`);
    assert.ok(!/[^\s\d][!?;:](?:\s|$)/.test(text.replace(/https?:/g, "")), `${path}: ${text}`);
    assert.ok(!text.includes("'"), `${path}: ${text}`);
  }
});

test("the language is the system's unless one was chosen", () => {
  assert.equal(systemLanguage("fr-CA"), "fr");
  assert.equal(systemLanguage("de-DE"), "en");
  assert.equal(chosenLanguage({ language: "system" }, "fr"), "fr");
  assert.equal(chosenLanguage({ language: "en" }, "fr"), "en");
});
