import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { isKillPoint, runSession } from "./app-session.ts";
import { copyDatabase, moveDatabase } from "./database-files.ts";
import type { SessionScript, SessionReport } from "./session-script.ts";

/** Runs a session to its end. `onStart` is given a function that kills it at once, for whoever kills it in flight. */
export type SessionRunner = (
  script: SessionScript,
  onReport: (line: SessionReport) => void,
  onStart: (kill: () => void) => void,
) => Promise<"quiet" | "killed">;

/** Each session is a process, which the system kills. */
export const inProcesses =
  (program: string): SessionRunner =>
  (script, onReport, onStart) => {
    const child = spawn(process.execPath, [program, JSON.stringify(script)], { stdio: ["ignore", "pipe", "pipe"] });
    onStart(() => child.kill("SIGKILL"));
    let errorOutput = "";
    child.stderr.on("data", (chunk: Buffer) => (errorOutput += chunk.toString()));
    let reportedItsKill = false;
    createInterface(child.stdout).on("line", (text) => {
      const line = JSON.parse(text) as SessionReport;
      reportedItsKill ||= "killed" in line;
      onReport(line);
    });
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => {
        if (code === 0) resolve("quiet");
        // Windows knows no signals: whoever kills itself there ends with a code.
        else if (signal === "SIGKILL" || reportedItsKill) resolve("killed");
        else reject(new Error(`The app ended with code ${code}: ${errorOutput}`));
      });
    });
  };

/**
 * Each session is a function of this process, which costs a twentieth. When it is killed, the files are copied,
 * byte for byte what a killed process leaves behind; it reports nothing more, and the next session starts from the copy.
 */
export const inThisProcess: SessionRunner = async (script, onReport, onStart) => {
  const left = `${script.file}.left`;
  let killed = false;
  const kill = () => {
    if (killed) return;
    killed = true;
    copyDatabase(script.file, left);
  };
  onStart(kill);
  try {
    await runSession(script, {
      report: (line) => killed || onReport(line),
      reach(point) {
        if (isKillPoint(script, point)) kill();
        if (killed) throw new Killed();
      },
    });
  } catch (error) {
    if (!killed) throw error;
  }
  if (!killed) return "quiet";
  moveDatabase(left, script.file);
  return "killed";
};

class Killed extends Error {}
