import { cpSync, globSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { call, type Ending, printed, runCommand, runLine } from "../tools/program-run.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SCOPE = "@sms-composer";

/** Files of the tree around them that packages need. */
const OUTSIDE = ["package.json", "pnpm-workspace.yaml", "tsconfig.base.json", "LICENSE"];

/** The members of a manifest that are read. */
interface PublishedManifest {
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly license: string;
  readonly sideEffects: boolean | readonly string[];
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
}

/** A package as it would be published. */
export interface PackedPackage {
  readonly name: string;
  readonly tarball: string;
  /** The folder that the tarball was unpacked into. */
  readonly folder: string;
  /** The files in it, with slashes. */
  readonly files: readonly string[];
  readonly manifest: PublishedManifest;
}

/**
 * Builds every package in a copy of the tree by its own `build` script, and packs it as it would be published: nothing
 * that lies about in the working tree gets in, and nothing there is changed.
 *
 * @param scratch an empty folder for it, by its real path
 */
export async function packPackages(scratch: string): Promise<readonly PackedPackage[]> {
  const names = await buildCopy(join(scratch, "built"));
  const workspace = join(scratch, "workspace");
  // A package manager repairs what it finds in node_modules, through links as well. Here it finds none.
  copyTree(join(scratch, "built"), workspace, ["node_modules"]);
  await runPnpm(["-r", "pack", "--pack-destination", scratch], workspace);
  const packages = names.map(async (name) => {
    const [tarball = ""] = globSync(join(scratch, `sms-composer-${name}-*.tgz`));
    const unpacked = join(scratch, "unpacked", name);
    mkdirSync(unpacked, { recursive: true });
    // By relative paths: some programs called tar take C: for another machine.
    await printed(runCommand(call("tar", "-xzf", basename(tarball), "-C", `unpacked/${name}`), scratch));
    const folder = join(unpacked, "package");
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll("\\", "/"),
      )
      .toSorted();
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PublishedManifest;
    return { name, tarball, folder, files, manifest };
  });
  return Promise.all(packages);
}

/** Runs pnpm in the version that the root's own commands run, and answers what it has printed. */
export const runPnpm = (args: readonly string[], cwd: string): Promise<string> => printed(endPnpm(args, cwd));

/** Runs pnpm to its end, however it ends. */
export function endPnpm(args: readonly string[], cwd: string): Promise<Ending> {
  const [version] = /pnpm@[\d.]+/.exec(readFileSync(join(ROOT, "package.json"), "utf8")) ?? [];
  if (version === undefined) throw new Error("The root's package.json names no version of pnpm");
  return runCommand(call("npx", "-y", version, ...args), cwd);
}

async function buildCopy(copy: string): Promise<readonly string[]> {
  mkdirSync(copy);
  for (const file of OUTSIDE) cpSync(join(ROOT, file), join(copy, file));
  linkModules(join(ROOT, "node_modules"), join(copy, "node_modules"));
  const names = readdirSync(join(ROOT, "packages"));
  for (const name of names) {
    const [from, to] = [join(ROOT, "packages", name), join(copy, "packages", name)];
    copyTree(from, to, ["node_modules", "dist"]);
    linkModules(join(from, "node_modules"), join(to, "node_modules"));
    const siblings = join(to, "node_modules", SCOPE);
    mkdirSync(siblings);
    for (const sibling of names) symlinkSync(join(copy, "packages", sibling), join(siblings, sibling), "junction");
  }
  const builds = new Map<string, Promise<string>>();
  /** Each after those that it imports. */
  const build = (name: string): Promise<string> => {
    const folder = join(copy, "packages", name);
    const started = builds.get(name) ?? Promise.all(siblingsOf(folder).map(build)).then(() => buildPackage(folder));
    builds.set(name, started);
    return started;
  };
  await Promise.all(names.map(build));
  return names;
}

const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    readonly scripts: { readonly build: string };
    readonly dependencies?: Readonly<Record<string, string>>;
  };

/** The packages of the house that a package depends on. */
function siblingsOf(folder: string): string[] {
  return Object.keys(manifestIn(folder).dependencies ?? {}).flatMap((name) =>
    name.startsWith(`${SCOPE}/`) ? [name.slice(SCOPE.length + 1)] : [],
  );
}

function buildPackage(folder: string): Promise<string> {
  const { scripts } = manifestIn(folder);
  const path = [join(ROOT, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
  return printed(runLine(scripts.build, folder, { PATH: path }));
}

function copyTree(from: string, to: string, without: readonly string[]): void {
  cpSync(from, to, { recursive: true, filter: (path) => !without.includes(basename(path)) });
}

/** A folder of its own with a link to each installed package; what the package manager keeps there is left out. */
function linkModules(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name.startsWith(".") || name === SCOPE) continue;
    const members = name.startsWith("@") ? readdirSync(join(from, name)).map((member) => join(name, member)) : [name];
    if (name.startsWith("@")) mkdirSync(join(to, name));
    for (const member of members) symlinkSync(realpathSync(join(from, member)), join(to, member), "junction");
  }
}
