import { findProgram, isExecutable } from "./program-search.ts";

const PLACES = ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:/Program Files/Mozilla Firefox/firefox.exe"];

/** Firefox's program: `FIREFOX_PATH` when it is set, else the first on the PATH or in the usual places. */
export function findFirefox(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = env["FIREFOX_PATH"];
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  return findProgram(["firefox-esr", "firefox"], env, PLACES);
}
