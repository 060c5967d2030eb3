import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { LOOPBACK_AUTHORITY } from "../client/loopback-authority.ts";
import type { Endings, Scenario } from "./probe.ts";
import type { Release } from "./releases.ts";

/** Runs scenarios in a runtime that trusts the tests' authority. */
export type ProbeRun = (
  release: Release,
  program: string,
  scenarios: readonly Scenario[],
) => Promise<readonly Endings[]>;

/** Builds the probe once; `close` removes it. */
export async function buildProbe(): Promise<{ readonly run: ProbeRun; readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "sms-composer-runtimes-"));
  const authority = join(folder, "authority.pem");
  await writeFile(authority, LOOPBACK_AUTHORITY.ca);
  await build({
    entryPoints: ["probe-program", "probe-worker"].map((name) => fileURLToPath(new URL(`${name}.ts`, import.meta.url))),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*"],
    conditions: ["@sms-composer/source", "import"],
    logLevel: "error",
  });
  const environment = {
    ...process.env,
    NODE_EXTRA_CA_CERTS: authority,
    DENO_CERT: authority,
    DENO_NO_UPDATE_CHECK: "1",
  };
  return {
    run: (release, program, scenarios) =>
      release.runtime === "workerd"
        ? runWorker(release, program, folder, scenarios)
        : runProgram(release, program, join(folder, "probe-program.mjs"), scenarios, environment),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function runProgram(
  { runtime }: Release,
  program: string,
  probe: string,
  scenarios: readonly Scenario[],
  environment: NodeJS.ProcessEnv,
): Promise<readonly Endings[]> {
  const words = { node: [], bun: ["run"], deno: ["run", "--allow-all"], workerd: [] }[runtime];
  const { stdout } = await promisify(execFile)(program, [...words, probe, JSON.stringify(scenarios)], {
    env: environment,
    timeout: 60_000,
  });
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as readonly Endings[];
}

async function runWorker(
  { flags = ["nodejs_compat"] }: Release,
  program: string,
  folder: string,
  scenarios: readonly Scenario[],
): Promise<readonly Endings[]> {
  const config = join(folder, "worker.capnp");
  const authority = JSON.stringify(LOOPBACK_AUTHORITY.ca);
  await writeFile(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "internet", network = (allow = ["private", "public"], tlsOptions = (trustedCertificates = [${authority}]))),
    (name = "main", worker = (
      compatibilityDate = "2026-03-01",
      compatibilityFlags = ${JSON.stringify(flags)},
      modules = [(name = "worker", esModule = embed "probe-worker.bundle.mjs")],
    )),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`,
  );
  await build({
    entryPoints: [join(folder, "probe-worker.mjs")],
    outfile: join(folder, "probe-worker.bundle.mjs"),
    bundle: true,
    format: "esm",
    external: ["node:*"],
    logLevel: "error",
  });
  const worker = spawn(program, ["serve", config, "--control-fd=1"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`workerd ended with ${code}`)));
      worker.stdout.on("data", (chunk: Buffer) => {
        const found = /"port":(\d+)/.exec(chunk.toString());
        if (found) resolve(Number(found[1]));
      });
    });
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: JSON.stringify(scenarios) });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return JSON.parse(text) as readonly Endings[];
  } finally {
    worker.kill();
  }
}
