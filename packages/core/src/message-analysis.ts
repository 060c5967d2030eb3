import type { Encoding } from "./analysis-options.ts";
import type { Issue } from "./issue.ts";

/** One SMS of the message: a half-open stretch of `MessageAnalysis.text` in UTF-16 units. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Septets in GSM mode, UTF-16 units in Unicode mode. */
  readonly units: number;
}

/** A character that the platform replaces. */
export interface Replacement {
  /** Where it stands in the source, in UTF-16 units. */
  readonly index: number;
  /** The character as the table has it (composed). */
  readonly from: string;
  /** What arrives; empty when it is dropped. */
  readonly to: string;
  /** Units that `to` takes, less those that `from` would take by plain GSM (a character without a code counts one). */
  readonly unitDifference: number;
}

/** A character that cannot be sent in the mode that was asked for. It is left out of `text` and of every count. */
export interface UnsupportedCharacter {
  /** Where it stands in the source, in UTF-16 units. */
  readonly index: number;
  /** One code point (or a lone surrogate). */
  readonly character: string;
  /** What could be written instead, where that says the same; empty for an invisible character that can go. */
  readonly suggestion?: string;
}

/** Everything that a composer shows of a text. */
export interface MessageAnalysis {
  readonly encoding: Encoding;
  /** What the handset shows, the STOP mention included. */
  readonly text: string;
  /** What the API gets as `message`: line breaks as `:br:`, the euro sign as `:euro:`, no STOP mention. */
  readonly wireText: string;
  /** Units used, the STOP mention included. */
  readonly units: number;
  /** They cover `text` without gap or overlap; none for an empty message. */
  readonly segments: readonly Segment[];
  /** Units that each of the segments can hold: 160 or 153, in Unicode mode 70 or 67. */
  readonly unitsPerSegment: number;
  /** One-unit characters that still fit at the end of the text before one more SMS is needed. */
  readonly unitsLeft: number;
  /** In the order of the source. */
  readonly replacements: readonly Replacement[];
  /** In the order of the source. */
  readonly unsupported: readonly UnsupportedCharacter[];
  /** The mention that the platform appends, with its leading space; empty when it appends none. */
  readonly stopMention: string;
  /** Units to take away at the end of the text so that one SMS fewer is needed; 0 when one is all there is. */
  readonly unitsToSaveOne: number;
  /** SMS that the same text takes in Unicode mode, the STOP mention included. */
  readonly unicodeSegments: number;
  /** What stands in the way of sending; `field` is `message`. */
  readonly issues: readonly Issue[];
}
