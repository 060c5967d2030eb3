import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";

const SOURCES = globSync("**/*.ts", { cwd: import.meta.dirname }).filter((path) => !path.endsWith(".test.ts"));
const read = (path: string): string => readFileSync(`${import.meta.dirname}/${path}`, "utf8");
const all = SOURCES.map(read).join("\n");
const found = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ""))].sort();

const documented = read("sms-composer.ts");

test("every part is documented, and every documented part is there", () => {
  assert.deepEqual(found(documented, /@csspart ([\w-]+)/g), found(all, /\bpart="([\w-]+)"/g));
});

test("every custom property is documented with its default", () => {
  const used = found(all, /var\((--sms-[\w-]+, (?:[\w-]+\([^)]*\)|[^)]+))\)/g);
  const documentedProperties = found(documented, /@cssprop \[(--sms-[\w-]+=[^\]]+)\]/g).map((line) =>
    line.replace("=", ", "),
  );
  assert.deepEqual(documentedProperties.sort(), used);
});

test("nothing is styled by attributes, and nothing is written as HTML", () => {
  assert.deepEqual(found(all, /(<[^>]*\sstyle="|innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|styleMap)/g), []);
});
