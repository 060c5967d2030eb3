import { septetTable } from "../gsm/septet-tables.ts";
import type { EncodedMessage } from "./encoded-message.ts";
import type { Encoding } from "../gsm/encoding.ts";
import type { Profile } from "./profile.ts";

/** One SMS of the message: a half-open stretch of the text that arrives, in UTF-16 units. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Septets in GSM mode, UTF-16 units in Unicode mode. */
  readonly units: number;
}

/** Segments of a text, and how far it is from one SMS more and one fewer. */
export interface SegmentCuts {
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

/** Units in a single SMS and in each part of a concatenated one, whose UDH takes the rest (3GPP TS 23.040, 9.2.3.24.1). */
export const SEGMENT_UNITS: Readonly<Record<Encoding, readonly [single: number, concatenated: number]>> = {
  gsm: [160, 153],
  unicode: [70, 67],
};

/**
 * Cuts a message into SMS: as much as fits in each, no character of two units parted. A STOP mention that fits into one
 * SMS is not parted either: it is at the end, so that never takes one more.
 */
export function cutSegments(
  { encoding, body, mention, text }: EncodedMessage,
  { lineBreakUnits }: Pick<Profile, "lineBreakUnits">,
): SegmentCuts {
  const septets = septetTable(0);
  const bodyEnd = body.text.length;
  const all = body.text + mention;
  const unitsAt = (index: number): number => {
    const code = all.charCodeAt(index);
    if (code === 0x0a) return lineBreakUnits ?? 1;
    if (encoding === "gsm") return septets[code] as number; // within the table
    // The first half of a surrogate pair (D800 to DBFF) stands for both.
    return code >> 11 !== 0x1b ? 1 : code < 0xdc00 ? 2 : 0;
  };
  const [single, concatenated] = SEGMENT_UNITS[encoding];
  let mentionUnits = 0;
  for (let index = bodyEnd; index < all.length; index++) mentionUnits += unitsAt(index);

  let segments: Segment[] = [];
  let units = 0;
  let start = 0;
  let used = 0;
  /** Units that stay free whatever is appended to what was written. */
  let lost = 0;
  for (let index = 0; index < text.length; index++) {
    const width = unitsAt(index);
    const whole = index === bodyEnd && mentionUnits <= concatenated ? mentionUnits : width;
    if (used + whole > concatenated) {
      segments.push({ start, end: index, units: used });
      if (index !== bodyEnd) lost += concatenated - used;
      start = index;
      used = 0;
    }
    used += width;
    units += width;
  }
  const unitsPerSegment = units > single ? concatenated : single;
  if (units <= single) [segments, lost, start, used] = [[], 0, 0, units];
  if (text) segments.push({ start, end: text.length, units: used });

  let unitsToSaveOne = 0;
  const [before, last] = segments.slice(-2);
  if (before && last) {
    const tooMuch = before.units + last.units - (segments.length > 2 ? concatenated : single);
    for (let index = bodyEnd; index > before.start && unitsToSaveOne < tooMuch;) unitsToSaveOne += unitsAt(--index);
  }
  // To an empty message the first character brings an SMS, and the mention with it.
  const unitsLeft = Math.max(0, (segments.length || 1) * unitsPerSegment - (units || mentionUnits) - lost);
  return { units, segments, unitsPerSegment, unitsLeft, unitsToSaveOne };
}
