import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { scanParts } from "./gsm-scan.ts";
import { addGsmUnits, RARE } from "./gsm-units.ts";
import type { UnitTable } from "./unit-sum.ts";

/** What `countSegments` answers. */
export interface SegmentCount {
  readonly encoding: Encoding;
  /** Septets in GSM mode, UTF-16 units in Unicode mode. */
  readonly units: number;
  readonly segments: number;
}

const tables: { [Mode in "gsm" | "auto"]?: UnitTable } = {};

/**
 * Counts a text as it stands by 3GPP TS 23.038 and 23.040: no normalising, no vendor table, a line feed is one septet.
 *
 * @param mode `gsm` (the default) leaves out what has no code; `auto` takes Unicode when there is such a character
 * @returns an empty text is 0 SMS
 */
export function countSegments(text: string, { mode = "gsm" }: Pick<AnalysisOptions, "mode"> = {}): SegmentCount {
  if (mode !== "unicode") {
    const scan = scanParts(
      text,
      (tables[mode] ??= addGsmUnits(new Uint8Array(65_536).fill(mode === "gsm" ? 0 : RARE))),
      153,
    );
    if (scan) {
      const [units, parts] = scan;
      return { encoding: "gsm", units, segments: units > 160 ? parts : units && 1 };
    }
  }
  const units = text.length;
  let segments = 0;
  for (let start = 0; start < units; segments++) {
    start += units > 70 ? 67 : 70;
    // A surrogate pair goes whole into the next SMS; past the end there is none.
    if ((text.codePointAt(start - 1) as number) > 0xffff) start--;
  }
  return { encoding: "unicode", units, segments };
}
