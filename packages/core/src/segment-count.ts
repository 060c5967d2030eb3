import type { AnalysisOptions } from "./analysis-options.ts";
import { encodeMessage } from "./encoded-message.ts";
import { type Count, scanGsm } from "./gsm-scan.ts";
import { segmentText } from "./segmentation.ts";
import { readSource } from "./source-text.ts";
import { countSegments as countStandard, type SegmentCount } from "./standard-segments.ts";
import { DEFAULT_STOP_MENTION, stopMentionFor } from "./stop-mention.ts";
import { unitTable } from "./unit-tables.ts";

/** The one character that the vendor replaces by two, between which an SMS may end. */
const PAIR = "œ".charCodeAt(0);

/**
 * Counts the units and SMS of a text without the detail of `analyzeMessage`; the two always agree.
 *
 * @returns units are septets (GSM) or UTF-16 units (Unicode), the STOP mention included; what is unsupported is left
 *   out; an empty message is 0 SMS
 */
export function countSegments(text: string, options: AnalysisOptions = {}): SegmentCount {
  const { mode = "gsm", profile = "smspartner" } = options;
  const mention = stopMentionFor(text, options);
  if (profile === "standard") {
    if (!mention) return countStandard(text, { mode });
  } else if (mode === "gsm" && (!mention || mention === DEFAULT_STOP_MENTION)) {
    const count = countGsm(text, mention.length);
    if (count) return { encoding: "gsm", units: count.units, segments: count.segments };
  }
  const { encoding, body } = encodeMessage(text, options);
  const { units, segments } = segmentText(body);
  return { encoding, units, segments: segments.length };
}

/** The fast road: no copy of the text unless it must be composed. Given up where characters may form `:br:` or `:euro:`. */
function countGsm(source: string, mention: number): Count | undefined {
  if (mayFormToken(source)) return undefined;
  const count = scanGsm(source, unitTable("source"), PAIR, mention);
  if (count) return count;
  const { text } = readSource(source);
  return mayFormToken(text) ? undefined : scanGsm(text, unitTable("composed"), PAIR, mention);
}

/** Is a colon followed by something that is, or becomes, the beginning of a token, or that goes away? */
function mayFormToken(text: string): boolean {
  const table = unitTable("composed");
  for (let at = text.indexOf(":"); at !== -1; at = text.indexOf(":", at + 1)) {
    const next = text.charAt(at + 1);
    if (next && ("beêë".includes(next) || !table[next.charCodeAt(0)])) return true;
  }
  return false;
}
