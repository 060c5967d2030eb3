/**
 * `pnpm test:runtimes`: installs the releases of `releases.ts` from npm into a temporary folder, without running any
 * script of theirs, and runs `runtimes.test.ts` in each. What npm does not have for this machine is skipped by name.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { npmSpecifier, RELEASES } from "./releases.ts";

const folder = mkdtempSync(join(tmpdir(), "sms-composer-runtimes-"));
try {
  writeFileSync(join(folder, "package.json"), "{}");
  for (const release of RELEASES) {
    const specifier = npmSpecifier(release);
    if (specifier === undefined) continue;
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    // One by one: a release that cannot be had keeps the others from nothing.
    try {
      execFileSync(npm, ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", specifier], {
        cwd: folder,
        stdio: "inherit",
        shell: process.platform === "win32",
      });
    } catch {
      console.error(`${release.name} could not be installed.`);
    }
  }
  const test = fileURLToPath(new URL("runtimes.test.ts", import.meta.url));
  const { status } = spawnSync(process.execPath, ["--conditions=@sms-composer/source", "--test", test], {
    env: { ...process.env, RUNTIMES_FOLDER: folder },
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
