import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Node's compile cache, for the next process that loads it: a run starts hundreds, and most load the same modules. It
 * lies where an installation begins anew.
 */
const COMPILE_CACHE = `${ROOT}node_modules/.cache/node`;

export interface NodeRunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Keeps what it says, instead of passing it on. */
  readonly collect?: boolean;
}

export interface NodeRunEnding {
  /** `null` when it was ended by force, or could not begin. */
  readonly exitCode: number | null;
  /** Both of its streams; empty when they were passed on. */
  readonly output: string;
}

/** Runs Node in the root of the tree to its end. */
export function runNode(
  args: readonly string[],
  { env = {}, collect = false }: NodeRunOptions = {},
): Promise<NodeRunEnding> {
  return new Promise((resolve) => {
    const stdio = collect ? "pipe" : "inherit";
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: ["ignore", stdio, stdio],
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE, ...env },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => (output += text));
    }
    child.once("error", (error) => resolve({ exitCode: null, output: `${output}${error.message}\n` }));
    child.once("close", (exitCode) => resolve({ exitCode, output }));
  });
}
