/** The tables of the packages' READMEs say what the code says, and leave nothing out. */
import assert from "node:assert/strict";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import { isType } from "./declaration-text.ts";
import { documentedPackage, generatedReadmes } from "./generated-readme.ts";
import { installationDocuments } from "./installation.ts";
import { entrySources } from "./module-tables.ts";
import { readSource, sourceFiles } from "../structure/source-files.ts";
import { exportsOf, reexportedBy } from "./source-module.ts";

for (const { path, written, generated, undocumented } of await generatedReadmes()) {
  const name = basename(dirname(path));

  test(`${name}: the README's tables are those of the code`, () => {
    assert.equal(written, generated, "If they are meant to be so: pnpm readme");
  });

  test(`${name}: every entry and every element has its tables in the README`, () => {
    assert.deepEqual(undocumented, []);
  });
}

for (const name of ["cli", "client", "core", "outbox", "sandbox"]) {
  for (const [entry, source] of entrySources(documentedPackage(name))) {
    test(`${entry}: what its tables are made from is what can be imported`, async () => {
      const reexported = reexportedBy(source).flatMap((part) => exportsOf(join(dirname(source), `${part}.ts`)));
      const read = [...exportsOf(source), ...reexported].filter(({ declaration }) => !isType(declaration));
      const imported = Object.keys((await import(entry)) as object);
      assert.deepEqual([...new Set(read.map((each) => each.name))].toSorted(), imported.toSorted());
    });
  }
}

test("what documents say of installing is said in one place, which the release changes", () => {
  const documents = installationDocuments();
  assert.ok(documents.length > 7);
  for (const { path, written, generated } of documents)
    assert.equal(written, generated, `${path}: if it is meant to be so: pnpm readme`);
  const elsewhere = sourceFiles("README.md", "{packages,apps}/**/*.md", ".github/*.md").filter((path) => {
    const text = readSource(path).replace(/^<!-- install.*-->$[^]*?^<!-- \/install -->$/gm, "");
    return /npm install @sms-composer|not (?:yet )?(?:on npm|published)|pas encore (?:sur npm|publié)|tarballs\/[*\w$]/i.test(
      text,
    );
  });
  assert.deepEqual(elsewhere, []);
});
