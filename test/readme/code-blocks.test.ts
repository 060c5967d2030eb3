/** Every block of code of the public documents is tried by a test, or there is a reason why it is not. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";
import { createHandler } from "@sms-composer/client";
import type { PeopleList } from "@sms-composer/composer";
import { estimateList, fillTemplate } from "@sms-composer/core/template";
import { createSandbox, serveSandbox } from "@sms-composer/sandbox";
import { call, printed, runCommand } from "../tools/program-run.ts";
import { readSource, ROOT, sourceFiles } from "../structure/source-files.ts";

/** The test that tries the blocks of a document, by their language: its file and the beginning of its name. */
type Tried = readonly [file: string, title: string];

const EXAMPLES: Tried = ["test/readme/examples.test.ts", "example "];
const CONSOLE: Tried = ["test/readme/examples.test.ts", "${prompt.slice(2)} prints what is shown"];
const TUTORIAL: Tried = ["test/packages/packages.test.ts", "the tutorial: from an empty folder"];
const COMMANDS: Tried = ["test/structure/documents.test.ts", "every pnpm command that a document names is there"];
const MARKUP: Tried = ["test/readme/code-blocks.test.ts", "markup: "];
const CLIENT: Tried = ["test/client/readme.test.ts", "shows every example as it is in the file that is run"];
const SANDBOX: Tried = ["test/sandbox/readme.test.ts", "shows every example as it is in the file that is run"];
const INSTALLATION: Tried = ["test/readme/readme.test.ts", "what documents say of installing is said in one place"];

const BLOCKS: Readonly<Record<string, Readonly<Record<string, Tried>>>> = {
  "README.md": { sh: COMMANDS, html: ["test/readme/examples.test.ts", "the README's page"], js: EXAMPLES },
  "packages/core/README.md": { js: EXAMPLES },
  "packages/core/docs/counting.md": { js: EXAMPLES },
  "packages/cli/README.md": { console: CONSOLE },
  "packages/client/README.md": { ts: CLIENT, json: CLIENT },
  "packages/sandbox/README.md": { sh: SANDBOX, ts: SANDBOX, python: SANDBOX },
  "packages/composer/README.md": {
    html: MARKUP,
    js: ["test/frameworks/examples.e2e.ts", "record: "],
    tsx: ["test/frameworks/template-typings.test.ts", "${example}: the example is right"],
    json: ["test/packages/packages.test.ts", "every file of a package that a document names is in its tarball"],
  },
  "packages/outbox/README.md": {
    ts: ["test/outbox/readme.test.ts", "shows every example as it is in the file that is run"],
    text: ["test/outbox/readme.test.ts", "its picture has every state"],
  },
  "apps/desktop/README.md": { sh: COMMANDS },
  "apps/playground/guide/backends.md": { json: ["test/readme/code-blocks.test.ts", "backends: "] },
  "apps/playground/guide/counting.md": {},
  "apps/playground/guide/embedding.md": { html: MARKUP },
  "apps/playground/guide/help.md": { text: ["test/readme/help.test.ts", "the text with a field is filled in"] },
  "apps/playground/guide/install.md": { sh: INSTALLATION },
  "apps/playground/guide/personalised.md": {
    html: MARKUP,
    js: ["test/readme/code-blocks.test.ts", "personalised: "],
    text: ["test/readme/code-blocks.test.ts", "personalised: "],
  },
  "apps/playground/guide/theming.md": { html: MARKUP, css: ["test/readme/code-blocks.test.ts", "style sheets: "] },
  "apps/playground/guide/translating.md": { html: MARKUP },
  "apps/playground/guide/tutorial.md": { sh: TUTORIAL, js: TUTORIAL, html: TUTORIAL, text: TUTORIAL },
};

/** The French chapters show the same programs, which `apps/playground/src/guide/guide.test.ts` compares. */
const DOCUMENTS = sourceFiles(
  "README.md",
  "{packages,apps}/*/README.md",
  "packages/*/docs/*.md",
  "apps/playground/guide/*.md",
);

const blocksOf = (path: string): { language: string; code: string }[] =>
  [...readSource(path).matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language = "", code = ""]) => ({
    language,
    code,
  }));

const tagged = (paths: readonly string[], language: string): { path: string; code: string }[] =>
  paths.flatMap((path) =>
    blocksOf(path)
      .filter((block) => block.language === language)
      .map(({ code }) => ({ path, code })),
  );

for (const path of DOCUMENTS) {
  const languages = [...new Set(blocksOf(path).map(({ language }) => language))];
  if (languages.length === 0) continue;
  test(`${path}: each of its blocks of code is tried`, () => {
    assert.deepEqual(languages.toSorted(), Object.keys(BLOCKS[path] ?? {}).toSorted());
    for (const [file, title] of Object.values(BLOCKS[path] ?? {})) {
      const source = readSource(file).replace(/\(\s+/g, "(");
      assert.ok(
        ['test("', "test(`", 'it("', "it(`"].some((start) => source.includes(start + title)),
        `${file}: ${title}`,
      );
    }
  });
}

describe("markup", () => {
  const documented = (tag: string): string => {
    const [, section = ""] = readSource("packages/composer/README.md").split(`<!-- api <${tag}> -->`);
    return section.split("<!-- /api -->")[0] ?? "";
  };
  const manifest = JSON.parse(readFileSync(join(ROOT, "packages/composer/package.json"), "utf8")) as {
    exports: Record<string, unknown>;
  };
  const paths = Object.entries(BLOCKS).flatMap(([path, { html }]) => (html === MARKUP ? [path] : []));

  for (const { path, code } of tagged(paths, "html")) {
    test(`markup: ${path}: ${code.trim().split("\n")[0]}`, () => {
      for (const [, tag = "", attributes = ""] of code.matchAll(/<(sms-[\w-]+)([^>]*)>/g))
        for (const [, name = ""] of attributes.matchAll(/\s([\w-]+)(?==|\s|$)/g))
          assert.ok(documented(tag).includes(`\`${name}\``), `<${tag} ${name}>`);
      for (const [, entry = ""] of code.matchAll(/"@sms-composer\/composer\/([\w.-]+)"/g))
        assert.ok(Object.hasOwn(manifest.exports, `./${entry}`), entry);
      for (const [, id = ""] of code.matchAll(/\bfor="(\w+)"/g)) assert.ok(code.includes(`id="${id}"`), id);
      assert.match(code, /<sms-|<link |<script /);
    });
  }
});

test("style sheets: each part that the guide styles is one of the element's, each custom property too", () => {
  const element = readSource("packages/composer/src/sms-composer.ts");
  const styled = tagged(["apps/playground/guide/theming.md"], "css").flatMap(({ code }) => [
    ...[...code.matchAll(/::part\(([\w-]+)\)/g)].map(([, part = ""]) => `@csspart ${part} `),
    ...[...code.matchAll(/(--sms-[\w-]+)/g)].map(([, property = ""]) => `@cssprop [${property}=`),
  ]);
  assert.ok(styled.length > 1);
  assert.deepEqual(
    styled.filter((each) => !element.includes(each)),
    [],
  );
});

test("personalised: the text that is shown is filled by every row of the list that is shown", () => {
  const chapter = ["apps/playground/guide/personalised.md"];
  const [{ code: message } = { code: "" }] = tagged(chapter, "text");
  const [{ code } = { code: "" }] = tagged(chapter, "js");
  const composer: { list?: PeopleList } = {};
  runInNewContext(code, { composer });
  assert.ok(composer.list);
  const { columns, rows } = composer.list;
  const { rows: judged } = estimateList({ message, columns, rows, phoneColumn: "Mobile" });
  assert.deepEqual([judged.ready, judged.invalid], [rows.length, []]);
  const second = Object.fromEntries(columns.map((column, at) => [column, rows[1]?.[at] ?? ""]));
  assert.match(
    fillTemplate(message, second, { fields: columns }).text,
    /^Bonjour Madame, Monsieur, rendez-vous le mardi 24/,
  );
});

test("backends: the request that is shown gets the answer that is shown", async () => {
  const [request, answer] = tagged(["apps/playground/guide/backends.md"], "json").map(
    ({ code }) => JSON.parse(code) as Record<string, unknown>,
  );
  const now = new Date("2026-11-22T12:00:00Z");
  const sandbox = createSandbox({ apiKey: "test", startAt: now });
  const handle = createHandler({
    apiKey: "test",
    baseUrl: "http://127.0.0.1/v1",
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    now: () => now,
    authorize: () => true,
  });
  const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
  const response = await handle(
    new Request("http://localhost/sms", { method: "POST", headers, body: JSON.stringify(request) }),
  );
  const { scheduledAt, messageId, ...outcome } = (await response.json()) as Record<string, unknown>;
  const { messageId: shown, ...expected } = answer ?? {};
  assert.deepEqual(outcome, expected);
  assert.equal(typeof messageId, typeof shown);
  assert.equal(scheduledAt, request?.["scheduledAt"]);
});

test("the outbox's README: its program sends, and its key sends once", async () => {
  const [{ code } = { code: "" }] = tagged(["packages/outbox/README.md"], "ts");
  const server = await serveSandbox({ apiKey: "key-of-the-outbox-readme" });
  const folder = mkdtempSync(join(tmpdir(), "outbox-readme-"));
  try {
    const file = JSON.stringify(join(folder, "outbox.sqlite"));
    const program = `${code.replace('"outbox.sqlite"', file)}\nawait outbox.stop();`;
    const flags = ["--conditions=@sms-composer/source", "--input-type=module-typescript", "--eval", program];
    const env = { SMS_PARTNER_API_KEY: "key-of-the-outbox-readme", SMS_PARTNER_URL: server.baseUrl };
    for (let run = 0; run < 2; run++)
      await printed(runCommand(call(process.execPath, ...flags), join(ROOT, "test"), env));
    assert.deepEqual(server.sandbox.received("+33612345678"), ["Rendez-vous demain à 10 h."]);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});
