import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { encodeMessage } from "./encoded-message.ts";
import { type Scan, scanParts } from "./gsm-scan.ts";
import { SEGMENT_UNITS } from "./segment-limits.ts";
import { countSegments as countStandard, type SegmentCount } from "./standard-segments.ts";
import { DEFAULT_STOP_MENTION, stopMentionFor } from "./stop-mention.ts";
import { unitTable } from "./unit-tables.ts";

/**
 * Counts the units and SMS of a text without the detail of `analyzeMessage`; the two always agree.
 *
 * @returns units include the STOP mention and leave out what is unsupported; an empty message is 0 SMS
 */
export function countSegments(text: string, options: AnalysisOptions = {}): SegmentCount {
  const { mode = "gsm", profile } = options;
  const mention = stopMentionFor(text, options);
  if (profile === "standard") {
    return countStandard(mention ? encodeMessage(text, options).text : text, options);
  }
  const known = !mention || mention === DEFAULT_STOP_MENTION;
  const scan = mode === "gsm" && known ? scanSource(text) : undefined;
  if (scan) return toCount("gsm", scan, mention.length);
  const { encoding, text: arriving, table } = encodeMessage(text, options);
  // Of what can be sent nothing is rare.
  return toCount(encoding, scanParts(arriving, table, SEGMENT_UNITS[encoding][1]) as Scan, 0);
}

function toCount(encoding: Encoding, [units, parts, room]: Scan, mention: number): SegmentCount {
  const total = units && units + mention;
  const more = Number(mention > room);
  return { encoding, units: total, segments: total > SEGMENT_UNITS[encoding][0] ? parts + more : total && 1 };
}

/** The fast road: counts before anything is done to the text. Nothing when composing it or a `:br:` might matter. */
function scanSource(text: string): Scan | undefined {
  const table = unitTable("source");
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    const next = text.charAt(at + 1);
    // Goes away, or is or becomes a token's second letter.
    if (next && (!table[next.charCodeAt(0)] || "beêë".includes(next))) return undefined;
  }
  // œ is the one character that is replaced by two, between which an SMS may end.
  return scanParts(text, table, SEGMENT_UNITS.gsm[1], "œ");
}
