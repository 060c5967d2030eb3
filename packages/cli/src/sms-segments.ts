#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { runCommand } from "./run-command.ts";

const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

process.exitCode = await runCommand(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  version,
  now: () => performance.now(),
  onInterrupt: (farewell) => {
    process.once("SIGINT", () => {
      farewell();
      // Ends as a program ends that Ctrl+C stopped, so that a script around it stops as well.
      process.kill(process.pid, "SIGINT");
    });
  },
});
