import { spawn } from "node:child_process";

/** A program with its arguments. */
export interface Command {
  readonly command: string;
  readonly args: readonly string[];
}

export const call = (command: string, ...args: string[]): Command => ({ command, args });

export interface Ending {
  /** -1 when there is no such program. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Variables that whoever runs the tests has set for their own npm, their test runner and their terminal. */
const RUNNERS_OWN = /^(?:npm_.*|NODE_OPTIONS|NODE_TEST_CONTEXT|FORCE_COLOR)$/i;

/** On Windows, what npm installs as a program is a script, which only a shell starts. */
const needsShell = (command: string): boolean => process.platform === "win32" && !/\.exe$/i.test(command);

/**
 * Runs a program in the folder to its end, with nothing to read.
 *
 * @param own what its environment has beside ours; `undefined` takes a variable away
 */
export function runCommand({ command, args }: Command, cwd: string, own: NodeJS.ProcessEnv = {}): Promise<Ending> {
  const [file, ...rest] = needsShell(command) ? [command, ...args].map((word) => `"${word}"`) : [command, ...args];
  return runToEnd(file ?? command, rest, needsShell(command), cwd, own);
}

/** Runs a line of a shell in the folder to its end. */
export function runLine(line: string, cwd: string, own: NodeJS.ProcessEnv = {}): Promise<Ending> {
  return runToEnd(line, [], true, cwd, own);
}

/**
 * The output of a successful run.
 * @throws when it was none, with all that was printed
 */
export async function printed(ending: Promise<Ending>): Promise<string> {
  const { status, stdout, stderr } = await ending;
  if (status !== 0) throw new Error(`Ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}

function runToEnd(
  command: string,
  args: readonly string[],
  shell: boolean,
  cwd: string,
  own: NodeJS.ProcessEnv,
): Promise<Ending> {
  const inherited = Object.entries(process.env).filter(([name]) => !RUNNERS_OWN.test(name));
  const env = { ...Object.fromEntries(inherited), NO_COLOR: "1", ...own };
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
    child.once("error", (error) => resolve({ status: -1, stdout, stderr: `${stderr}${error.message}` }));
    child.once("close", (status) => resolve({ status: status ?? -1, stdout, stderr }));
  });
}
