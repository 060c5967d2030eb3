/** Core's README and its page on counting: every example is run, and the picture is what is computed. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { analyzeMessage, REPLACED_CHARACTERS } from "@sms-composer/core/segments";
import { runProgram } from "./workspace-copy.ts";

const CORE = join(import.meta.dirname, "../../packages/core");
const PAGES = ["README.md", "docs/counting.md"] as const;
const page = (path: string): string => readFileSync(join(CORE, path), "utf8");

/** Space at the end of a line is nothing that a page can show. */
const trimLines = (text: string): string => text.replace(/ +$/gm, "").trim();

const blocks = (text: string, language: string): string[] =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, code = ""]) => (name === language ? [code] : []));

/** What a program is said to print: the comments directly below a statement. */
const promised = (code: string): string =>
  [...code.matchAll(/;\n((?:\/\/.*\n)+)/g)].map(([, comment = ""]) => comment.replace(/^\/\/ ?/gm, "")).join("");

for (const path of PAGES) {
  describe(path, () => {
    test("has no block of code that is not tried", () => {
      const languages = [...page(path).matchAll(/^```(\w+)\n/gm)].map(([, language]) => language);
      assert.deepEqual(
        languages.filter((language) => language !== "js" && language !== "console"),
        path === "README.md" ? ["sh"] : [],
        "but for the line that installs it",
      );
    });

    for (const [place, code] of blocks(page(path), "js").entries()) {
      test(`example ${place + 1} prints what is written below it`, async () => {
        const args = ["--conditions=@sms-composer/source", "--input-type=module", "--eval", code];
        const printed = await runProgram(process.execPath, args, join(import.meta.dirname, ".."));
        assert.notEqual(promised(code), "");
        assert.equal(trimLines(printed), trimLines(promised(code)));
      });
    }

    for (const session of blocks(page(path), "console")) {
      const [prompt = "", ...lines] = session.split("\n");
      test(`${prompt.slice(2)} prints what is shown`, async () => {
        const program = `"${process.execPath}" "${join(CORE, "src/cli.ts")}"`;
        // What a shell does with the exit status is not what is shown.
        const command = `${prompt.slice(2).replace("npx sms-segments", program)} || true`;
        assert.equal(trimLines(await runProgram("sh", ["-c", command], CORE)), trimLines(lines.join("\n")));
      });
    }
  });
}

test("the picture shows what analyzeMessage finds", () => {
  const picture = page("docs/counting.svg");
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
  assert.match(page("docs/counting.md"), new RegExp(`in place of ${Object.keys(REPLACED_CHARACTERS).length},`));
});
