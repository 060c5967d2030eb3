import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { call, printed, runCommand } from "../tools/program-run.ts";
import { type PackedPackage, runPnpm } from "./workspace-copy.ts";

/** An empty project of somebody else's, with the packages installed from their tarballs. */
export interface Consumer {
  readonly folder: string;
  /** Runs a module of the project. */
  readonly runModule: (source: string) => Promise<string>;
  /** Runs a CommonJS script of the project. */
  readonly runScript: (source: string) => Promise<string>;
}

/** Installs by pnpm, which gives a package only what its manifest names, and has most of it from the tree's own install. */
export async function installPackages(scratch: string, packages: readonly PackedPackage[]): Promise<Consumer> {
  const folder = join(scratch, "consumer");
  mkdirSync(join(folder, "commonjs"), { recursive: true });
  const tarballs = Object.fromEntries(
    packages.map(({ name, tarball }) => [`@sms-composer/${name}`, `file:${tarball.replaceAll("\\", "/")}`]),
  );
  const manifest = { private: true, type: "module", dependencies: tarballs };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "commonjs/package.json"), JSON.stringify({ private: true, type: "commonjs" }));
  // The packages that they need of each other are not in the registry. YAML reads JSON.
  writeFileSync(join(folder, "pnpm-workspace.yaml"), JSON.stringify({ overrides: tarballs }));
  await runPnpm(["install", "--prefer-offline", "--ignore-scripts"], folder);
  let files = 0;
  const runner = (place: string) => (source: string) => {
    const file = join(folder, place, `program-${++files}.js`);
    writeFileSync(file, source);
    return printed(runCommand(call(process.execPath, file), folder));
  };
  return { folder, runModule: runner("."), runScript: runner("commonjs") };
}
