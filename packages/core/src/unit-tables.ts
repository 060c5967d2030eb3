import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { gsmUnitTable, RARE, type UnitTable } from "./gsm-units.ts";
import { REPLACED_CHARACTERS } from "./replaced-characters.ts";

type Profile = NonNullable<AnalysisOptions["profile"]>;

/**
 * By profile and encoding: tables for what can be sent, 0 for everything else. `composed` and `source`: for a text at
 * the vendor's before anything was replaced in it; in `source` nothing was composed either, and what that might change
 * is `RARE`.
 */
type TableName = `${Profile} ${Encoding}` | "composed" | "source";

const LINE_FEED = 10;

/** Code units from U+0300 on that neither change by composing nor compose onto what stands before them. */
const INERT: readonly (readonly [first: number, last: number])[] = [
  [0x2002, 0x20cf],
  [0x2190, 0x2328],
  [0x232b, 0x2adb],
  [0xd83c, 0xd83e], // emoji: the leading surrogate tells the block
  [0xdc00, 0xdfff],
  [0xfe00, 0xfe0f],
];

const makers: Readonly<Record<TableName, () => UnitTable>> = {
  "standard gsm": () => gsmUnitTable(0),
  "standard unicode": () => new Uint8Array(65_536).fill(1),
  "smspartner unicode": () => withLineBreak(new Uint8Array(65_536).fill(1)),
  "smspartner gsm": () => {
    const table = withLineBreak(gsmUnitTable(0));
    for (const character of Object.keys(REPLACED_CHARACTERS)) table[character.charCodeAt(0)] = 0;
    return table;
  },
  composed: () => {
    const kept = unitTable("smspartner gsm");
    const table = kept.slice();
    for (const [character, to] of Object.entries(REPLACED_CHARACTERS)) {
      for (const letter of to) table[character.charCodeAt(0)]! += kept[letter.charCodeAt(0)]!; // below its length
    }
    return table;
  },
  source: () => {
    const table = unitTable("composed").slice();
    table[0x0d] = RARE;
    for (let code = 0x300; code < table.length; code++) {
      if (!table[code] && !INERT.some(([first, last]) => code >= first && code <= last)) {
        table[code] = RARE;
      }
    }
    return table;
  },
};

const tables: { [Name in TableName]?: UnitTable } = {};

/** Units of each code unit; a table is made when it is first asked for. */
export function unitTable(name: TableName): UnitTable {
  return (tables[name] ??= makers[name]());
}

/** The vendor counts `:br:` as two characters. */
function withLineBreak(table: UnitTable): UnitTable {
  table[LINE_FEED] = 2;
  return table;
}
