import type { AnalysisOptions, Encoding } from "./analysis-options.ts";
import { addGsmUnits, RARE } from "./gsm-units.ts";
import { REPLACED_CHARACTERS } from "./replaced-characters.ts";
import type { UnitTable } from "./unit-sum.ts";

/**
 * By profile and encoding: tables for what can be sent, 0 for everything else; a surrogate pair has its two units on
 * the first. `source`: for a text at the vendor's before anything was done to it; what composing might change is `RARE`.
 */
type TableName = `${NonNullable<AnalysisOptions["profile"]>} ${Encoding}` | "source";

const makers: Readonly<Record<TableName, (blank: UnitTable) => UnitTable>> = {
  "standard gsm": addGsmUnits,
  "standard unicode": addUnicodeUnits,
  "smspartner gsm": (blank) => addReplaced(addGsmUnits(blank), 0),
  "smspartner unicode": (blank) => addLineBreak(addUnicodeUnits(blank)),
  source: (blank) => {
    // What neither changes by composing nor composes onto what stands before it: typography, and emoji by their blocks.
    blank.fill(RARE, 0x300).fill(0, 0x2002, 0x20d0).fill(0, 0xd83c, 0xd83f).fill(0, 0xdc00, 0xe000);
    return addReplaced(addGsmUnits(blank), 1).fill(RARE, 0x0d, 0x0e);
  },
};

const tables: { [Name in TableName]?: UnitTable } = {};

/** Units of each code unit; a table is made when it is first asked for. */
export function unitTable(name: TableName): UnitTable {
  return (tables[name] ??= makers[name](new Uint8Array(65_536)));
}

function addUnicodeUnits(table: UnitTable): UnitTable {
  return table.fill(1).fill(2, 0xd800, 0xdc00).fill(0, 0xdc00, 0xe000);
}

/** The vendor counts `:br:` as two characters. */
function addLineBreak(table: UnitTable): UnitTable {
  return table.fill(2, 0x0a, 0x0b);
}

/** @param units of a character on the right-hand side of the vendor's table, all of which are basic ones */
function addReplaced(table: UnitTable, units: 0 | 1): UnitTable {
  for (const character in REPLACED_CHARACTERS) {
    table[character.charCodeAt(0)] = (REPLACED_CHARACTERS[character] as string).length * units;
  }
  return addLineBreak(table);
}
