import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type PackedPackage, runProgram } from "./workspace-copy.ts";

/** An empty project of somebody else's, with the packages installed from their tarballs. */
export interface Consumer {
  readonly folder: string;
  /** Runs a module of the project. */
  readonly runModule: (source: string) => Promise<string>;
  /** Runs a CommonJS script of the project. */
  readonly runScript: (source: string) => Promise<string>;
}

export async function installPackages(scratch: string, packages: readonly PackedPackage[]): Promise<Consumer> {
  const folder = join(scratch, "consumer");
  mkdirSync(join(folder, "commonjs"), { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  writeFileSync(join(folder, "commonjs/package.json"), JSON.stringify({ private: true, type: "commonjs" }));
  const quietly = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--loglevel=error"];
  await runProgram("npm", ["install", ...quietly, ...packages.map(({ tarball }) => tarball)], folder);
  let files = 0;
  const runner = (place: string) => (source: string) => {
    const file = join(folder, place, `program-${++files}.js`);
    writeFileSync(file, source);
    return runProgram(process.execPath, [file], folder);
  };
  return { folder, runModule: runner("."), runScript: runner("commonjs") };
}
