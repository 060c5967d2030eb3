import type { AnalysisOptions } from "@sms-composer/core/segments";
import { analyzeMessage, type MessageAnalysis } from "@sms-composer/core/segments";
import { countSegments } from "@sms-composer/core/segments";
import { amount, formatCount } from "../terminal/amounts.ts";
import { replacementTable, unsupportedTable } from "./change-tables.ts";
import { issueSentence } from "./issue-sentences.ts";
import type { Paint } from "../terminal/paint.ts";
import { restOfRows, ROWS } from "../terminal/row-limit.ts";
import { wrapText } from "../terminal/text-columns.ts";
import { visibleText } from "../terminal/visible-text.ts";
import { factsOf } from "../profile-facts.ts";

/** Columns before the text in the table of segments. */
const MARGIN = 29;

const MODE_NAMES = { gsm: "GSM", unicode: "Unicode" } as const;

/** The style of a report. */
export interface ReportStyle {
  readonly paint: Paint;
  /** Columns of the terminal; absent where nothing needs wrapping. */
  readonly columns?: number;
}

/** A page about one text: verdict, counts, segments, ways to fewer SMS, replacements, what cannot be sent. */
export function textReport(
  source: string,
  analysis: MessageAnalysis,
  options: AnalysisOptions,
  style: ReportStyle,
): string {
  const sections = [
    [headline(analysis, style.paint), ...verdict(analysis, style.paint)],
    segmentTable(analysis, style),
    outlook(source, analysis, options),
    replacementTable(analysis, style.paint),
    unsupportedTable(analysis, style.paint),
    advice(analysis, options),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n");
}

function headline({ encoding, units, segments, unitsPerSegment }: MessageAnalysis, paint: Paint): string {
  const count = paint("bold", `${formatCount(segments.length)} SMS`);
  const room = segments.length > 1 ? `${unitsPerSegment} in each SMS` : `${unitsPerSegment} in one SMS`;
  return `${count} in ${MODE_NAMES[encoding]} mode: ${amount(units, "unit")}, ${room}`;
}

function verdict({ issues }: MessageAnalysis, paint: Paint): string[] {
  if (issues.length === 0) return [paint("green", "✔ can be sent as it is")];
  return [paint("red", "✖ cannot be sent as it is:"), ...issues.map((issue) => `  ${issueSentence(issue)}`)];
}

function segmentTable({ text, segments }: MessageAnalysis, { paint, columns }: ReportStyle): string[] {
  if (segments.length === 0) return [];
  const rows = [paint("dim", `${"SMS".padStart(5)}${"units".padStart(7)}${"characters".padStart(15)}  what arrives`)];
  for (const [place, { start, end, units }] of segments.slice(0, ROWS).entries()) {
    const shown = visibleText(text.slice(start, end));
    const [first = "", ...rest] = columns === undefined ? [shown] : wrapText(shown, Math.max(columns - MARGIN, 20));
    const cells = String(place + 1).padStart(5) + String(units).padStart(7) + `${start}-${end}`.padStart(15);
    rows.push(`${cells}  ${first}`, ...rest.map((row) => " ".repeat(MARGIN) + row));
  }
  return [...rows, ...restOfRows(segments.length)];
}

/** Notes on what would change the number of SMS. */
function outlook(source: string, analysis: MessageAnalysis, options: AnalysisOptions): string[] {
  if (analysis.segments.length === 0) return otherMode(source, analysis, options);
  const { encoding, unitsLeft, unitsToSaveOne, stopMention } = analysis;
  const lines = [`${amount(unitsLeft, "unit")} left before one SMS more`];
  if (unitsToSaveOne > 0) lines.push(`${amount(unitsToSaveOne, "unit")} less would be one SMS fewer`);
  if (stopMention) {
    const { units } = countSegments(stopMention, { ...options, mode: encoding, stop: false });
    lines.push(`the STOP mention is in the count: "${visibleText(stopMention.trim())}", ${amount(units, "unit")}`);
  } else if (options.stop) {
    lines.push(
      `no STOP mention is added: ${options.range === "lowCost" ? "Low Cost has none" : "the text ends in one"}`,
    );
  }
  return [...lines, ...otherMode(source, analysis, options)];
}

/** The size of the same text in the other mode. */
function otherMode(source: string, { encoding, unicodeSegments }: MessageAnalysis, options: AnalysisOptions): string[] {
  if (unicodeSegments === 0) return [];
  if (encoding === "gsm") return [`Unicode mode would need ${formatCount(unicodeSegments)} SMS`];
  const { segments, unsupported } = analyzeMessage(source, { ...options, mode: "gsm" });
  const lost = unsupported.length > 0 ? `, and could not carry ${amount(unsupported.length, "character")}` : "";
  return [`GSM mode would need ${formatCount(segments.length)} SMS${lost}`];
}

function advice({ encoding, unsupported }: MessageAnalysis, options: AnalysisOptions): string[] {
  if (encoding === "unicode" || unsupported.length === 0) return [];
  const fixable = factsOf(options).canFix && unsupported.some(({ suggestion }) => suggestion !== undefined);
  return [...(fixable ? ["--fix prints the text with what is suggested"] : []), "--mode unicode sends every character"];
}
