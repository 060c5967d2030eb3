/** Tests of the workflows: their permissions, and that they need nothing that only one person's machine has. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { deadCalls, pnpmCalls } from "./pnpm-commands.ts";
import { requiredTools, toolNames } from "../tools/optional-tools.ts";
import { readSource, ROOT, sourceFiles } from "./source-files.ts";

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly system: readonly string[] } };
  readonly steps?: readonly Step[];
  readonly "timeout-minutes"?: number;
  readonly environment?: string;
}
interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

const WORKFLOWS = new Map(
  sourceFiles(".github/workflows/*.yml").map((path) => [path, parse(readSource(path)) as Workflow]),
);
const ACTIONS = sourceFiles(".github/actions/*/action.yml");

/** The only jobs that may write, and what. */
const MAY_WRITE: Readonly<Record<string, readonly string[]>> = {
  version: ["contents", "pull-requests"],
  publish: ["contents", "id-token"],
  draft: ["contents"],
  installers: ["contents", "id-token", "attestations"],
  appearance: ["contents"],
};

const workflow = (name: string): Workflow => {
  const found = WORKFLOWS.get(`.github/workflows/${name}.yml`);
  assert.ok(found, `there is no workflow ${name}`);
  return found;
};
const writes = (permissions: Readonly<Record<string, string>> = {}): string[] =>
  Object.entries(permissions).flatMap(([scope, level]) => (level === "write" ? [scope] : []));
const stepsOf = (path: string): readonly Step[] => {
  const { jobs, runs } = parse(readSource(path)) as Partial<Workflow> & { runs?: { steps: readonly Step[] } };
  return runs?.steps ?? Object.values(jobs ?? {}).flatMap(({ steps = [] }) => steps);
};
const needsOf = ({ needs = [] }: Job): readonly string[] => (typeof needs === "string" ? [needs] : needs);

for (const path of [...WORKFLOWS.keys(), ...ACTIONS]) {
  describe(path, () => {
    test("every action is of this repository, or pinned to a commit with its version beside it", () => {
      const used = [...readSource(path).matchAll(/\buses: (.+)/g)].map(([, action = ""]) => action);
      assert.notEqual(used.length, 0);
      const loose = used.filter(
        (action) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action) && !isLocal(action),
      );
      assert.deepEqual(loose, []);
    });

    test("no script has an expression in it, which could bring in what a stranger wrote", () => {
      const scripts = stepsOf(path).flatMap(({ run }) => run ?? []);
      assert.deepEqual(
        scripts.filter((script) => script.includes("${{")),
        [],
      );
    });

    if (process.platform !== "win32") {
      test("every script is one that a shell can read", () => {
        for (const { run: input } of stepsOf(path)) {
          if (input === undefined) continue;
          const { status, stderr } = spawnSync("bash", ["-n"], { input, encoding: "utf8" });
          assert.equal(status, 0, `${input}\n${stderr}`);
        }
      });
    }

    test("every pnpm command is there", () => {
      assert.deepEqual(deadCalls(pnpmCalls(stepsOf(path).flatMap(({ run }) => run ?? []))), []);
    });

    test("nothing is left on the disk by a checkout", () => {
      const checkouts = stepsOf(path).filter(({ uses }) => uses?.startsWith("actions/checkout@"));
      for (const step of checkouts) assert.equal(step.with?.["persist-credentials"], false);
    });
  });
}

function isLocal(action: string): boolean {
  const path = /^\.\/(\.github\/(?:workflows\/.+\.yml|actions\/.+))$/.exec(action)?.[1];
  return path !== undefined && existsSync(ROOT + (path.endsWith(".yml") ? path : `${path}/action.yml`));
}

for (const [path, { permissions, concurrency, jobs }] of WORKFLOWS) {
  test(`${path} may read, and write only where a job says what`, () => {
    assert.deepEqual(writes(permissions), []);
    for (const [name, job] of Object.entries(jobs)) {
      assert.deepEqual(writes(job.permissions), MAY_WRITE[name] ?? [], name);
    }
  });

  test(`${path} does not run twice at a time, nor for ever`, () => {
    assert.ok(concurrency.group);
    for (const [name, job] of Object.entries(jobs)) assert.ok(job.uses ?? job["timeout-minutes"], name);
  });
}

test("npm test runs on three systems, with Node 20 and nothing else", () => {
  const { strategy, steps = [] } = workflow("test").jobs["test"] ?? {};
  assert.deepEqual(
    strategy?.matrix.system.map((system) => system.split("-")[0]),
    ["ubuntu", "macos", "windows"],
  );
  assert.equal(steps.find(({ uses }) => uses?.startsWith("actions/setup-node@"))?.with?.["node-version"], 20);
  assert.equal(steps.at(-1)?.run, "npm test");
});

test("on Linux every optional tool is required in one job or the other, so that no suite is skipped in all of them", () => {
  const { test: everything, desktop } = workflow("test").jobs;
  const required = everything?.steps?.at(-1)?.env?.["REQUIRE"] ?? "";
  const [, onLinux = ""] = /runner\.os == 'Linux' && '([\w,]+)'/.exec(required) ?? [];
  const names = `${onLinux},${desktop?.steps?.at(-1)?.env?.["REQUIRE"]}`;
  assert.deepEqual(requiredTools({ REQUIRE: names }).toSorted(), toolNames().toSorted());
});

test("the desktop app is tested on a real Electron", () => {
  const { steps = [] } = workflow("test").jobs["desktop"] ?? {};
  assert.equal(steps.at(-1)?.env?.["REQUIRE"], "electron");
});

test("nothing is published before all tests have passed, nor without provenance", () => {
  const { jobs } = workflow("release");
  const before = (name: string): string[] =>
    needsOf(jobs[name] ?? {}).flatMap((earlier) => [earlier, ...before(earlier)]);
  for (const name of ["publish", "draft", "installers", "appearance"]) assert.ok(before(name).includes("test"), name);
  assert.equal(jobs["test"]?.uses, "./.github/workflows/test.yml");
  assert.equal(jobs["publish"]?.environment, "npm");
  assert.equal(jobs["publish"]?.steps?.at(-1)?.env?.["pnpm_config_provenance"], "true");
});

test("the desktop app's release has the tag that the app looks for, and appears when all three systems are in", () => {
  const { jobs } = workflow("release");
  assert.match(jobs["draft"]?.steps?.at(-1)?.run ?? "", /tag="@sms-composer\/desktop@.*--draft /s);
  assert.equal(jobs["installers"]?.strategy?.matrix.system.length, 3);
  assert.deepEqual(needsOf(jobs["appearance"] ?? {}), ["draft", "installers"]);
});

test("each installer has an attestation of the run that made it, and all have a checksum before they appear", () => {
  const { installers, appearance } = workflow("release").jobs;
  const [attest] = (installers?.steps ?? []).filter(({ uses }) => uses?.startsWith("actions/attest-build-provenance@"));
  const uploaded = /\*\.\{(.+)\}/.exec(installers?.steps?.at(-1)?.run ?? "")?.[1]?.split(",") ?? [];
  assert.deepEqual(
    attest?.with?.["subject-path"],
    uploaded.map((kind) => `apps/desktop/release/*.${kind}\n`).join(""),
    "what is uploaded is what is attested",
  );
  const script = appearance?.steps?.at(-1)?.run ?? "";
  for (const kind of uploaded) assert.ok(script.includes(`'*.${kind}'`), kind);
  assert.match(script, /sha256sum.*SHA256SUMS\n.*upload.*SHA256SUMS\n.*--draft=false/s);
});

if (process.platform !== "win32") {
  test("packages are published with the repository that releases them, wherever that is", () => {
    const folder = mkdtempSync(join(tmpdir(), "sms-composer-release-"));
    const manifests = sourceFiles("packages/*/package.json");
    try {
      for (const path of manifests) cpSync(ROOT + path, join(folder, path));
      const { run: script = "exit 1" } =
        workflow("release").jobs["pack"]?.steps?.find(({ name }) => name === "Name the repository") ?? {};
      const PATH = [dirname(process.execPath), process.env["PATH"]].join(delimiter);
      const env = { ...process.env, PATH, GITHUB_SERVER_URL: "https://git.example", GITHUB_REPOSITORY: "some/body" };
      const { status, stderr } = spawnSync("bash", ["-c", script], { cwd: folder, env, encoding: "utf8" });
      assert.equal(status, 0, stderr);
      for (const path of manifests) {
        const { homepage, bugs, repository, ...rest } = JSON.parse(
          readFileSync(join(folder, path), "utf8"),
        ) as object & {
          homepage: string;
          bugs: object;
          repository: object;
        };
        const directory = dirname(path);
        assert.equal(homepage, `https://git.example/some/body/tree/main/${directory}#readme`);
        assert.deepEqual(bugs, { url: "https://git.example/some/body/issues" });
        assert.deepEqual(repository, { type: "git", url: "git+https://git.example/some/body.git", directory });
        assert.deepEqual(rest, JSON.parse(readSource(path)), "and nothing else is changed");
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

test("updates wait until a release is a week old", () => {
  const { updates } = parse(readSource(".github/dependabot.yml")) as {
    updates: { "package-ecosystem": string; cooldown: { "default-days": number } }[];
  };
  assert.deepEqual(
    updates.map((update) => update["package-ecosystem"]),
    ["npm", "github-actions"],
  );
  for (const { cooldown } of updates) assert.ok(cooldown["default-days"] >= 7);
});
