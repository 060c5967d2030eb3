import type { CommandHost, ExitStatus } from "./command-host.ts";
import { type CountOrder, readCommand } from "./command-options.ts";
import { countLines } from "./counting/count-lines.ts";
import { countText } from "./counting/count-text.ts";
import { estimateFile } from "./lists/estimate-file.ts";
import { HELP } from "./help-page.ts";
import { openSource, readText } from "./terminal/text-input.ts";
import { writerFor } from "./terminal/text-output.ts";
import { visibleText } from "./terminal/visible-text.ts";

/** Does what the arguments say. Never throws: what goes wrong is written as one sentence. */
export async function runCommand(args: readonly string[], host: CommandHost): Promise<ExitStatus> {
  const { stdout, stderr, version } = host;
  // Standard error itself is broken: there is nowhere to write this one.
  stderr.on("error", () => {});
  const fail = (error: unknown, advice = ""): ExitStatus => {
    stderr.write(`sms-segments: ${visibleText((error as Error).message)}\n${advice}`); // nothing else is thrown
    return 2;
  };
  let command: ReturnType<typeof readCommand>;
  try {
    command = readCommand(args);
  } catch (error) {
    return fail(error, "Try: sms-segments --help\n");
  }
  try {
    if (typeof command === "object")
      return "origin" in command ? await count(command, host) : await estimateFile(command, host);
    await writerFor(stdout)(command === "help" ? HELP : `${version}\n`);
    return 0;
  } catch (error) {
    return fail(error);
  }
}

async function count(order: CountOrder, host: CommandHost): Promise<ExitStatus> {
  const { origin, lines } = order;
  if (origin.from === "argument") return countText(order, origin.text, host);
  if (origin.from === "stdin" && host.stdin.isTTY) {
    host.stderr.write(`Type ${lines ? "one text on each line" : "the text"}, then Ctrl+D.\n`);
  }
  const source = await openSource(origin, host.stdin);
  return lines ? countLines(order, source, host) : countText(order, await readText(source), host);
}
