import type { SegmentCount } from "../gsm/septet-count.ts";
import { countText } from "../message/text-count.ts";
import { profileOf, type AnalysisOptions } from "./profiles.ts";

/**
 * Counts the units and SMS of a text without the detail of `analyzeMessage`; the two always agree.
 *
 * @returns units include the STOP mention and leave out what is unsupported; an empty message is 0 SMS
 */
export function countSegments(text: string, options: AnalysisOptions = {}): SegmentCount {
  return countText(text, profileOf(options), options);
}
