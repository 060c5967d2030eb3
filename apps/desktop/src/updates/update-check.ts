import type { UpdateAnswer } from "../bridge/calls.ts";
import { compareVersions, newestVersion } from "./newest-version.ts";
import type { Releases } from "./releases.ts";

/** Whether there is a newer version. Only tells: nothing is downloaded, nothing is run. */
export async function lookForUpdate(releases: Releases | undefined, ownVersion: string): Promise<UpdateAnswer> {
  if (!releases) return { kind: "off" };
  try {
    const version = await newestVersion(releases.feed);
    const isNewer = version !== undefined && compareVersions(version, ownVersion) > 0;
    return isNewer ? { kind: "newer", version } : { kind: "newest" };
  } catch {
    return { kind: "no-answer" };
  }
}
