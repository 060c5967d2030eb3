import { amount, formatCount } from "../terminal/amounts.ts";
import { issueSentence } from "./issue-sentences.ts";
import { type LineOutcome, UNREADABLE } from "./line-outcome.ts";
import type { LineTotals } from "./line-totals.ts";
import type { Paint } from "../terminal/paint.ts";
import { alignColumns } from "../terminal/text-columns.ts";

/** The headings of the rows. */
export function rowTitles(paint: Paint): string {
  return `${paint("dim", columns("line", "SMS", "units"))}\n`;
}

/** A line of the file in one row: its number, the counts, what is wrong or replaced. */
export function lineRow(line: number, outcome: NonNullable<LineOutcome>, paint: Paint): string {
  if ("unreadable" in outcome) {
    return `${columns(String(line), "-", "-")}  ${paint("red", `✖ ${UNREADABLE[outcome.unreadable]}`)}\n`;
  }
  const { segments, units, encoding, issues, replacements } = outcome.analysis;
  const remarks = [
    ...issues.map((issue) => paint("red", `✖ ${issueSentence(issue)}`)),
    ...(encoding === "unicode" ? ["Unicode"] : []),
    ...(replacements.length > 0 ? [paint("dim", `${formatCount(replacements.length)} replaced`)] : []),
  ];
  return `${columns(String(line), String(segments.length), String(units))}  ${remarks.join(", ")}`
    .trimEnd()
    .concat("\n");
}

/** The sums, as lines to read. */
export function totalsReport(totals: LineTotals, paint: Paint): string {
  const { texts, emptyLines, segments, units, unicodeSegments, withReplacements, withProblems, firstProblem } = totals;
  const first = firstProblem === undefined ? "" : `the first in line ${formatCount(firstProblem)}`;
  const rows = [
    ["texts", formatCount(texts), emptyLines ? `${amount(emptyLines, "empty line")} passed over` : ""],
    ["SMS", formatCount(segments), `${formatCount(unicodeSegments)} in Unicode mode`],
    ["units", formatCount(units), ""],
    ["with replaced characters", formatCount(withReplacements), ""],
    ["cannot be sent", formatCount(withProblems), first],
  ];
  const lines = alignColumns(rows, ["left", "right", "left"]);
  const style = withProblems > 0 ? "red" : "green";
  return `\n${lines.map((line, place) => (place === rows.length - 1 ? paint(style, line) : line)).join("\n")}\n`;
}

function columns(line: string, segments: string, units: string): string {
  return line.padStart(8) + segments.padStart(6) + units.padStart(8);
}
