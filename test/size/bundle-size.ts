import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Other packages that core imports; their bytes are theirs. */
const OTHERS = ["zod", "zod/*", "libphonenumber-js", "libphonenumber-js/*"];

/** Bytes that code takes as a page gets it: bundled from the sources, minified, `gzip -9`. */
export async function bundleSize(code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "esm",
    target: "es2022",
    conditions: ["@sms-composer/source"],
    external: OTHERS,
    write: false,
  });
  return outputFiles.reduce((bytes, { contents }) => bytes + gzipSync(contents, { level: 9 }).length, 0);
}
