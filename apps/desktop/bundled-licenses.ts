import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** The licence of the app itself. */
const OWN = join(import.meta.dirname, "..", "..", "LICENSE");

/**
 * Writes `LICENSES.txt` beside a bundle: the app's own licence, then that of every package that something was bundled
 * of, since they ask for their notice wherever they go.
 */
export const bundledLicenses: Plugin = {
  name: "bundled-licenses",
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((output) =>
      output.type === "chunk"
        ? Object.entries(output.modules).filter(([, { renderedLength }]) => renderedLength > 0)
        : [],
    );
    const packages = new Set(modules.flatMap(([id]) => packageOf(id.replace(/^\0/, "").replace(/\?.*$/, "")) ?? []));
    const texts = [...packages].map(licenseOf).toSorted((a, b) => a.localeCompare(b, "en"));
    const source = [`SMS Composer\n\n${readFileSync(OWN, "utf8")}`, ...texts].join(`\n${"-".repeat(78)}\n\n`);
    this.emitFile({ type: "asset", fileName: "LICENSES.txt", source });
  },
};

/** The folder of the package that a file belongs to; none for the workspace's own. */
function packageOf(file: string): string | undefined {
  if (!/[\\/]node_modules[\\/]/.test(file)) return undefined;
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    // Folders of a package may have a manifest that only says how their files are read.
    if (existsSync(manifest) && "version" in (JSON.parse(readFileSync(manifest, "utf8")) as object)) return folder;
  }
  return undefined;
}

function licenseOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
    readonly license?: string;
  };
  const [file] = globSync("{LICENSE,LICENCE,License,license}*", { cwd: folder });
  if (file === undefined && license === undefined) throw new Error(`${name} is bundled and has no licence.`);
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), "utf8");
  return `${name} ${version}\n\n${text}`;
}
