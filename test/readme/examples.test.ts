/** The README, core's, and core's page on counting: every example is run, and the picture is what is computed. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { analyzeMessage, REPLACED_CHARACTERS } from "@sms-composer/core/segments";
import { CDN_FILES } from "../../packages/composer/cdn/cdn-files.ts";
import { readShort } from "../bench/last-page.ts";
import { call, printed, runCommand } from "../tools/program-run.ts";

const ROOT = join(import.meta.dirname, "../..");
const CLI = join(ROOT, "packages/cli");
const COUNTING = "packages/core/docs/counting.md";

/** Pages with the languages of what is not run here: lines that install or start, and markup, which is looked at. */
const PAGES = {
  "README.md": ["sh", "html"],
  "packages/core/README.md": ["sh"],
  "packages/cli/README.md": ["sh"],
  [COUNTING]: [],
};
const page = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** Space at the end of a line is nothing that a page can show. */
const trimLines = (text: string): string => text.replace(/ +$/gm, "").trim();

const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, code = ""]) => (name === language ? [code] : []));

/** The output that a program promises: the comments directly below a statement. */
const promised = (code: string): string =>
  [...code.matchAll(/;\n((?:\/\/.*\n)+)/g)].map(([, comment = ""]) => comment.replace(/^\/\/ ?/gm, "")).join("");

for (const [path, others] of Object.entries(PAGES)) {
  describe(path, () => {
    test("has no block of code that is not tried", () => {
      const languages = [...page(path).matchAll(/^```(\w+)\n/gm)].map(([, language = ""]) => language);
      const known = new Set(["js", "console", ...others]);
      assert.deepEqual(
        languages.filter((language) => !known.has(language)),
        [],
      );
    });

    for (const [place, code] of blocks(page(path), "js").entries()) {
      test(`example ${place + 1} prints what is written below it`, async () => {
        const args = ["--conditions=@sms-composer/source", "--input-type=module", "--eval", code];
        const output = await printed(runCommand(call(process.execPath, ...args), join(import.meta.dirname, "..")));
        assert.notEqual(promised(code), "");
        assert.equal(trimLines(output), trimLines(promised(code)));
      });
    }

    for (const session of blocks(page(path), "console")) {
      const [prompt = "", ...lines] = session.split("\n");
      test(`${prompt.slice(2)} prints what is shown`, async () => {
        const program = `"${process.execPath}" --conditions=@sms-composer/source "${join(CLI, "src")}/$1.ts"`;
        // What a shell does with the exit status is not what is shown.
        const command = `${prompt.slice(2).replace(/npx --no-install (sms-\w+)/, program)} || true`;
        const output = await printed(runCommand(call("sh", "-c", command), CLI));
        assert.equal(trimLines(output), trimLines(lines.join("\n")));
      });
    }
  });
}

test("the picture shows what analyzeMessage finds", () => {
  const picture = page("packages/core/docs/counting.svg");
  const row = (name: string): string[] => {
    const [, group = ""] = new RegExp(`<g data-row="${name}">(.*?)</g>`, "s").exec(picture) ?? [];
    return [...group.matchAll(/<text[^>]*>([^<]+)<\/text>/g)].map(([, cell = ""]) => cell);
  };
  const written = (cells: readonly string[]): string => cells.join("").replaceAll("⏎", "\n").replaceAll("␣", " ");
  const { text, units, replacements } = analyzeMessage(written(row("source")));
  assert.equal(written(row("arrives")), text);
  assert.equal(
    row("units").reduce((sum, cell) => sum + Number(cell), 0),
    units,
  );
  assert.match(picture, new RegExp(`<tspan data-figure="units">${units}</tspan>`));
  assert.match(picture, new RegExp(`A text of ${Array.from(written(row("source"))).length} characters`));
  assert.equal(replacements.length, 5);
});

test("the page on counting says how many characters the platform replaces", () => {
  assert.match(page(COUNTING), new RegExp(`in place of ${Object.keys(REPLACED_CHARACTERS).length},`));
});

test("the README's page: its tags are there, its attributes are theirs, its script is built", () => {
  const [markup = ""] = blocks(page("README.md"), "html");
  const [, attributes = ""] = /<sms-composer([^>]*)>/.exec(markup) ?? [];
  const written = [...attributes.matchAll(/([\w-]+)="/g)].map(([, name = ""]) => name);
  const documented = [...page("packages/composer/README.md").matchAll(/^\| `([\w-]+)` +\| `?\w*`? *\|/gm)];
  assert.ok(written.length > 1);
  assert.deepEqual(
    written.filter((name) => !documented.some(([, known]) => known === name)),
    [],
  );
  const [, script = ""] = /src="[^"]*composer\/(dist\/cdn\/[\w-]+)\.js"/.exec(markup) ?? [];
  assert.ok(Object.hasOwn(CDN_FILES, script.replace("dist/cdn/", "")), script);
});

test("what the README says was measured is what the page of the last run says in short", () => {
  const { page: measured, readme } = readShort();
  assert.notEqual(measured, "");
  assert.equal(readme.trim(), measured.trim());
});
