/** The stage `chromium`: finds the browser; as root on Debian and Ubuntu, installs it. */
import { canInstall, installPackages } from "./apt.ts";
import { findChromium, requireChromium } from "./chromium.ts";

/** The first that there is. */
const PACKAGES = ["chromium-headless-shell", "chromium"];

if (!findChromium() && !process.env["CHROME_PATH"] && canInstall()) {
  console.log("No Chromium found: installing Debian's by apt-get, about half a minute.");
  PACKAGES.some((name) => installPackages(name));
}
try {
  console.log(`Browser: ${requireChromium()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
