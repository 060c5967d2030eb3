import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { isLastMoment, liveOnce } from "./app-life.ts";
import { copyDatabase, moveDatabase } from "./database-files.ts";
import type { AppLife, LifeLine } from "./life-script.ts";

/** How a life is lived and ended by force. `killer` is given what ends it at once, for whoever kills it in flight. */
export type Live = (
  life: AppLife,
  hear: (line: LifeLine) => void,
  killer: (kill: () => void) => void,
) => Promise<"quiet" | "killed">;

/** Each life is a process, and a kill is the system's. */
export const livesOfProcesses =
  (program: string): Live =>
  (life, hear, killer) => {
    const child = spawn(process.execPath, [program, JSON.stringify(life)], { stdio: ["ignore", "pipe", "pipe"] });
    killer(() => child.kill("SIGKILL"));
    let complaint = "";
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    let toldOfItsEnd = false;
    createInterface(child.stdout).on("line", (text) => {
      const line = JSON.parse(text) as LifeLine;
      toldOfItsEnd ||= "killed" in line;
      hear(line);
    });
    return new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => {
        if (code === 0) resolve("quiet");
        // Windows knows no signals: whoever kills itself there ends with a code.
        else if (signal === "SIGKILL" || toldOfItsEnd) resolve("killed");
        else reject(new Error(`The app ended with code ${code}: ${complaint}`));
      });
    });
  };

/**
 * Each life is a function of this process, which costs a twentieth. At the moment of the kill the files are copied,
 * byte for byte what a killed process leaves behind; the life hears no more, and the next one starts from the copy.
 */
export const livesOfThisProcess: Live = async (life, hear, killer) => {
  const left = `${life.file}.left`;
  let killed = false;
  const kill = () => {
    if (killed) return;
    killed = true;
    copyDatabase(life.file, left);
  };
  killer(kill);
  try {
    await liveOnce(life, {
      say: (line) => killed || hear(line),
      pass(point) {
        if (isLastMoment(life, point)) kill();
        if (killed) throw new Killed();
      },
    });
  } catch (error) {
    if (!killed) throw error;
  }
  if (!killed) return "quiet";
  moveDatabase(left, life.file);
  return "killed";
};

class Killed extends Error {}
