import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type OutputChunk } from "rolldown";
import { minifyStyles } from "../../packages/composer/styles/minified-styles.ts";

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

const PAGE = "page.js";

const escapeRegExp = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&");

/**
 * Bundles the code from the sources as an application's bundler does: Rolldown, which is Vite's. A module that a page
 * has already does not load again with a part on demand, so that few modules need a chunk of their own.
 */
export async function bundle(code: string, options: BundleOptions = {}): Promise<Bundle> {
  const { from = COMPOSER, external = [], inOneFile = false } = options;
  const page = join(from, PAGE);
  const patterns = external.map((pattern) => new RegExp(`^${pattern.split("*").map(escapeRegExp).join(".*")}$`));
  const { output } = await build({
    input: { page },
    cwd: from,
    platform: "browser",
    external: patterns,
    plugins: [
      { name: "the page", resolveId: (id) => (id === page ? id : null), load: (id) => (id === page ? code : null) },
      { name: "minified styles", transform: { filter: { id: /[\\/]composer[\\/]src[\\/]/ }, handler: minifyStyles } },
    ],
    resolve: { conditionNames: ["@sms-composer/source", "production", "browser", "import"] },
    preserveEntrySignatures: "allow-extension",
    checks: { ineffectiveDynamicImport: false },
    write: false,
    output: { format: "esm", minify: true, codeSplitting: !inOneFile, entryFileNames: "[name].js" },
  });
  const chunks = new Map(output.filter((file) => file.type === "chunk").map((chunk) => [chunk.fileName, chunk]));
  const entries = [...chunks.values()].filter(({ isEntry, isDynamicEntry }) => isEntry || isDynamicEntry);
  const pathOf = ({ facadeModuleId }: OutputChunk): string => (facadeModuleId ?? "").replaceAll("\\", "/");
  const sizes = new Map([...chunks.values()].map((chunk) => [chunk.fileName, compressedBytes(chunk.code)]));
  return {
    onDemand: entries.filter(({ isEntry }) => !isEntry).map(pathOf),
    chunksOf(path = PAGE) {
      const entry = entries.find((each) => pathOf(each).endsWith(path));
      if (!entry) throw new Error(`No chunk is made of ${path}. There are: ${entries.map(pathOf).join(", ")}`);
      return withImports(chunks, entry.fileName);
    },
    bytesOf: (names) => [...names].reduce((sum, name) => sum + (sizes.get(name) ?? Number.NaN), 0),
  };
}

/** A chunk and all that it imports at once. */
function withImports(chunks: ReadonlyMap<string, OutputChunk>, name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const imported of chunks.get(name)?.imports ?? []) if (chunks.has(imported)) withImports(chunks, imported, seen);
  return seen;
}
