import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium, requireChromium } from "./chromium.ts";

const APT_GET = "/usr/bin/apt-get";

/** The first that there is. */
const PACKAGES = ["chromium-headless-shell", "chromium"];

function aptGet(...args: string[]): boolean {
  const { status } = spawnSync(APT_GET, ["-qq", "-y", ...args], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return status === 0;
}

const canInstall = () => !process.env["CHROME_PATH"] && process.getuid?.() === 0 && existsSync(APT_GET);

if (!findChromium() && canInstall()) {
  console.log("No Chromium found: installing Debian's by apt-get, about half a minute.");
  aptGet("update");
  for (const name of PACKAGES) if (aptGet("install", "--no-install-recommends", name)) break;
}
try {
  console.log(`Browser: ${requireChromium()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
