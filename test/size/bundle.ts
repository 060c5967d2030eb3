import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";
import { minifiedStyles } from "../../packages/composer/styles/minified-styles.ts";

/** The folder from which everything that is measured can be resolved: core, the element and Lit. */
const COMPOSER = fileURLToPath(new URL("../../packages/composer", import.meta.url));

export interface BundleOptions {
  /** Folder from which imports are resolved. @default the composer's */
  readonly from?: string;
  /** Modules that stay outside, with their bytes. */
  readonly external?: readonly string[];
  /** Everything in one file, also what is imported on demand. */
  readonly inOneFile?: boolean;
}

/** The bundle of a module, minified, as chunks that a page loads. */
export interface Bundle {
  /** Modules that are imported on demand, by their paths. */
  readonly onDemand: readonly string[];
  /**
   * The chunks that load together with a module: its own, and those that it imports at once.
   * @param path end of the module's path; without it, what the page itself imports
   * @throws when no chunk is made of such a module
   */
  chunksOf(path?: string): ReadonlySet<string>;
  /** Bytes of the chunks, `gzip -9`. */
  bytesOf(chunks: Iterable<string>): number;
}

/** Bytes of a file as a server sends it: `gzip -9`. */
export const compressedBytes = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length;

/** Bundles the code from the sources as an application's bundler does. */
export async function bundle(code: string, options: BundleOptions = {}): Promise<Bundle> {
  const { from = COMPOSER, external = [], inOneFile = false } = options;
  const { metafile, outputFiles } = await build({
    stdin: { contents: code, resolveDir: from, sourcefile: "page.js" },
    absWorkingDir: from,
    bundle: true,
    splitting: !inOneFile,
    external: [...external],
    minify: true,
    charset: "utf8",
    format: "esm",
    target: "es2022",
    conditions: ["@sms-composer/source", "production"],
    outdir: "out",
    plugins: [minifiedStyles],
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const { outputs } = metafile;
  const sizes = new Map(
    outputFiles.map(({ path, contents }) => [path.replaceAll("\\", "/"), compressedBytes(contents)]),
  );
  const sizeOf = (chunk: string): number => [...sizes].find(([path]) => path.endsWith(`/${chunk}`))?.[1] ?? Number.NaN;
  const entryPoints = Object.values(outputs).flatMap(({ entryPoint }) => entryPoint ?? []);
  return {
    onDemand: entryPoints.filter((path) => path !== "page.js"),
    chunksOf(path = "page.js") {
      const chunk = Object.keys(outputs).find((each) => outputs[each]?.entryPoint?.endsWith(path));
      if (chunk === undefined) throw new Error(`No chunk is made of ${path}. There are: ${entryPoints.join(", ")}`);
      return withImports(outputs, chunk);
    },
    bytesOf: (chunks) => [...chunks].reduce((sum, chunk) => sum + sizeOf(chunk), 0),
  };
}

/** A chunk and all that it imports at once. */
function withImports(outputs: Metafile["outputs"], chunk: string, seen = new Set<string>()): Set<string> {
  if (seen.has(chunk)) return seen;
  seen.add(chunk);
  for (const { path, kind, external } of outputs[chunk]?.imports ?? [])
    if (kind === "import-statement" && !external) withImports(outputs, path, seen);
  return seen;
}
