/**
 * The example of each framework, and mistakes beside it, go through the framework's own checker with the typings that
 * the package's build makes of its manifest.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { type Manifest, templateElements } from "../../packages/composer/frameworks/manifest-elements.ts";
import { FRAMEWORK_NAMES } from "../../packages/composer/frameworks/template-typings.ts";
import composer from "../../packages/composer/package.json" with { type: "json" };
import { buildTypings, checkProject, PROGRAMS } from "./typed-package.ts";

const scratch = realpathSync(mkdtempSync(join(tmpdir(), "sms-composer-frameworks-")));
after(() => rmSync(scratch, { recursive: true }));
const dist = await buildTypings(join(scratch, "composer"));
const built = (name: string): string => readFileSync(join(dist, name), "utf8");
const manifest = JSON.parse(built("custom-elements.json")) as Manifest;
const elements = templateElements(manifest);

const compiler = { program: join(PROGRAMS.root, "tsc"), args: ["--noEmit", "--pretty", "false", "-p", "."] };

const README = readFileSync(new URL("../../packages/composer/README.md", import.meta.url), "utf8");
const [, README_EXAMPLE = "missing"] = /```tsx\n([^]*?)```/.exec(README) ?? [];

/** Files of nothing but mistakes, one a line; what comes before them is right. */
const CHECKS = [
  {
    ...compiler,
    example: "react",
    file: "mistakes.tsx",
    lines: [
      'import type {} from "@sms-composer/composer/react"; export const mistakes = [',
      "  <sms-composer pricePremuim={0.038} />,",
      "  <sms-composer country={33} />,",
      "  <sms-composer onsms-sent={(event) => event.outcome} />,",
      "  <sms-meter for={1} />,",
      "];",
    ],
  },
  {
    ...compiler,
    program: join(PROGRAMS.frameworks, "vue-tsc"),
    example: "vue",
    file: "mistakes.vue",
    lines: [
      '<script setup lang="ts"> import type {} from "@sms-composer/composer/vue"; </script> <template>',
      '  <sms-composer :price-premuim="0.038" />',
      '  <sms-composer :country="33" />',
      '  <sms-composer @sms-sent="(event) => event.outcome" />',
      '  <sms-meter :for="1" />',
      "</template>",
    ],
  },
  {
    program: join(PROGRAMS.frameworks, "svelte-check"),
    args: ["--output", "machine", "--tsconfig", "./tsconfig.json"],
    example: "svelte",
    file: "mistakes.svelte",
    lines: [
      '<script lang="ts"> import type {} from "@sms-composer/composer/svelte"; </script>',
      "<sms-composer price-premuim={0.038}></sms-composer>",
      "<sms-composer country={33}></sms-composer>",
      "<sms-composer onsms-sent={(event) => event.outcome}></sms-composer>",
      "<sms-meter for={1}></sms-meter>",
    ],
  },
  {
    // What is bound Angular does not check under CUSTOM_ELEMENTS_SCHEMA; what is reached by a reference it does.
    program: join(PROGRAMS.frameworks, "ngc"),
    args: ["-p", "."],
    example: "angular",
    file: "mistakes.ts",
    lines: [
      'import { Component, CUSTOM_ELEMENTS_SCHEMA } from "@angular/core"; import type {} from "@sms-composer/composer"; @Component({ selector: "app-mistakes", schemas: [CUSTOM_ELEMENTS_SCHEMA], template: `',
      '<sms-composer #a (click)="a.pricePremuim = 0.038" />',
      '<sms-composer #b (click)="b.country = 33" />',
      '<sms-composer (sms-sent)="say($event.outcome)" />',
      '<sms-meter #c (click)="c.for = 1" />',
      "` }) export class Mistakes { say(_: unknown): void {} }",
    ],
  },
] as const;

const MISTAKES = [
  /pricePremuim|price-premuim/,
  /Type 'number' is not assignable to type 'string/,
  /Property 'outcome' does not exist on type 'SmsSentEvent'/,
  /Type 'number' is not assignable to type 'string'/,
];

/**
 * `file(line,column): error …` of TypeScript and Vue, `… ERROR "file" line:column …` of Svelte,
 * `file:line:column - error …` of Angular.
 */
const ERROR =
  /^(?:(?<file>\S+)\((?<line>\d+),\d+\): error|\d+ ERROR "(?<file>[^"]+)" (?<line>\d+):\d+|(?<file>\S+):(?<line>\d+):\d+ - error) (?<says>.*)/gm;

describe("templates are checked", { concurrency: true }, () => {
  for (const { example, file, lines, program, args } of CHECKS) {
    test(`${example}: the example is right, and every mistake is found`, async () => {
      const files = { [file]: lines.join("\n"), ...(example === "react" && { "readme.tsx": README_EXAMPLE }) };
      const project = { example, files, program, args };
      const output = await checkProject(join(scratch, example), dist, project);
      const errors = [...output.matchAll(ERROR)].map(({ groups }) => groups ?? {});
      assert.deepEqual(
        errors.map((error) => `${error["file"]} ${error["line"]}`),
        MISTAKES.map((_, place) => `${file} ${place + 2}`),
        output,
      );
      for (const [place, error] of errors.entries()) assert.match(error["says"] ?? "", MISTAKES[place] ?? /^$/);
    });
  }
});

test("every framework that is generated for is checked, and is an entry of the package", () => {
  const checked: string[] = CHECKS.map(({ example }) => example);
  assert.deepEqual(
    FRAMEWORK_NAMES.filter((name) => !checked.includes(name) || !Object.hasOwn(composer.exports, `./${name}`)),
    [],
  );
});

test("an attribute without a type stops the build", () => {
  const declarations = [{ name: "SmsNew", tagName: "sms-new", attributes: [{ name: "sender" }] }];
  assert.throws(() => templateElements({ modules: [{ declarations }] }), /<sms-new sender>: its type is missing/);
});

test("the manifest has no event without a name", () => {
  const events = manifest.modules.flatMap(({ declarations = [] }) => declarations.flatMap((each) => each.events ?? []));
  assert.notEqual(events.length, 0);
  assert.deepEqual(
    events.filter(({ name }) => name === undefined),
    [],
  );
});

const attributes = manifest.modules.flatMap(({ declarations = [] }) =>
  declarations.flatMap((each) => (each.tagName ? (each.attributes ?? []).map(({ name }) => name) : [])),
);

for (const file of ["vscode.html-custom-data.json", "web-types.json"]) {
  test(`${file} knows every element, attribute and event`, () => {
    const names = new Set(
      [...built(file).matchAll(/"name": "([^"]+)"|\*\*(sms-[\w-]+)\*\*/g)].map(([, a, b]) => a ?? b),
    );
    const all = elements.flatMap(({ tag, events }) => [tag, ...events.map(({ name }) => name)]).concat(attributes);
    assert.ok(all.length > 25);
    assert.deepEqual(
      all.filter((name) => !names.has(name)),
      [],
    );
  });
}

test("the package names its data for JetBrains and its manifest", () => {
  assert.equal(composer["web-types"], "dist/web-types.json");
  assert.equal(composer.customElements, "dist/custom-elements.json");
  const { name, version } = JSON.parse(built("web-types.json")) as Record<string, unknown>;
  assert.deepEqual([name, version], [composer.name, composer.version]);
});
