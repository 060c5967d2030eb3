import { GSM_BASIC, GSM_EXTENSION } from "./gsm-alphabet.ts";

/** Units by UTF-16 code unit, for all 65,536 of them: a lookup needs no bounds check of ours. */
export type UnitTable = Uint8Array<ArrayBuffer>;

/** Marks a code unit on which a scan gives up. */
export const RARE = 255;

/** Its code only opens the extension table (3GPP TS 23.038, 6.2.1): as a character it cannot be sent. */
const ESCAPE = 0x1b;

/** A table in which each character of the two GSM tables has its septets, and any other code unit has `otherwise`. */
export function gsmUnitTable(otherwise: number): UnitTable {
  const table = new Uint8Array(65_536).fill(otherwise);
  for (const character of GSM_BASIC) table[character.charCodeAt(0)] = 1;
  for (const character of GSM_EXTENSION) table[character.charCodeAt(0)] = 2;
  table[ESCAPE] = otherwise;
  return table;
}

/** Units of a stretch of a text, `end` not included. */
export function sumUnits(text: string, table: UnitTable, start: number, end: number): number {
  let sum = 0;
  // A code unit is below the table's length.
  for (let index = start; index < end; index++) sum += table[text.charCodeAt(index)] as number;
  return sum;
}

/** Septets of a text by the plain GSM tables; a character without a code counts one. */
export function plainUnits(text: string): number {
  let units = 0;
  for (const character of text) units += GSM_EXTENSION.includes(character) ? 2 : 1;
  return units;
}
