import { GSM_BASIC, GSM_EXTENSION } from "./gsm-alphabet.ts";
import type { UnitTable } from "./unit-sum.ts";

/** Marks a code unit on which a scan gives up. */
export const RARE = 255;

/** Writes the septets of the characters of the two GSM tables into a table. */
export function addGsmUnits(table: UnitTable): UnitTable {
  for (const character of GSM_BASIC) table[character.charCodeAt(0)] = 1;
  for (const character of GSM_EXTENSION) table[character.charCodeAt(0)] = 2;
  // The escape's code only opens the extension table (3GPP TS 23.038, 6.2.1): it can be sent no more than NUL can.
  table[0x1b] = table[0] as number; // within the table
  return table;
}
