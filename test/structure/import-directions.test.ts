import assert from "node:assert/strict";
import { isBuiltin, stripTypeScriptTypes } from "node:module";
import { posix } from "node:path";
import { test } from "node:test";
import { importedSpecifiers } from "./imported-specifiers.ts";
import { readSource, sourceFiles } from "./source-files.ts";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  /** The packages that its user installs, where it is used. */
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const PACKAGES = ["core", "client", "outbox", "composer", "sandbox"].map((name) => `@sms-composer/${name}`);

/** The packages of the house that each package may import, itself excepted. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "packages/core": [],
  "packages/client": ["@sms-composer/core"],
  "packages/outbox": ["@sms-composer/core", "@sms-composer/client"],
  "packages/cli": ["@sms-composer/core", "@sms-composer/client", "@sms-composer/outbox"],
  "packages/composer": ["@sms-composer/core"],
  "packages/sandbox": ["@sms-composer/core"],
  "apps/playground": PACKAGES,
  "apps/desktop": PACKAGES,
};

/** Code that runs where Node's own modules are not: browsers, workers, other servers. */
const WITHOUT_NODE = ["packages/core", "packages/client", "packages/composer"];

const isTest = (path: string) => /\.(test|fixture|bench|e2e)\.ts$/.test(path);
const packageOf = (specifier: string) =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

const manifestOf = (folder: string) => JSON.parse(readSource(`${folder}/package.json`)) as Manifest;

for (const [folder, allowed] of Object.entries(MAY_IMPORT)) {
  const sources = sourceFiles(`${folder}/src/**/*.ts`).filter((path) => !isTest(path));
  const imports = sources.flatMap((path) =>
    importedSpecifiers(readSource(path)).map((specifier) => ({ path, specifier })),
  );
  const asLines = (found: typeof imports) => found.map(({ path, specifier }) => `${path} imports ${specifier}`);
  const { dependencies = {}, peerDependencies = {} } = manifestOf(folder);

  test(`${folder} imports ${allowed.length === 0 ? "nothing" : `only ${allowed.join(", ")}`} of the house`, () => {
    assert.notEqual(sources.length, 0);
    const wrong = imports.filter(
      ({ specifier }) => specifier.startsWith("@sms-composer/") && !allowed.includes(packageOf(specifier)),
    );
    assert.deepEqual(asLines(wrong), []);
  });

  test(`${folder} reaches no file outside of its own folder`, () => {
    const wrong = imports.filter(
      ({ path, specifier }) =>
        specifier.startsWith(".") && !posix.join(posix.dirname(path), specifier).startsWith(`${folder}/`),
    );
    assert.deepEqual(asLines(wrong), []);
  });

  test(`${folder} declares every package that it imports`, () => {
    const wrong = imports.filter(
      ({ specifier }) =>
        !specifier.startsWith(".") &&
        !isBuiltin(specifier) &&
        !specifier.startsWith("virtual:") &&
        !Object.hasOwn({ ...dependencies, ...peerDependencies }, packageOf(specifier)) &&
        !(folder.startsWith("apps/") && Object.hasOwn(manifestOf(folder).devDependencies ?? {}, packageOf(specifier))),
    );
    assert.deepEqual(asLines(wrong), []);
  });

  if (WITHOUT_NODE.includes(folder)) {
    test(`${folder} runs without Node's own modules`, () => {
      const wrong = sources.filter((path) =>
        importedSpecifiers(stripTypeScriptTypes(readSource(path))).some(isBuiltin),
      );
      assert.deepEqual(wrong, []);
    });
  }
}
