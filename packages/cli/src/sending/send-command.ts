import { writerFor } from "../terminal/text-output.ts";
import { visibleText } from "../terminal/visible-text.ts";
import { sendFile, type SendHost, type SendStatus } from "./send-file.ts";
import { readSendOrder, SEND_HELP } from "./send-options.ts";

/** Does what the arguments of `sms-send` say. Never throws: what goes wrong is written as one sentence. */
export async function runSendCommand(args: readonly string[], host: SendHost): Promise<SendStatus | 2> {
  const { stdout, stderr, version } = host;
  // Standard error itself is broken: there is nowhere to write this one.
  stderr.on("error", () => {});
  const fail = (error: unknown, advice = ""): 2 => {
    stderr.write(`sms-send: ${visibleText(error instanceof Error ? error.message : String(error))}\n${advice}`);
    return 2;
  };
  let order: ReturnType<typeof readSendOrder>;
  try {
    order = readSendOrder(args);
  } catch (error) {
    return fail(error, "Try: sms-send --help\n");
  }
  try {
    if (typeof order === "object") return await sendFile(order, host);
    await writerFor(stdout)(order === "help" ? SEND_HELP : `${version}\n`);
    return 0;
  } catch (error) {
    return fail(error);
  }
}
