/** `pnpm readme`: makes the tables of the packages' READMEs anew, from declarations and their docstrings. */
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { generatedReadmes } from "./generated-readme.ts";

for (const { path, written, generated, undocumented } of await generatedReadmes()) {
  const isStale = generated !== written;
  if (isStale) writeFileSync(path, generated);
  const missing = undocumented.length > 0 ? `; no place for ${undocumented.join(", ")}` : "";
  console.log(`${relative(process.cwd(), path)}: ${isStale ? "written anew" : "as it was"}${missing}`);
  if (missing) process.exitCode = 1;
}
