import { readFileSync } from "node:fs";
import type { CommandHost } from "./command-host.ts";

/** This process as a command's host. */
export function commandProcess(): CommandHost {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    version,
    now: () => performance.now(),
    onInterrupt: (onStop) => {
      process.once("SIGINT", () => {
        onStop();
        // Ends as a program ends that Ctrl+C stopped, so that a script around it stops as well.
        process.kill(process.pid, "SIGINT");
      });
    },
  };
}
