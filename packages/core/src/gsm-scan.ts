import { sumUnits, type UnitTable } from "./gsm-units.ts";

/** Units and SMS of a text; the same two figures that `countSegments` answers. */
export interface Count {
  readonly units: number;
  readonly segments: number;
}

/**
 * Counts as a phone network cuts: 160 units in a single SMS, 153 in each part of a longer one, and a character of two
 * units goes whole into the next part (3GPP TS 23.040, 9.2.3.24.1).
 *
 * @param table units of each code unit: 0 to 2, or `RARE`
 * @param pairCode a code unit that stands for two characters of one unit, which may be parted; -1 when there is none
 * @param mention units of a STOP mention that follows a text that is not empty, whole in the last SMS; 153 at most
 * @returns nothing when the text holds a `RARE` code unit
 */
export function scanGsm(text: string, table: UnitTable, pairCode = -1, mention = 0): Count | undefined {
  const { length } = text;
  if (length <= 160) {
    const units = sumUnits(text, table, 0, length);
    if (units > 2 * length) return undefined; // only a RARE one weighs so much
    if (units + mention <= 160) return units ? { units: units + mention, segments: 1 } : { units, segments: 0 };
  }
  let full = 0;
  let slack = 0;
  let room = 153;
  for (let index = 0; index < length;) {
    // As many characters as fit when each is one unit; what the wider ones take too much is given back from the end.
    const size = Math.min(room, length - index);
    let sum = sumUnits(text, table, index, index + size);
    if (sum > 2 * size) return undefined;
    index += size;
    let code = -1;
    while (sum > room) {
      code = text.charCodeAt(--index);
      sum -= table[code] as number; // a code unit is below the table's length
    }
    room -= sum;
    if (code === -1 && room) continue;
    full++;
    if (room && code === pairCode) {
      index++;
      room = 152;
    } else {
      slack += room;
      room = 153;
    }
  }
  const units = full * 153 - slack + 153 - room;
  if (units === 0) return { units, segments: 0 };
  const begun = Number(room < 153);
  const more = Number(mention > room * begun);
  return { units: units + mention, segments: units + mention > 160 ? full + begun + more : 1 };
}
