import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type OutputChunk } from "rolldown";
import { minifyStyles } from "../styles/minified-styles.ts";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

/** The files that a page without a bundler names, each with the module that it is made of. */
export const CDN_FILES: Readonly<Record<string, string>> = {
  "sms-composer": "cdn",
  "sms-meter": "define-meter",
  development: "cdn-development",
};

/** Modules that load together as soon as somebody comes to write: one file of them is smaller than ten. */
const WHEN_SOMEBODY_WRITES =
  /[\\/](features[\\/]sending[\\/](?!estimate|send-bar)|composer[\\/](send-flow|lists|problem-report)\b|element[\\/]composer-events\b|view[\\/](text-editing|styles[\\/]outcomes)\b|languages[\\/]dates\b)/;

export interface CdnOptions {
  /** The folder of the files; none: they are made and not written. */
  readonly folder?: string;
  /** Whether the files are made from the sources instead of what was built. */
  readonly fromSources?: boolean;
}

/** Makes one of them, with the parts that load later beside it. What loads at once is in the file itself. */
export async function makeCdnFile(name: string, { folder, fromSources = false }: CdnOptions): Promise<OutputChunk[]> {
  const module = CDN_FILES[name];
  const { output } = await build({
    input: { [name]: join(PACKAGE, fromSources ? `src/${module}.ts` : `dist/${module}.js`) },
    platform: "browser",
    // What was built has them minified already.
    plugins: [
      { name: "minified styles", transform: { filter: { id: /[\\/]composer[\\/]src[\\/]/ }, handler: minifyStyles } },
    ],
    resolve: { conditionNames: [...(fromSources ? ["@sms-composer/source"] : []), "production", "browser", "import"] },
    preserveEntrySignatures: "allow-extension",
    // The part that draws is in the file on purpose, where applications load it later.
    checks: { ineffectiveDynamicImport: false },
    write: folder !== undefined,
    output: {
      ...(folder === undefined ? {} : { dir: folder }),
      format: "esm",
      minify: true,
      codeSplitting: {
        includeDependenciesRecursively: false,
        groups: [{ name: "sending", test: WHEN_SOMEBODY_WRITES }],
      },
      entryFileNames: "[name].js",
      chunkFileNames: "[name]-[hash].js",
    },
  });
  return output.filter((file) => file.type === "chunk");
}
