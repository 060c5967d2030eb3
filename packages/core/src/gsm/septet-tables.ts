import { GSM_BASIC, GSM_EXTENSION } from "./alphabet.ts";

/** Units by UTF-16 code unit, for all 65,536 of them: a lookup needs no bounds check of ours. */
export type SeptetTable = Uint16Array;

/** Marks a code unit on which a scan gives up: more than a whole SMS weighs. */
export const UNDECIDED = 999;

/** Writes the septets of the characters of the two GSM tables into a table. */
export function addSeptets(table: SeptetTable): SeptetTable {
  for (const character of GSM_BASIC) table[character.charCodeAt(0)] = 1;
  for (const character of GSM_EXTENSION) table[character.charCodeAt(0)] = 2;
  // The escape's code only opens the extension table (3GPP TS 23.038, 6.2.1): it can be sent no more than NUL can.
  table[0x1b] = table[0] as number; // within the table
  return table;
}

const tables: { [Other in 0 | typeof UNDECIDED]?: SeptetTable } = {};

/**
 * Septets of each code unit; made when it is first asked for.
 *
 * @param other what every code unit has that is in neither GSM table
 */
export function septetTable(other: 0 | typeof UNDECIDED): SeptetTable {
  return (tables[other] ??= addSeptets(new Uint16Array(65_536).fill(other)));
}
