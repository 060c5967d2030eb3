import type { CommandHost, ExitStatus } from "../command-host.ts";
import type { CountOrder } from "../command-options.ts";
import { issueSentence } from "./issue-sentences.ts";
import { fixMessage, judgeMessage } from "./message-verdict.ts";
import { paintFor } from "../terminal/paint.ts";
import { columnsOfTerminal, writerFor } from "../terminal/text-output.ts";
import { textReport } from "./text-report.ts";
import { visibleJson, visibleLines } from "../terminal/visible-text.ts";

/** Counts one text and writes what was asked for. */
export async function countText(order: CountOrder, source: string, host: CommandHost): Promise<ExitStatus> {
  const { form, analysis: options } = order;
  const { stdout, stderr } = host;
  const { isTTY } = stdout;
  const text = form === "fix" ? fixMessage(source, options) : source;
  const analysis = judgeMessage(text, options);
  const write = writerFor(stdout);
  if (form === "report") {
    const columns = isTTY && { columns: columnsOfTerminal(stdout) };
    await write(textReport(text, analysis, options, { paint: paintFor(stdout), ...columns }));
  } else if (form === "json") {
    await write(`${visibleJson(analysis)}\n`);
  } else {
    await write(`${isTTY ? visibleLines(text) : text}\n`);
    for (const issue of analysis.issues) stderr.write(`sms-segments: still ${issueSentence(issue)}\n`);
  }
  return analysis.issues.length > 0 ? 1 : 0;
}
