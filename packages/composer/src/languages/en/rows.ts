import type { SheetProblemCode } from "@sms-composer/core/lists";
import type { Formats } from "../formats.ts";

/** The reasons why a file cannot be read at all. */
type Unreadable = Exclude<
  SheetProblemCode,
  "unbalanced-quote" | "hidden-rows" | "too-many-rows" | "too-many-columns" | "too-many-sheets"
>;

/** The English sentences of a file of people and its rows; every other locale is typed against them. */
export function rowsMessages(f: Formats) {
  const rows = (count: number): string => f.count(count, "row", "rows");
  const numbers = (count: number): string => f.count(count, "number", "numbers");
  return {
    locale: f.tag,
    counted: (label: string, count: number): string => `${label} ${f.number(count)}`,
    chooseFile: "Choose a file",
    orDropFile: "or drop it here: Excel, LibreOffice, CSV, contacts",
    pasteCells: "Or paste cells here",
    pastedCells: "Pasted cells",
    reading: "Reading…",
    takeBack: "Take the file back",
    sheet: "Sheet",
    hiddenSheet: (name: string): string => `${name} (hidden)`,
    headings: "Headings",
    noHeadings: "None",
    lineOf: (line: number, cells: string): string => `Line ${f.number(line)}: ${cells}`,
    column: "Column with the numbers",
    noColumn: "None",
    columnHeading: (heading: string, example: string): string => `${heading}: ${example}`,
    noNumbers: "No column has mobile numbers. Choose it, or another file.",
    unreadable: {
      "file-empty": "This file is empty.",
      "file-too-large": "This file is too large.",
      "password-protected": "This file has a password. Save it without one.",
      "old-spreadsheet": "This is an old format of Excel. Open it and save it as .xlsx.",
      "unknown-format": "This file holds no table. Choose an .xlsx, .ods, .csv or .vcf file.",
      "file-damaged": "This file is damaged or incomplete.",
      "file-unsafe": "This file is not read: it unpacks to far more than it should.",
    } satisfies Readonly<Record<Unreadable, string>>,
    unread: "The file could not be read.",
    unbalancedQuote: (lines: string): string => `A quotation mark is missing in line ${lines}: look at its cells.`,
    hiddenRows: (line: number): string =>
      `Rows that the spreadsheet hides are read too, from line ${f.number(line)} on.`,
    tooMuch: "The file holds more than is read: some is left out.",
    sum: (all: number, ready: number, wrong: number, twice: number, empty: number): string =>
      `${rows(all)}: ${f.number(ready)} ready, ${f.number(wrong)} wrong, ${f.number(twice)} twice, ${f.number(empty)} without a number`,
    checking: "Checking…",
    show: "Rows to show",
    firstRows: "First rows",
    tableOfRows: "Table of the rows",
    kind: {
      landline: "Landline",
      "too-short": "Too short",
      "too-long": "Too long",
      "not-mobile": "No mobile",
      "not-assigned": "Not in use",
      "not-a-number": "No phone number",
      "several-numbers": "Several numbers",
      required: "Without a number",
      duplicate: "Twice",
      text: "Text",
    },
    reason: {
      landline: "A landline gets no SMS.",
      "too-short": "Digits are missing.",
      "too-long": "There are too many digits.",
      "not-mobile": "This is no mobile number.",
      "not-assigned": "Nobody has this number.",
      "not-a-number": "This is no phone number.",
      "several-numbers": "A row is for one number.",
      required: "The number is missing.",
      duplicate: "An earlier row has this number.",
      text: "This text cannot be sent.",
    },
    fixed: "Ready now.",
    line: "Line",
    cell: (column: string, line: number): string => `${column}, line ${f.number(line)}`,
    remove: "Remove",
    removeRow: (line: number): string => `Remove line ${f.number(line)}`,
    removeRows: (count: number): string => `Remove ${rows(count)}`,
    removed: (count: number): string => `${rows(count)} removed.`,
    undo: "Undo",
    more: (count: number): string => `Show ${f.number(count)} more`,
    copyRows: (count: number): string => `Copy the rows to fix (${f.number(count)})`,
    copied: "Copied",
    saveRows: (count: number): string => `Save the rows to fix (${f.number(count)})`,
    fileName: "rows-to-fix.csv",
    writeTo: (count: number): string => `Write to ${f.count(count, "person", "people")}`,
    addNumbers: (count: number): string => `Add ${numbers(count)}`,
    addNumbersOnly: (count: number): string => `Add ${numbers(count)} without the columns`,
    imported: (added: number, duplicates: number, invalid: number): string =>
      `${f.count(added, "number added", "numbers added")}, ${f.count(duplicates, "duplicate", "duplicates")} skipped, ${f.count(invalid, "invalid number", "invalid numbers")}.`,
  };
}

export type RowsMessages = ReturnType<typeof rowsMessages>;
