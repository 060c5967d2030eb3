import type { Encoding } from "./encoding.ts";
import { UNDECIDED, type SeptetTable } from "./septet-tables.ts";

/** The result of `countSegments`. */
export interface SegmentCount {
  readonly encoding: Encoding;
  /** Septets in GSM mode, UTF-16 units in Unicode mode. */
  readonly units: number;
  readonly segments: number;
}

/** Septets in a single SMS and in each part of a concatenated one, whose UDH takes the rest (3GPP TS 23.040, 9.2.3.24.1). */
const SINGLE = 160;
const PART = 153;

/**
 * Counts a text in GSM in one pass. Where it takes more than one SMS, a character of two septets that stands on a
 * boundary goes whole into the next part.
 *
 * @param table septets of each code unit: 0 to 2, or `UNDECIDED`
 * @param pair a character that stands for two of one septet, which may be parted
 * @returns nothing when the text holds a `UNDECIDED` code unit
 */
export function countSeptets(text: string, table: SeptetTable, pair?: string): SegmentCount | undefined {
  let units = 0;
  /** The units, and one for each boundary that had to leave one free. */
  let filled = 0;
  for (let index = 0; index < text.length;) {
    // As many characters as fit when each is one septet; what the wider ones take too much is given back from the end.
    const room = PART - (filled % PART);
    // Engines compile the loop below to faster code than after `Math.min`.
    const end = index + room < text.length ? index + room : text.length;
    let sum = 0;
    for (; index < end; index++) sum += table[text.charCodeAt(index)] as number; // a code unit is below its length
    if (sum >= UNDECIDED) return undefined;
    while (sum > room + Number(text[index - 1] === pair)) sum -= table[text.charCodeAt(--index)] as number;
    units += sum;
    filled += index < end && sum < room ? room : sum;
  }
  return { encoding: "gsm", units, segments: units > SINGLE ? Math.ceil(filled / PART) : units && 1 };
}
