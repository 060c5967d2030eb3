import { availableParallelism } from "node:os";
import type { ToolName } from "./optional-tools.ts";

/** One step of `npm test`. */
export interface Stage {
  readonly name: string;
  readonly title: string;
  /** Arguments of `node`. */
  readonly run: readonly string[];
  /** A check counts as one, and runs beside the suites; a suite counts its tests. */
  readonly counts: "check" | "suite";
  readonly env?: Readonly<Record<string, string>>;
  /** The stage without which this one makes no sense: when that fails, this one is not run and has failed. */
  readonly needs?: string;
  /** The stage that has to end first, however it ends. */
  readonly after?: string;
  /** The tool that the machine must have, or the stage is skipped. */
  readonly requires?: ToolName;
}

/**
 * Files that run at a time, more than there are processors: they wait for servers and other programs most of their time.
 * Those with a browser of their own wait less.
 */
const FILES_AT_ONCE = { programs: availableParallelism() + 3, browsers: availableParallelism() + 1 } as const;

const nodeTests = (kind: keyof typeof FILES_AT_ONCE, ...args: string[]): string[] => [
  "--conditions=@sms-composer/source",
  "--test",
  "--test-timeout=120000",
  `--test-concurrency=${FILES_AT_ONCE[kind]}`,
  "--test-reporter=spec",
  "--test-reporter-destination=stdout",
  `--test-reporter=${new URL("node-tally-reporter.ts", import.meta.url)}`,
  "--test-reporter-destination=stdout",
  ...args,
];

/** Every line, branch and function of core is run by core's own tests. */
const CORE_COVERAGE = [
  "--experimental-test-coverage",
  "--test-coverage-include=packages/core/src/**/*.ts",
  ...["**/*.test.ts", "**/*.fixture.ts", "**/*.bench.ts"].map((glob) => `--test-coverage-exclude=${glob}`),
  ...["lines", "branches", "functions"].map((what) => `--test-coverage-${what}=100`),
];

export const STAGES: readonly Stage[] = [
  { name: "chromium", title: "Browser", run: ["test/tools/ensure-chromium.ts"], counts: "check" },
  { name: "tools", title: "Optional tools", run: ["test/tools/ensure-tools.ts"], counts: "check" },
  { name: "types", title: "Type check", run: ["--run", "typecheck"], counts: "check" },
  { name: "lint", title: "Lint", run: ["--run", "lint"], counts: "check" },
  { name: "format", title: "Format check", run: ["--run", "format:check"], counts: "check" },
  { name: "knip", title: "Nothing unused", run: ["--run", "knip"], counts: "check" },
  {
    name: "core",
    title: "Core's tests, covering all of core",
    run: nodeTests("programs", ...CORE_COVERAGE, "packages/core/src/**/*.test.ts", "test/structure/*.coverage.test.ts"),
    counts: "suite",
    // Of what was compiled before, coverage is less exact.
    env: { NODE_DISABLE_COMPILE_CACHE: "1" },
  },
  {
    name: "node",
    title: "Node tests",
    run: nodeTests(
      "programs",
      "packages/!(core|composer)/src/**/*.test.ts",
      "packages/composer/src/**/*.node.test.ts",
      "apps/*/src/**/*.test.ts",
      "test/**/!(*.browser|*.coverage).test.ts",
    ),
    counts: "suite",
    after: "tools",
  },
  {
    name: "browser",
    title: "Browser tests",
    run: ["--run", "test:browser"],
    counts: "suite",
    needs: "chromium",
  },
  {
    name: "firefox",
    title: "Browser tests, in Firefox",
    run: ["--run", "test:firefox"],
    counts: "suite",
    requires: "firefox",
  },
  {
    name: "webkit",
    title: "Browser tests, in WebKit",
    run: ["--run", "test:webkit"],
    counts: "suite",
    requires: "webkit",
  },
  {
    name: "e2e",
    title: "End-to-end",
    run: nodeTests("browsers", "test/**/*.e2e.ts"),
    counts: "suite",
    needs: "chromium",
  },
];
