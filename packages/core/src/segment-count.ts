import type { AnalysisOptions } from "./analysis-options.ts";
import { encodeMessage } from "./encoded-message.ts";
import type { SegmentCount } from "./gsm-scan.ts";
import { scanSource } from "./source-scan.ts";
import { countSegments as countStandard } from "./standard-segments.ts";
import { DEFAULT_STOP_MENTION, stopMentionFor } from "./stop-mention.ts";

/**
 * Counts the units and SMS of a text without the detail of `analyzeMessage`; the two always agree.
 *
 * @returns units include the STOP mention and leave out what is unsupported; an empty message is 0 SMS
 */
export function countSegments(text: string, options: AnalysisOptions = {}): SegmentCount {
  const { mode = "gsm", profile } = options;
  const standard = profile === "standard";
  const mention = stopMentionFor(text, options);
  const oneSeptetEach = !mention || mention === DEFAULT_STOP_MENTION;
  const count = standard
    ? !mention && countStandard(text, options)
    : mode === "gsm" && oneSeptetEach && scanSource(text, mention.length);
  if (count) return count;
  const { encoding, text: arriving } = encodeMessage(text, options);
  // The vendor counts a line break as two, and parts it as little as these characters of two units.
  const twoUnits = encoding === "gsm" ? "€" : "😀";
  return countStandard(standard ? arriving : arriving.replaceAll("\n", twoUnits), { mode: encoding });
}
