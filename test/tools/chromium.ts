import { findProgram, isExecutable } from "./program-search.ts";

/** The shell is Chromium without a browser around it: a page takes less than half of the processor. */
const PROGRAMS = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge",
];
const USUAL_PLACES = [
  // Where apt installs it, which is not on everybody's PATH.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
  "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
];

/** The browser to test with: `CHROME_PATH` when it is set, else the first on the PATH or in the usual places. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = env["CHROME_PATH"];
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  return findProgram(PROGRAMS, env, USUAL_PLACES);
}

/** Like {@link findChromium}; without a browser, an error that says what to install or to set. */
export function requireChromium(env: NodeJS.ProcessEnv = process.env): string {
  const path = findChromium(env);
  if (path) return path;
  throw new Error(
    env["CHROME_PATH"]
      ? `CHROME_PATH is "${env["CHROME_PATH"]}", which is not a program that can be run.`
      : "The browser tests need Chromium or Chrome: install it (Debian, Ubuntu: apt-get install --no-install-recommends chromium), or set CHROME_PATH to the browser's program.",
  );
}

/** Flags for a headless Chromium that runs as root and in a container and reaches nothing but this machine. */
export const CHROMIUM_FLAGS: readonly string[] = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];
