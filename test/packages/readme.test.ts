/** Core's README and its page on counting: every example is run, every table is compared with what there is. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { analyzeMessage, REPLACED_CHARACTERS } from "@sms-composer/core/segments";
import manifest from "../../packages/core/package.json" with { type: "json" };
import { runProgram } from "./workspace-copy.ts";

const CORE = join(import.meta.dirname, "../../packages/core");
const PAGES = ["README.md", "docs/counting.md"] as const;
const page = (path: string): string => readFileSync(join(CORE, path), "utf8");
const README = page("README.md");

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

const entries = Object.keys(manifest.exports).filter((entry) => entry !== "./package.json");
const specifier = (entry: string): string => manifest.name + entry.slice(1);
const exportsOf = async (entry: string): Promise<string[]> =>
  Object.keys((await import(specifier(entry))) as object).toSorted();

/** The part of the README under the heading of an entry. */
const section = (entry: string): string => {
  const [, ...parts] = README.split(/^### /m);
  const found = parts.find((part) => part.startsWith(`\`${specifier(entry)}\`\n`));
  assert.ok(found, `no heading for ${specifier(entry)}`);
  return found.split(/^## /m)[0] ?? "";
};
const listed = (entry: string): string[] => [...section(entry).matchAll(/^\| `(\w+)` /gm)].map(([, name = ""]) => name);

describe("the README's list of exports", () => {
  for (const entry of entries.filter((each) => each !== ".")) {
    test(`has every export of ${specifier(entry)}, and no other`, async () => {
      assert.deepEqual(listed(entry).toSorted(), await exportsOf(entry));
    });

    test(`has every type of ${specifier(entry)}, and no other`, () => {
      const [, types = ""] = /^Types: ([^.]+)\./m.exec(section(entry)) ?? [];
      const named = [...types.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
      assert.deepEqual(named, typesOf(`src${entry.slice(1)}.ts`));
    });
  }

  test("has the root's own exports, beside those of the entries that it is made of", async () => {
    const parts = [...(section(".").split("\n\n")[1] ?? "").matchAll(/`\/([\w-]+)`/g)].map(
      ([, name = ""]) => `./${name}`,
    );
    const inherited = (await Promise.all(parts.map(exportsOf))).flat();
    assert.deepEqual([...new Set([...inherited, ...listed(".")])].toSorted(), await exportsOf("."));
    assert.deepEqual(
      listed(".").filter((name) => inherited.includes(name)),
      [],
    );
  });
});

/** Names that a module exports as types, in the order of the alphabet. */
function typesOf(path: string): string[] {
  const source = page(path);
  const handedOn = [...source.matchAll(/^export type \{([^}]+)\}/gm)].flatMap(([, names = ""]) => names.split(","));
  const own = [...source.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name = ""]) => name);
  return [...handedOn.map((name) => name.trim()), ...own].filter(Boolean).toSorted();
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
