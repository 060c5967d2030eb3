import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { minifyStyles } from "../../packages/composer/styles/minified-styles.ts";

const SOURCES = fileURLToPath(new URL("../../packages/composer/src", import.meta.url));

test("every style sheet of the element is published minified, and no line of the code moves", () => {
  const sheets = globSync("**/*.ts", { cwd: SOURCES })
    .map((path) => readFileSync(`${SOURCES}/${path}`, "utf8"))
    .filter((code) => code.includes("css`"));
  assert.ok(sheets.length > 8);
  for (const code of sheets) {
    const minified = minifyStyles(code);
    const sheet = /css`([^`]*)`/.exec(minified)?.[1] ?? "\n";
    assert.doesNotMatch(sheet, /\n| \{|;\}/);
    assert.equal(minified.split("\n").length, code.split("\n").length);
  }
});

test("what looks like a style sheet and is none is reported, and what a sheet says stays", () => {
  assert.equal(minifyStyles("css`a { color: red; }\n`;"), "css`a{color:red}`\n;");
  // As the compiler writes it.
  assert.equal(minifyStyles('css `a::before { content: "✕ " / ""; }`'), 'css`a:before{content:"✕ " / ""}`');
  assert.equal(minifyStyles("html`\n  <a>${b}</a>\n    <b> c</b>`"), "html`\n<a>${b}</a>\n<b> c</b>`");
});
