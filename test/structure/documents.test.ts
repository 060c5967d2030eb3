/** What the documents say of the tree is true: links, paths, commands, maps. */
import assert from "node:assert/strict";
import { existsSync, globSync, readdirSync, statSync } from "node:fs";
import { posix } from "node:path";
import { test } from "node:test";
import { STAGES } from "../tools/stages.ts";
import { deadCalls, pnpmCalls } from "./pnpm-commands.ts";
import { readSource, ROOT, sourceFiles } from "./source-files.ts";

const DOCUMENTS = sourceFiles("*.md", ".github/*.md", "{packages,apps,test}/**/*.md");
const CONTRIBUTING = readSource(".github/CONTRIBUTING.md");
const SECURITY = readSource(".github/SECURITY.md");

const foldersIn = (path: string): string[] =>
  readdirSync(ROOT + path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^(?:node_modules|\.)/.test(entry.name))
    .map(({ name }) => posix.join(path, name));
const isThere = (path: string): boolean =>
  path.includes("*") ? globSync(path, { cwd: ROOT }).length > 0 : existsSync(ROOT + path);
/** First cells of the table under a heading of its columns. */
const tableCells = (text: string, heading: string): string[] => {
  const [, rows = ""] = new RegExp(`^\\| ${heading} .*\\n\\| -.*\\n((?:\\|.*\\n)+)`, "m").exec(text) ?? [];
  return [...rows.matchAll(/^\| `([^`]+)`/gm)].map(([, cell = ""]) => cell);
};
/** The code of a text, in a line or as a block. */
const codeOf = (text: string): string[] =>
  [...text.matchAll(/```.*\n([^]*?)```|`([^`\n]+)`/g)].map(([, block, inline]) => block ?? inline ?? "");

test("there are documents", () => {
  for (const path of ["README.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md"])
    assert.ok(DOCUMENTS.includes(path));
});

for (const path of DOCUMENTS) {
  test(`every link of ${path} leads somewhere`, () => {
    const prose = readSource(path).replace(/^```[^]*?^```$|`[^`\n]+`/gm, "code");
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g)].map(
      ([, markdown, html]) => markdown ?? html ?? "",
    );
    const dead = links.filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [file = "", heading] = link.split("#");
      const target = file === "" ? path : posix.join(posix.dirname(path), file);
      return !isThere(target) || (heading !== undefined && !anchorsOf(readSource(target)).includes(heading));
    });
    assert.deepEqual(dead, []);
  });
}

test("a picture of a document is small: at most 200 kB", () => {
  const pictures = new Set(
    DOCUMENTS.flatMap((path) =>
      [...readSource(path).matchAll(/(?:\]\(|src="|srcset=")([^)"\s:]+\.(?:png|svg))/g)].map(([, file = ""]) =>
        posix.join(posix.dirname(path), file),
      ),
    ),
  );
  assert.ok(pictures.size > 3);
  assert.deepEqual(
    [...pictures].filter((path) => statSync(ROOT + path).size > 200_000),
    [],
  );
});

test("every heading that a comment names as its source is there: docs/smspartner.md#the-message", () => {
  const headings = anchorsOf(readSource("packages/core/docs/smspartner.md"));
  const named = sourceFiles("{packages,apps,test}/**/*.ts").flatMap((path) =>
    [...readSource(path).matchAll(/docs\/smspartner\.md#([\w-]+)/g)].map(([, heading = ""]) => ({ path, heading })),
  );
  assert.ok(named.length > 2);
  assert.deepEqual(
    named.filter(({ heading }) => !headings.includes(heading)),
    [],
  );
});

/** Headings as GitHub makes anchors of them. */
const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

for (const path of DOCUMENTS.filter((each) => each.startsWith(".github/"))) {
  test(`every path that ${path} names is there`, () => {
    const named = codeOf(readSource(path)).filter((code) => /^(?:packages|apps|test|\.github)\/\S+$/.test(code));
    assert.notEqual(named.length, 0);
    assert.deepEqual(
      named.filter((each) => !isThere(each.replace(/<\w+>/g, "*"))),
      [],
    );
  });
}

test("the README's map is the tree: every package, every app and test, nothing else", () => {
  const parts = [...readSource("README.md").matchAll(/^\| \[`([^`]+)`\]\(\1\)/gm)].map(([, part = ""]) => part);
  assert.deepEqual(parts.toSorted(), [...foldersIn("packages"), ...foldersIn("apps"), "test"].toSorted());
});

test("CONTRIBUTING's map of test/ is the tree", () => {
  assert.deepEqual(tableCells(CONTRIBUTING, "folder").toSorted(), foldersIn("test").toSorted());
});

test("CONTRIBUTING lists the stages of npm test, in their order", () => {
  assert.deepEqual(
    tableCells(CONTRIBUTING, "stage"),
    STAGES.map(({ name }) => name),
  );
});

test("every pnpm command that a document names is there", () => {
  const documents = DOCUMENTS.filter((path) => !path.startsWith("packages/"));
  const calls = pnpmCalls(documents.flatMap((path) => codeOf(readSource(path))));
  assert.ok(calls.length > 5);
  assert.deepEqual(deadCalls(calls), []);
});

test("no document runs a command of ours in a way that fetches an unpublished name from a registry", () => {
  const names = /\b(?:npx|npm exec|pnpm dlx|pnpx|yarn dlx|bunx)\s+(?!--no-install\b)[^\n`]*\b(?:sms-|@sms-composer\/)/;
  const examples = sourceFiles("test/**/examples/**/*.*");
  assert.ok(examples.length > 5);
  assert.deepEqual(
    [...DOCUMENTS, ...examples].filter((path) => names.test(readSource(path))),
    [],
  );
});

test("one endpoint is named everywhere: /sms in every document, example and page", () => {
  const shown = [
    ...DOCUMENTS,
    ...sourceFiles(
      "test/{client,frameworks}/**/*.{ts,tsx,vue,svelte,html}",
      "apps/playground/{*.html,src/**/!(*.test).ts}",
    ),
  ];
  const endpoints = shown.flatMap((path) =>
    [
      ...readSource(path).matchAll(
        /\bendpoint="([^"$]*)"|\bfetch\("(\/(?!api\/|control\/)[^"]*)"|\bapp\.all\("([^"]*)"/g,
      ),
    ].map((found) => ({ path, endpoint: found.slice(1).find((each) => each !== undefined) })),
  );
  assert.ok(endpoints.length > 10);
  assert.deepEqual(
    endpoints.filter(({ endpoint }) => endpoint !== "/sms"),
    [],
  );
});

test("one version of pnpm is named everywhere", () => {
  const named = [...DOCUMENTS, "package.json", ...sourceFiles(".github/**/*.yml")].flatMap(
    (path) => readSource(path).match(/pnpm@[\d.]*\d/g) ?? [],
  );
  assert.ok(named.length > 4);
  assert.equal(new Set(named).size, 1, String(named));
});

const WRITES =
  /\blocalStorage\.setItem\(|\bsessionStorage\b|\bindexedDB\b|\bdocument\.cookie\b|\bcreateWriteStream\(|\bwriteFile(?:Sync)?\(|\bwriteSync\(|new DatabaseSync\(/;

test("SECURITY names every file that stores something, and no other", () => {
  const sources = sourceFiles("{packages,apps}/*/{src,page}/**/*.{ts,js}").filter(
    (path) => !/\.(?:test|bench|fixture)\.ts$/.test(path) && WRITES.test(readSource(path)),
  );
  const named = [...SECURITY.matchAll(/`((?:packages|apps)\/[^`]+)` +\|$/gm)].map(([, path = ""]) => path);
  assert.deepEqual([...new Set(named)].toSorted(), sources);
});
