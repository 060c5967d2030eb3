/** Units by UTF-16 code unit, for all 65,536 of them: a lookup needs no bounds check of ours. */
export type UnitTable = Uint8Array<ArrayBuffer>;

/** Units of a stretch of a text, `end` not included. */
export function sumUnits(text: string, table: UnitTable, start: number, end: number): number {
  let sum = 0;
  // A code unit is below the table's length.
  for (let index = start; index < end; index++) sum += table[text.charCodeAt(index)] as number;
  return sum;
}
