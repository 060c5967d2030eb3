import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** What a page loads of a module, minified and `gzip -9`, in bytes. */
export interface LoadedSize {
  readonly name: string;
  readonly bytes: number;
  /** What it may have, where there is such a figure. */
  readonly limit?: number;
}

interface Loaded {
  readonly name: string;
  readonly code: string;
  /** Also what is imported later, when it is needed; but not what knows the world's phone numbers. */
  readonly inOneFile?: boolean;
  readonly limit?: number;
}

const load = createRequire(import.meta.url);
const versionOf = (name: string): string => (load(`${name}/package.json`) as { version: string }).version;

/** A text area of each component library as its documentation imports it, and nothing else of the library. */
const LIBRARIES = [
  ["Web Awesome", "@awesome.me/webawesome", "dist/components/textarea/textarea.js", "`<wa-textarea>`"],
  ["Material Web", "@material/web", "textfield/outlined-text-field.js", "`<md-outlined-text-field>`"],
  ["Vaadin", "@vaadin/text-area", "vaadin-text-area.js", "`<vaadin-text-area>`"],
] as const;

const LOADED: readonly Loaded[] = [
  { name: "`<sms-composer>` in an application", code: `import "@sms-composer/composer/define";`, limit: 15_000 },
  ...LIBRARIES.map(([library, name, path, tag]) => ({
    name: `${library} ${versionOf(name)}, ${tag} alone`,
    code: `import "${name}/${path}";`,
  })),
  {
    name: "`<sms-composer>`, every panel and language in one file, without phone metadata",
    code: `import "@sms-composer/composer/define";`,
    inOneFile: true,
    limit: 32_000,
  },
  { name: "`<sms-meter>`", code: `import "@sms-composer/composer/define-meter";` },
  { name: "Lit alone", code: `export { LitElement, css, html } from "lit";` },
];

type Outputs = Metafile["outputs"];

/** A module and all that it imports at once; what it imports later, when it is needed, is not in it. */
function atOnce(outputs: Outputs, path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const { path: imported, kind } of outputs[path]?.imports ?? [])
    if (kind === "import-statement") atOnce(outputs, imported, seen);
  return seen;
}

/** Sizes of what comes at once, and of what an output that matches comes with in addition. */
async function bundle(
  code: string,
  { later, inOneFile = false }: { later?: RegExp; inOneFile?: boolean | undefined } = {},
): Promise<{ atOnce: number; later: number }> {
  const composer = fileURLToPath(new URL("../../packages/composer", import.meta.url));
  const here = fileURLToPath(new URL(".", import.meta.url));
  const { metafile, outputFiles } = await build({
    stdin: { contents: code, resolveDir: code.includes('"lit"') ? composer : here, sourcefile: "page.js" },
    absWorkingDir: here,
    bundle: true,
    splitting: !inOneFile,
    external: inOneFile ? ["@sms-composer/core/recipients"] : [],
    minify: true,
    format: "esm",
    conditions: ["@sms-composer/source", "production"],
    outdir: "out",
    metafile: true,
    write: false,
    logLevel: "error",
  });
  const sizes = new Map(
    Object.keys(metafile.outputs).map((path) => {
      const file = outputFiles.find((each) => each.path.replaceAll("\\", "/").endsWith(`/${path}`));
      return [path, file ? gzipSync(file.contents, { level: 9 }).length : Number.NaN];
    }),
  );
  const sum = (paths: Iterable<string>): number =>
    [...paths].reduce((total, path) => total + (sizes.get(path) ?? Number.NaN), 0);
  const entryOf = (wanted: RegExp): string =>
    Object.keys(metafile.outputs).find((path) => wanted.test(metafile.outputs[path]?.entryPoint ?? "")) ?? "";
  const first = atOnce(metafile.outputs, entryOf(/page\.js$/));
  const more = later === undefined ? new Set<string>() : atOnce(metafile.outputs, entryOf(later));
  return { atOnce: sum(first), later: sum([...more].filter((path) => !first.has(path))) };
}

/** Ours beside text areas of component libraries, the largest first. */
export async function componentSizes(): Promise<readonly LoadedSize[]> {
  const sizes = await Promise.all(
    LOADED.map(async ({ name, code, inOneFile, limit }): Promise<LoadedSize> => {
      const { atOnce: bytes } = await bundle(code, { inOneFile });
      return { name, bytes, ...(limit !== undefined && { limit }) };
    }),
  );
  const room = await bundle(`import "@sms-composer/composer/define";`, { later: /composer-ui\.ts$/ });
  const shown = { name: "`<sms-composer>` on the page where it shows, in English", bytes: room.atOnce + room.later };
  return [...sizes, shown].toSorted((one, other) => other.bytes - one.bytes);
}
