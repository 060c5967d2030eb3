/**
 * `pnpm readme`: makes the tables of the packages' READMEs anew, from declarations and their docstrings, and what
 * documents say of installing the packages.
 */
import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { generatedReadmes } from "./generated-readme.ts";
import { installationDocuments } from "./installation.ts";

for (const { path, written, generated } of installationDocuments())
  if (generated !== written) writeFileSync(join(import.meta.dirname, "../..", path), generated);

for (const { path, written, generated, undocumented } of await generatedReadmes()) {
  const isStale = generated !== written;
  if (isStale) writeFileSync(path, generated);
  const missing = undocumented.length > 0 ? `; no place for ${undocumented.join(", ")}` : "";
  console.log(`${relative(process.cwd(), path)}: ${isStale ? "written anew" : "as it was"}${missing}`);
  if (missing) process.exitCode = 1;
}
