import { canBeSent, type LineOutcome } from "./line-outcome.ts";

/** Sums over the texts of a file. */
export interface LineTotals {
  texts: number;
  /** Lines without a text, which are passed over. */
  emptyLines: number;
  segments: number;
  units: number;
  unicodeSegments: number;
  withReplacements: number;
  /** Texts that cannot be sent as they are. */
  withProblems: number;
  /** Number of the first line with such a text, from 1. */
  firstProblem?: number;
}

export function emptyTotals(): LineTotals {
  return {
    texts: 0,
    emptyLines: 0,
    segments: 0,
    units: 0,
    unicodeSegments: 0,
    withReplacements: 0,
    withProblems: 0,
  };
}

/** Adds what was found in a line. */
export function addLine(totals: LineTotals, line: number, outcome: LineOutcome): void {
  if (!outcome) {
    totals.emptyLines++;
    return;
  }
  totals.texts++;
  if ("analysis" in outcome) {
    const { segments, units, unicodeSegments, replacements } = outcome.analysis;
    totals.segments += segments.length;
    totals.units += units;
    totals.unicodeSegments += unicodeSegments;
    totals.withReplacements += Number(replacements.length > 0);
  }
  if (!canBeSent(outcome)) {
    totals.withProblems++;
    totals.firstProblem ??= line;
  }
}
