import { parseRecipients } from "../recipients.ts";
import { fieldNames, foldName } from "../template/field-names.ts";
import type { Sheet } from "./sheet-file.ts";
import { isBlank } from "./sheet-rows.ts";
import { resultOf } from "../slices.ts";

/** Options of finding the columns of a sheet. */
export interface ColumnOptions {
  /** ISO 3166-1 code of the country whose national numbers are understood. @default `FR` */
  readonly country?: string | undefined;
  /** The row of the headings, as an index in the sheet's rows; `false` for none. @default found */
  readonly heading?: number | false | undefined;
  /** The column of the numbers. @default found */
  readonly phoneColumn?: number | undefined;
  /** Names a column without a heading, in the language of whoever shows it. @default `Column C` for the third */
  readonly nameless?: ((index: number) => string) | undefined;
}

/** The list that a sheet holds. */
export interface ColumnsFound {
  /** The name of each column, by which it can stand in a text. */
  readonly columns: readonly string[];
  /** The rows without titles and headings, each as wide as `columns`. */
  readonly rows: readonly (readonly string[])[];
  /** The line of each row in its file, from 1. */
  readonly lines: readonly number[];
  /** Undefined where no column holds a number that an SMS can go to. */
  readonly phoneColumn: number | undefined;
  /** The index in the sheet's rows of the row that was taken for headings. */
  readonly heading: number | undefined;
  /** The number of rows above the headings that were left out: a title, a date. */
  readonly titleRows: number;
  /** Every column with how many rows of the sample have a number in it. */
  readonly numbers: readonly number[];
}

/** Rows read to tell the columns apart: the first ones, and as many from the rest. */
const SAMPLE = 60;
/** The headings are among the first rows. */
const TITLE_ROWS = 20;

/** Headings of a column of phone numbers, folded, in the languages of the element and German. */
const PHONE_HEADING =
  /tel|mobil|portab|phone|fone|gsm|cell|numero|number|nummer|handy|movil|destinat|recipient|contact|sms|whatsapp|msisdn/;
/** First words of the headings of other columns, folded, in the same languages. */
const OTHER_HEADINGS = new Set(
  (
    "nom noms prenom prenoms name names first last full given family firstname lastname surname nombre nombres " +
    "apellido apellidos cognome nome apelido vorname nachname email mail e courriel correo date data fecha datum " +
    "heure hora ora time ville city ciudad citta cidade adresse address direccion indirizzo endereco code cp zip id " +
    "civilite titre title montant amount importe importo solde siren siret rdv rendez inscription societe company " +
    "client cliente patient paciente paziente"
  ).split(" "),
);

/**
 * Finds the headings and the column of the numbers of a sheet, by what `parseRecipients` itself reads in its rows, so
 * that dates and identifiers beside a number are none.
 *
 * @throws RangeError when the country is none that phone metadata knows
 */
export function findColumns(sheet: Sheet, options: ColumnOptions = {}): ColumnsFound {
  return resultOf(findColumnsInSlices(sheet, options));
}

/**
 * The same as `findColumns`, in slices of a few milliseconds, so that a page can draw and answer in between. Each step
 * yields how much is done, from 0 to 1; the last one returns what was found.
 *
 * @throws RangeError when the country is none that phone metadata knows
 */
export function* findColumnsInSlices(
  sheet: Sheet,
  options: ColumnOptions = {},
): Generator<number, ColumnsFound, undefined> {
  const { country = "FR", nameless } = options;
  const width = sheet.rows.reduce((most, { length }) => Math.max(most, length), 0);
  const sample = sampleOf(sheet.rows);
  const found: ReadonlySet<number>[] = [];
  for (const row of sample) {
    found.push(numberColumns(row, country));
    yield found.length / (sample.length + 1);
  }
  const numbers = Array.from({ length: width }, (_, column) => found.filter((columns) => columns.has(column)).length);
  const phoneColumn = options.phoneColumn ?? bestColumn(numbers, sample, country);
  const heading = options.heading ?? findHeading(sheet.rows, sample, phoneColumn, country);
  const first = typeof heading === "number" ? heading + 1 : 0;
  const headings = typeof heading === "number" ? (sheet.rows[heading] ?? []) : [];
  const pad = (row: readonly string[]): readonly string[] =>
    row.length === width ? row : [...row, ...Array.from({ length: width - row.length }, () => "")];
  return {
    columns: fieldNames(pad(headings), nameless),
    rows: sheet.rows.slice(first).map(pad),
    lines: sheet.lines.slice(first),
    phoneColumn,
    heading: heading === false ? undefined : heading,
    titleRows: Math.max(0, first - 1),
    numbers,
  };
}

type Rows = Sheet["rows"];

function sampleOf(rows: Rows): Rows {
  const rest = rows.slice(SAMPLE);
  const step = Math.max(1, Math.floor(rest.length / SAMPLE));
  return [...rows.slice(0, SAMPLE), ...rest.filter((_, index) => index % step === 0)];
}

/** Tabs and line ends part cells and rows for the parser. */
const inOneCell = (cell: string): string => cell.replace(/[\t\n\r\v\f\u2028\u2029;,|]+/g, " ").trim();

/** The columns of a row in which the parser reads a number, the row's other cells beside it. */
function numberColumns(row: readonly string[], country: string): ReadonlySet<number> {
  const cells = row.map(inOneCell);
  const columns = new Set<number>();
  for (const { source } of parseRecipients(cells.join("\t"), { country }).valid) {
    const column = cells.findIndex((cell, index) => !columns.has(index) && cell.includes(source));
    if (column >= 0) columns.add(column);
  }
  return columns;
}

/** The column with the most numbers; among equals the one whose heading says so, then the first. */
function bestColumn(numbers: readonly number[], sample: Rows, country: string): number | undefined {
  const most = Math.max(0, ...numbers);
  if (most === 0) return undefined;
  const candidates = numbers.flatMap((count, column) => (count === most ? [column] : []));
  const headed = candidates.find((column) =>
    sample.slice(0, TITLE_ROWS).some((row) => isPhoneHeading(row[column] ?? "", country)),
  );
  return headed ?? candidates[0];
}

const hasNumber = (cell: string, country: string): boolean => parseRecipients(cell, { country }).valid.length > 0;

const digitsOf = (cell: string): number => cell.replace(/\D/g, "").length;

function isPhoneHeading(cell: string, country: string): boolean {
  return (
    digitsOf(cell) < 5 &&
    !/^\W*(?:pas|sans|aucun|no|not|without|sin|sem|senza|nessun|kein)\b/i.test(cell) &&
    PHONE_HEADING.test(foldName(cell)) &&
    !hasNumber(cell, country)
  );
}

const isOtherHeading = (cell: string): boolean =>
  OTHER_HEADINGS.has(foldName(/^[\s"']*(\p{L}+)/u.exec(cell)?.[1] ?? ""));

/**
 * The first row that reads as headings, with no number above it. One column of words without a known heading has none:
 * its first word may be an entry, and is then reported as a wrong number.
 */
function findHeading(rows: Rows, sample: Rows, phoneColumn: number | undefined, country: string): number | undefined {
  for (const [index, row] of rows.slice(0, TITLE_ROWS).entries()) {
    if (phoneColumn !== undefined && hasNumber(row[phoneColumn] ?? "", country)) return undefined;
    if (isHeading(row, phoneColumn, sample.slice(index + 1), country)) return index;
  }
  return undefined;
}

function isHeading(row: readonly string[], phoneColumn: number | undefined, below: Rows, country: string): boolean {
  if (below.length === 0 || row.some((cell) => digitsOf(cell) > 4)) return false;
  const headsPhones = (cell: string): boolean => isPhoneHeading(cell, country);
  if (phoneColumn === undefined) return row.some((cell) => headsPhones(cell) || isOtherHeading(cell));
  const phone = row[phoneColumn] ?? "";
  if (isBlank(phone)) return false;
  const others = [...row.entries()].filter(([column, cell]) => column !== phoneColumn && !isBlank(cell));
  return (
    headsPhones(phone) || others.some(([column, cell]) => isOtherHeading(cell) || headsFigures(cell, column, below))
  );
}

/** Whether a word stands over a column of dates or amounts. */
function headsFigures(cell: string, column: number, below: Rows): boolean {
  const cells = below.flatMap((row) => (row[column] ? [row[column]] : []));
  return digitsOf(cell) === 0 && cells.filter((other) => digitsOf(other) > 0).length > cells.length * 0.8;
}
