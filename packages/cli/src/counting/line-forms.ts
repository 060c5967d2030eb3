import { formatCount } from "../terminal/amounts.ts";
import type { OutputForm } from "../command-options.ts";
import { type LineOutcome, UNREADABLE } from "./line-outcome.ts";
import type { LineTotals } from "./line-totals.ts";
import { lineRow, rowTitles, totalsReport } from "./lines-report.ts";
import { paintFor } from "../terminal/paint.ts";
import type { OutputStream } from "../terminal/text-output.ts";
import { visibleJson, visibleText } from "../terminal/visible-text.ts";

/** The form in which lines are written. */
export interface LineForm {
  readonly opening: string;
  readonly line: (line: number, outcome: LineOutcome) => string;
  readonly closing: (totals: LineTotals) => string;
}

const MAKERS: Readonly<Record<OutputForm, (stdout: OutputStream) => LineForm>> = {
  report: (stdout) => {
    const paint = paintFor(stdout);
    return {
      opening: rowTitles(paint),
      line: (line, outcome) => (outcome ? lineRow(line, outcome, paint) : ""),
      closing: (totals) => totalsReport(totals, paint),
    };
  },
  json: () => ({
    opening: "",
    line: (line, outcome) => {
      if (!outcome) return "";
      const found = "analysis" in outcome ? outcome.analysis : { error: outcome.unreadable };
      return `${visibleJson({ line, ...found })}\n`;
    },
    closing: (totals) => `${visibleJson({ totals })}\n`,
  }),
  fix: ({ isTTY }) => ({
    opening: "",
    line: (line, outcome) => {
      if (!outcome) return "\n";
      // What cannot be read cannot be written either, and no line may be lost.
      if ("unreadable" in outcome)
        throw new RangeError(`Line ${formatCount(line)} is ${UNREADABLE[outcome.unreadable]}`);
      return `${isTTY ? visibleText(outcome.text) : outcome.text}\n`;
    },
    closing: () => "",
  }),
};

export function lineFormFor(form: OutputForm, stdout: OutputStream): LineForm {
  return MAKERS[form](stdout);
}
