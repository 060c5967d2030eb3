import { findColumns, readSheets } from "@sms-composer/core/lists";

/** The people of a file: a spreadsheet, a CSV file, business cards. */
export interface PeopleTable {
  readonly columns: string[];
  readonly rows: string[][];
  /** The column with the most numbers. */
  readonly phoneColumn: number;
}

export const PEOPLE_FILES = ".xlsx,.xlsm,.ods,.csv,.tsv,.txt,.vcf,text/csv,text/plain,text/vcard";

/** @returns `undefined` when the file cannot be read, or has no column of numbers */
export async function readPeopleFile(file: File, country: string, language: string): Promise<PeopleTable | undefined> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  const { sheets } = await readSheets(bytes, { language, pause });
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const { columns, rows, phoneColumn } = findColumns(sheet, { country });
    if (phoneColumn === undefined) continue;
    return { columns: [...columns], rows: rows.map((row) => [...row]), phoneColumn };
  }
  return undefined;
}
