import { Readable, Writable } from "node:stream";
import type { CommandHost, ExitStatus } from "./command-host.ts";
import { runCommand } from "./run-command.ts";

// The test runner asks for colours on behalf of its own terminal.
delete process.env["FORCE_COLOR"];
process.env["NO_COLOR"] = "1";

/** The parts of the process that a test changes. */
export interface ProcessOptions {
  readonly stdin?: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
  readonly stdinIsTTY?: boolean;
  readonly stdout?: { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr?: { readonly isTTY?: boolean; readonly columns?: number };
  readonly now?: () => number;
  /** After the first write, or before it. */
  readonly readerLeaves?: boolean | "later";
  /** Whether standard error refuses every write. */
  readonly deaf?: boolean;
  readonly onInterrupt?: CommandHost["onInterrupt"];
}

export interface Ending {
  readonly status: ExitStatus;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process. */
export async function run(args: readonly string[], options: ProcessOptions = {}): Promise<Ending> {
  const { stdin = [], stdinIsTTY, readerLeaves, deaf, now = () => 0, onInterrupt = () => {} } = options;
  const texts = { stdout: "", stderr: "" };
  const collect = (name: keyof typeof texts) =>
    new Writable({
      decodeStrings: false,
      write(text: string, _encoding, done) {
        const gone = readerLeaves === true || (readerLeaves === "later" && texts.stdout !== "");
        const left = name === "stdout" ? gone : deaf;
        if (!left) texts[name] += text;
        done(left ? Object.assign(new Error("write EPIPE"), { code: "EPIPE" }) : null);
      },
    });
  const status = await runCommand(args, {
    stdin: Object.assign(Readable.from(bytesOf(stdin)), stdinIsTTY && { isTTY: true }),
    stdout: Object.assign(collect("stdout"), options.stdout),
    stderr: Object.assign(collect("stderr"), options.stderr),
    version: "1.2.3",
    now,
    onInterrupt,
  });
  return { status, ...texts };
}

async function* bytesOf(pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>) {
  for await (const piece of pieces) yield Buffer.from(piece);
}
