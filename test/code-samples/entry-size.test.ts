import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const LIMIT = 4_000;

test(`the nine languages take at most ${LIMIT} bytes of a page, minified and compressed`, async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(import.meta.resolve("@sms-composer/core/code-samples"))],
    bundle: true,
    minify: true,
    format: "esm",
    // The composer has it already.
    external: ["*/wire.ts"],
    write: false,
  });
  const [entry] = outputFiles;
  assert.ok(entry);
  assert.match(entry.text, /wire\.ts/);
  assert.ok(entry.text.includes("Module Send") && entry.text.includes("package main"), "the programs are in it");
  const size = gzipSync(entry.contents, { level: 9 }).length;
  assert.ok(size <= LIMIT, `${size} bytes`);
});
