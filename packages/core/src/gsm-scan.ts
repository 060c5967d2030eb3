import type { UnitTable } from "./unit-sum.ts";

/** How a text fills the parts of a concatenated SMS: parts that are begun, and units that are free in the last of them. */
export type Scan = readonly [units: number, parts: number, room: number];

/**
 * Fills the parts of a concatenated SMS one by one; a character of two units goes whole into the next part (3GPP TS
 * 23.040, 9.2.3.24.1).
 *
 * @param table units of each code unit: 0 to 2, or `RARE`
 * @param limit units in a part
 * @param pair a character that stands for two of one unit, which may be parted
 * @returns nothing when the text holds a `RARE` code unit
 */
export function scanParts(text: string, table: UnitTable, limit: number, pair?: string): Scan | undefined {
  let units = 0;
  let parts = 0;
  let room = 0;
  for (let index = 0; index < text.length;) {
    // As many characters as fit when each is one unit; what the wider ones take too much is given back from the end.
    const start = index;
    let sum = 0;
    for (const end = Math.min(start + (room || limit), text.length); index < end; index++) {
      sum += table[text.charCodeAt(index)] as number; // a code unit is below the table's length
    }
    if (sum > 2 * (index - start)) return undefined; // only a RARE one weighs so much
    if (sum && !room) {
      parts++;
      room = limit;
    }
    const tooMuch = sum > room;
    while (sum > room) sum -= table[text.charCodeAt(--index)] as number;
    units += sum;
    room -= sum;
    if (tooMuch) {
      // A pair has its first unit in the room that is left: the next part, where it counts two, holds one more.
      room = room && text[index] === pair ? limit + 1 : 0;
      if (room) parts++;
    }
  }
  return [units, parts, room];
}
