import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { type Count, scanGsm } from "./gsm-scan.ts";
import { gsmUnitTable, RARE, type UnitTable } from "./gsm-units.ts";

/** What `countSegments` answers. */
export interface SegmentCount extends Count {
  readonly encoding: Encoding;
}

const tables: { [Mode in "gsm" | "auto"]?: UnitTable } = {};

/**
 * Counts a text as it stands by 3GPP TS 23.038 and 23.040: no normalising, no vendor table, a line feed is one septet.
 *
 * @param mode `gsm` (the default) leaves out what has no code; `auto` takes Unicode when there is such a character
 * @returns septets (GSM) or UTF-16 units (Unicode), and the number of SMS; an empty text is 0 SMS
 */
export function countSegments(text: string, { mode = "gsm" }: Pick<AnalysisOptions, "mode"> = {}): SegmentCount {
  if (mode !== "unicode") {
    const table = (tables[mode] ??= gsmUnitTable(mode === "gsm" ? 0 : RARE));
    const count = scanGsm(text, table);
    if (count) return { encoding: "gsm", units: count.units, segments: count.segments };
  }
  return { encoding: "unicode", units: text.length, segments: countUtf16(text) };
}

/** SMS of a text in UTF-16: 70 units in a single one, 67 in each part, and a surrogate pair is never parted. */
function countUtf16(text: string): number {
  const { length } = text;
  if (length <= 70) return length && 1;
  let segments = 1;
  for (let end = 67; end < length; end += 67) {
    segments++;
    if (isPair(text.charCodeAt(end - 1), text.charCodeAt(end))) end--;
  }
  return segments;
}

function isPair(high: number, low: number): boolean {
  return (high & 0xfc00) === 0xd800 && (low & 0xfc00) === 0xdc00;
}
