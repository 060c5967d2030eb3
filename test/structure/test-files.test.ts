import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { STAGES } from "../tools/stages.ts";
import { ROOT, sourceFiles } from "./source-files.ts";

/** The globs of the browser's stage; its configuration cannot be imported where no browser is. */
function browserGlobs(): string[] {
  const files = /^ {2}files: (\[.*\]),$/m.exec(readFileSync(`${ROOT}test/web-test-runner.config.mjs`, "utf8"))?.[1];
  assert.ok(files, "the configuration names its files in one line");
  return JSON.parse(files) as string[];
}

const globsOf = (run: readonly string[]): string[] => run.filter((argument) => argument.endsWith(".ts"));

const filesOf = (globs: readonly string[]): string[] => {
  const left = new Set(globs.filter((glob) => glob.startsWith("!")).flatMap((glob) => sourceFiles(glob.slice(1))));
  return sourceFiles(...globs.filter((glob) => !glob.startsWith("!"))).filter((file) => !left.has(file));
};

test("every test file is run by one stage of the check", () => {
  const stages = STAGES.filter(({ counts, requires }) => counts === "suite" && requires === undefined);
  const runs = stages.flatMap(({ name, run }) => filesOf(name === "browser" ? browserGlobs() : globsOf(run)));
  const written = sourceFiles("{packages,apps,test}/**/*.{test,e2e}.ts");
  assert.ok(written.length > 200);
  assert.deepEqual(runs.toSorted(), written);
});
