import { Buffer } from "node:buffer";
import {
  type ColumnsFound,
  findColumns,
  readSheets,
  type Sheet,
  SHEET_LIMITS,
  type SheetProblem,
  type SheetProblemCode,
} from "@sms-composer/core/lists";
import { columnLetters } from "@sms-composer/core/template";
import { isKnownCountry } from "@sms-composer/core/recipients";
import type { ListOrder } from "../list-options.ts";
import { formatCount } from "../terminal/amounts.ts";
import type { ByteSource } from "../terminal/text-input.ts";

/** A file of people as it was read. */
export interface ListFile extends ColumnsFound {
  readonly sheet: Sheet;
  readonly phoneColumn: number;
  readonly problems: readonly SheetProblem[];
}

const UNREADABLE: { readonly [Code in SheetProblemCode]?: string } = {
  "file-empty": "has nothing in it",
  "file-too-large": "is too large",
  "password-protected": "has a password: save it without one",
  "old-spreadsheet": "is in an old format of Excel: save it as .xlsx",
  "unknown-format": "holds no table: CSV, XLSX, ODS and vCard are read",
  "file-damaged": "is damaged or incomplete",
  "file-unsafe": "unpacks to far more than it should",
};

/**
 * Reads a file of people, and finds its column of numbers.
 *
 * @throws RangeError, with one sentence, when it has none or cannot be read
 */
export async function readListFile(source: ByteSource, order: ListOrder): Promise<ListFile> {
  const { country } = order;
  if (!isKnownCountry(country)) throw new RangeError(`--country is a code of ISO 3166-1, not "${country}"`);
  const { sheets, problems } = await readSheets(await readBytes(source));
  const sheet = chosenSheet(sheets, order.sheet);
  if (!sheet) {
    if (sheets.length > 0) throw new RangeError(`There is no sheet "${order.sheet}": ${names(sheets)}`);
    throw new RangeError(`${source.name} ${UNREADABLE[problems[0]?.code ?? "unknown-format"]}`);
  }
  const found = findColumns(sheet, { country });
  const wanted = order.column === undefined ? undefined : columnNamed(found.columns, order.column);
  const list = wanted === undefined ? found : findColumns(sheet, { country, phoneColumn: wanted });
  const { phoneColumn } = list;
  if (phoneColumn === undefined)
    throw new RangeError(`No column of ${source.name} has mobile numbers: --column names it`);
  return {
    ...list,
    phoneColumn,
    sheet,
    problems: problems.filter((problem) => problem.sheet === undefined || problem.sheet === sheet.name),
  };
}

async function readBytes({ chunks, name }: ByteSource): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    pieces.push(chunk);
    length += chunk.length;
    if (length > SHEET_LIMITS.fileBytes)
      throw new RangeError(`${name} is larger than ${formatCount(SHEET_LIMITS.fileBytes / 1024 ** 2)} MiB`);
  }
  return Buffer.concat(pieces);
}

const chosenSheet = (sheets: readonly Sheet[], name: string | undefined): Sheet | undefined =>
  name === undefined
    ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
    : sheets.find((sheet) => sheet.name === name);

const names = (sheets: readonly Sheet[]): string => `it has ${sheets.map(({ name }) => `"${name}"`).join(", ")}`;

/** Finds a column by its heading, in upper or lower case, or by its letters. */
function columnNamed(columns: readonly string[], wanted: string): number {
  const name = wanted.trim().toLowerCase();
  const headed = columns.findIndex((heading) => heading.toLowerCase() === name);
  const column = headed >= 0 ? headed : columns.findIndex((_, index) => columnLetters(index).toLowerCase() === name);
  if (column < 0) {
    const there = columns.map((heading) => `"${heading}"`).join(", ");
    throw new RangeError(`There is no column "${wanted}": it has ${there}`);
  }
  return column;
}
