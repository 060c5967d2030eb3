import { amount, formatCount } from "../terminal/amounts.ts";
import { type ByteLine, splitLines } from "../terminal/byte-lines.ts";
import type { CommandHost, ExitStatus } from "../command-host.ts";
import type { CountOrder } from "../command-options.ts";
import { lineFormFor } from "./line-forms.ts";
import { canBeSent, judgeLine, MAX_LINE } from "./line-outcome.ts";
import { addLine, emptyTotals } from "./line-totals.ts";
import { progressBar } from "../terminal/progress-bar.ts";
import { type ByteSource, refuseUtf16 } from "../terminal/text-input.ts";
import { writerFor } from "../terminal/text-output.ts";

/**
 * Counts a text on each line, as the lines arrive: what is kept at a time is one chunk of the file and its answers.
 * A reader that leaves early (`| head`) ends it quietly; the status is that of the lines until then.
 */
export async function countLines(order: CountOrder, source: ByteSource, host: CommandHost): Promise<ExitStatus> {
  const { stdout, stderr, now, onInterrupt } = host;
  const totals = emptyTotals();
  const bar = progressBar(stderr, source.size, now);
  onInterrupt(() => {
    bar.clear();
    stderr.write(`Stopped after ${amount(totals.texts, "text")}.\n`);
  });

  const form = lineFormFor(order.form, stdout);
  let line = 0;
  const readLine = (bytes: ByteLine): string => {
    line++;
    const outcome = judgeLine(bytes, line === 1, order);
    addLine(totals, line, outcome);
    return order.problemsOnly && canBeSent(outcome) ? "" : form.line(line, outcome);
  };

  const writeOut = writerFor(stdout);
  const write = (text: string): boolean | Promise<boolean> => {
    if (text === "") return true;
    bar.clear();
    return writeOut(text);
  };
  const lines = splitLines(MAX_LINE);
  let bytes = 0;
  let listening = await write(form.opening);
  for await (const chunk of source.chunks) {
    if (!listening) break;
    if (bytes === 0) refuseUtf16(chunk, source.name);
    bytes += chunk.length;
    listening = await write(lines.push(chunk).map(readLine).join(""));
    bar.update(bytes, totals.texts);
  }
  if (listening) await write(lines.end().map(readLine).join("") + form.closing(totals));
  bar.clear();
  const { texts, withProblems, firstProblem = 0 } = totals;
  if (order.form === "fix" && withProblems > 0) {
    const share = `${formatCount(withProblems)} of ${amount(texts, "text")}`;
    stderr.write(`sms-segments: ${share} still cannot be sent, the first in line ${formatCount(firstProblem)}\n`);
  }
  return withProblems > 0 ? 1 : 0;
}
