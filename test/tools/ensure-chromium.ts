import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium, requireChromium } from "./chromium.ts";

const APT_GET = "/usr/bin/apt-get";

function aptGet(...args: string[]): void {
  spawnSync(APT_GET, ["-qq", "-y", ...args], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

const canInstall = () => !process.env["CHROME_PATH"] && process.getuid?.() === 0 && existsSync(APT_GET);

if (!findChromium() && canInstall()) {
  console.log("No Chromium found: installing Debian's by apt-get, about half a minute.");
  aptGet("update");
  aptGet("install", "--no-install-recommends", "chromium");
}
try {
  console.log(`Browser: ${requireChromium()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
