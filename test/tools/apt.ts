import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const APT_GET = "/usr/bin/apt-get";

/** Whether this process may install Debian's packages. */
export const canInstall = (): boolean => process.getuid?.() === 0 && existsSync(APT_GET);

function aptGet(...args: string[]): boolean {
  const { status } = spawnSync(APT_GET, ["-qq", "-y", ...args], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}

/** Installs the packages, without what they only recommend. Answers whether they are there. */
export function installPackages(...names: string[]): boolean {
  const install = () => aptGet("install", "--no-install-recommends", ...names);
  return aptGet("update") && install();
}
