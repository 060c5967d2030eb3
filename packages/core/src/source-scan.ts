import { type SegmentCount, scanGsm } from "./gsm-scan.ts";
import { addGsmUnits, RARE, type UnitTable } from "./gsm-units.ts";
import { REPLACED_CHARACTERS } from "./replaced-characters.ts";

let table: UnitTable | undefined;

/**
 * Counts a text at the vendor's in GSM mode before anything was done to it: the fast road.
 *
 * @param tail septets that follow a text, unless it is empty
 * @returns nothing when composing the text, or a `:br:` or `:euro:` in it, might matter
 */
export function scanSource(text: string, tail: number): SegmentCount | undefined {
  for (let at = 0; (at = text.indexOf(":", at) + 1);) {
    // What might go away, or be or become a token's second letter.
    if (/[^\n -Z]/.test(text.charAt(at))) return undefined;
  }
  // œ is the one character that is replaced by two, between which an SMS may end.
  return scanGsm(text, (table ??= sourceUnits()), tail, "œ");
}

/**
 * Septets by code unit: what the vendor's table replaces has those of what replaces it, what cannot be sent has none,
 * and what composing might change is `RARE`.
 */
function sourceUnits(): UnitTable {
  // Typography from U+2002 on neither changes by composing nor composes onto what stands before it.
  const units = addGsmUnits(new Uint16Array(65_536).fill(RARE, 0x300).fill(0, 0x2002, 0x20d0));
  units[0x0d] = RARE;
  // The vendor counts `:br:` as two characters.
  units[0x0a] = 2;
  for (const character in REPLACED_CHARACTERS) {
    // All that the vendor's table puts in are basic characters.
    units[character.charCodeAt(0)] = (REPLACED_CHARACTERS[character] as string).length;
  }
  return units;
}
