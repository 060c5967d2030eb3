import type { AnalysisOptions } from "./analysis-options.ts";
import type { EncodedMessage } from "./encoded-message.ts";
import { gsmUnits } from "./gsm-units.ts";
import { SEGMENT_UNITS } from "./segment-limits.ts";

/** One SMS of the message: a half-open stretch of the text that arrives, in UTF-16 units. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Septets in GSM mode, UTF-16 units in Unicode mode. */
  readonly units: number;
}

/** Segments of a text, and how far it is from one SMS more and one fewer. */
export interface Segmentation {
  /** Units used, the STOP mention included. */
  readonly units: number;
  /** They cover the text without gap or overlap; none for an empty one. */
  readonly segments: readonly Segment[];
  /** Units that each of the segments can hold: 160 or 153, in Unicode mode 70 or 67. */
  readonly unitsPerSegment: number;
  /** One-unit characters that still fit at the end of what was written before one more SMS is needed. */
  readonly unitsLeft: number;
  /** Units to take from the end of what was written so that one SMS fewer is needed; 0 when one is all there is. */
  readonly unitsToSaveOne: number;
}

/**
 * Cuts a message into SMS: as much as fits in each, no character of two units parted. A STOP mention that fits into one
 * SMS is not parted either: it is at the end, so that never takes one more.
 */
export function segmentMessage(
  { encoding, body, mention, text }: EncodedMessage,
  { profile }: Pick<AnalysisOptions, "profile">,
): Segmentation {
  const septets = gsmUnits(0);
  const unitsOf = (character: string): number => {
    // The vendor counts a line break, `:br:` on the wire, as two characters.
    if (character === "\n" && profile !== "standard") return 2;
    return encoding === "gsm" ? (septets[character.charCodeAt(0)] as number) : character.length; // all have septets
  };
  const sumUnits = (stretch: string): number => {
    let sum = 0;
    for (const character of stretch) sum += unitsOf(character);
    return sum;
  };
  const [single, concatenated] = SEGMENT_UNITS[encoding];
  const bodyEnd = body.text.length;
  const mentionUnits = sumUnits(mention);
  const units = sumUnits(text);
  const unitsPerSegment = units > single ? concatenated : single;

  const segments: Segment[] = [];
  let start = 0;
  let used = 0;
  let end = 0;
  /** Units that stay free whatever is appended to what was written. */
  let lost = 0;
  for (const character of text) {
    const width = unitsOf(character);
    const whole = end === bodyEnd && mentionUnits <= concatenated ? mentionUnits : width;
    if (used + whole > unitsPerSegment) {
      segments.push({ start, end, units: used });
      if (end !== bodyEnd) lost += unitsPerSegment - used;
      start = end;
      used = 0;
    }
    used += width;
    end += character.length;
  }
  if (units) segments.push({ start, end, units: used });

  let unitsToSaveOne = 0;
  const [before, last] = segments.slice(-2);
  if (before && last) {
    const tooMuch = before.units + last.units - (segments.length > 2 ? concatenated : single);
    for (const character of Array.from(text.slice(before.start, bodyEnd)).reverse()) {
      if (unitsToSaveOne < tooMuch) unitsToSaveOne += unitsOf(character);
    }
  }
  // To an empty message the first character brings an SMS, and the mention with it.
  const unitsLeft = (segments.length || 1) * unitsPerSegment - (units || mentionUnits) - lost;
  return { units, segments, unitsPerSegment, unitsLeft, unitsToSaveOne };
}
