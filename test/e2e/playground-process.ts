import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import type { TroubleName } from "../../apps/playground/src/troubles.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The processes of `npm start`. */
export interface PlaygroundProcess {
  readonly page: string;
  readonly sandbox: string;
  /** Everything that it printed so far. */
  output(): string;
  /** Orders a trouble, as the page's switch does. */
  provoke(trouble: TroubleName): Promise<void>;
  /** Ctrl+C, or another way to end it; resolves to the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Starts it on free ports unless others are named, and waits until it has said its addresses. */
export async function startPlayground(ports = { page: 0, sandbox: 0 }): Promise<PlaygroundProcess> {
  const args = ["--no-open", "--no-watch", `--port=${ports.page}`, `--sandbox-port=${ports.sandbox}`];
  const child = spawn(
    process.execPath,
    ["--conditions=@sms-composer/source", "apps/playground/src/start.ts", ...args],
    { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] },
  );
  let output = "";
  const ended = once(child, "exit");
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes("Ctrl+C")) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The playground ended with ${code}:\n${output}`)));
  });
  const addressOf = (name: string): string => {
    const address = new RegExp(`${name} +(http://127\\.0\\.0\\.1:\\d+/)`).exec(output)?.[1];
    if (!address) throw new Error(`The playground said no address of its ${name}:\n${output}`);
    return address;
  };
  const page = addressOf("Page");
  return {
    page,
    sandbox: addressOf("Sandbox"),
    output: () => output,
    async provoke(trouble) {
      const headers = { "content-type": "application/json" };
      const { ok } = await fetch(`${page}api/trouble`, { method: "PUT", headers, body: JSON.stringify(trouble) });
      if (!ok) throw new Error(`The backend refused the trouble ${trouble}`);
    },
    async stop(signal = "SIGINT") {
      if (child.exitCode === null) child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

export const portOf = (address: string): number => Number(new URL(address).port);

/** Whether something listens on this port of 127.0.0.1. */
export async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
