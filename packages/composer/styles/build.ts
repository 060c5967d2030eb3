/** `node styles/build.ts`, after the compiler: minifies the style sheets in what was built. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minifyStyles } from "./minified-styles.ts";

const [dist = "dist"] = process.argv.slice(2);
for (const path of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!path.endsWith(".js") || path.startsWith("cdn")) continue;
  const file = join(dist, path);
  const code = readFileSync(file, "utf8");
  const minified = minifyStyles(code);
  if (minified !== code) writeFileSync(file, minified);
}
