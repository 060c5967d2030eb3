import type { Encoding } from "./analysis-options.ts";
import { sumUnits, type UnitTable } from "./unit-sum.ts";
import { SEGMENT_UNITS } from "./segment-limits.ts";

/** One SMS of the message: a half-open stretch of the text that arrives, in UTF-16 units. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  /** Septets in GSM mode, UTF-16 units in Unicode mode. */
  readonly units: number;
}

/** A text that is about to be cut. */
export interface Encoded {
  readonly encoding: Encoding;
  /** What was written, then the STOP mention. */
  readonly text: string;
  /** Where the mention begins, in UTF-16 units; the text's length when there is none. */
  readonly bodyEnd: number;
  /** Units of each code unit; a surrogate pair has its two on the first. */
  readonly table: UnitTable;
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

/** Cuts a text into SMS: as much as fits in each, no character of two units parted, the STOP mention whole in the last. */
export function segmentText(encoded: Encoded): Segmentation {
  const { text, bodyEnd, encoding, table } = encoded;
  const [single, concatenated] = SEGMENT_UNITS[encoding];
  const units = sumUnits(text, table, 0, text.length);
  const mentionUnits = sumUnits(text, table, bodyEnd, text.length);
  if (units <= single) {
    const segments = units ? [{ start: 0, end: text.length, units }] : [];
    return { units, segments, unitsPerSegment: single, unitsLeft: single - units, unitsToSaveOne: 0 };
  }
  const segments = cut(encoded, concatenated);
  keepMentionWhole(segments, bodyEnd, mentionUnits, concatenated);
  return {
    units,
    segments,
    unitsPerSegment: concatenated,
    unitsLeft: roomAtBodyEnd(segments, bodyEnd, concatenated),
    unitsToSaveOne: overhang(encoded, segments, segments.length === 2 ? single : concatenated, mentionUnits),
  };
}

function cut({ text, table }: Encoded, limit: number): Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let used = 0;
  for (let index = 0; index < text.length; index++) {
    const units = table[text.charCodeAt(index)] as number; // a code unit is below the table's length
    if (used + units > limit) {
      segments.push({ start, end: index, units: used });
      start = index;
      used = 0;
    }
    used += units;
  }
  segments.push({ start, end: text.length, units: used });
  return segments;
}

/** A mention that a boundary would part moves as a whole: as it fits into one SMS, that never takes one more. */
function keepMentionWhole(segments: Segment[], bodyEnd: number, mentionUnits: number, limit: number): void {
  const last = segments.at(-1);
  const previous = segments.at(-2);
  if (!last || !previous || mentionUnits > limit || bodyEnd >= last.start) return;
  segments.splice(
    -2,
    2,
    { start: previous.start, end: bodyEnd, units: previous.units - (mentionUnits - last.units) },
    { start: bodyEnd, end: last.end, units: mentionUnits },
  );
}

/** One-unit characters that fit at the end of what was written: in the last SMS, and before a mention that fills it alone. */
function roomAtBodyEnd(segments: readonly Segment[], bodyEnd: number, limit: number): number {
  return segments.reduce((room, { end, units }) => (end >= bodyEnd ? room + limit - units : room), 0);
}

/** Units to take from the end of what was written, in whole characters, until one SMS fewer holds the rest. */
function overhang(encoded: Encoded, segments: readonly Segment[], limit: number, mentionUnits: number): number {
  const from = segments.at(-2)?.start ?? 0;
  const { text, bodyEnd, table } = encoded;
  const tooMuch = sumUnits(text, table, from, bodyEnd) + mentionUnits - limit;
  let start = bodyEnd;
  let taken = 0;
  while (taken < tooMuch && start > from) taken += table[text.charCodeAt(--start)] as number; // as above
  return taken;
}
