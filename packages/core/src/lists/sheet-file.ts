/** One sheet of a file: its cells as a spreadsheet shows them. */
export interface Sheet {
  /** The sheet's name; empty where the file has no names of sheets. */
  readonly name: string;
  /** Whether the spreadsheet program hides it. */
  readonly hidden: boolean;
  /** The rows that have anything in them; trailing empty cells are left out. */
  readonly rows: readonly (readonly string[])[];
  /** The line of each row in its file or sheet, from 1. */
  readonly lines: readonly number[];
}

/** A problem of a file, or of one of its lines. */
export interface SheetProblem {
  readonly code: SheetProblemCode;
  /** The line in the file or sheet, from 1, where the problem has one. */
  readonly line?: number;
  /** The name of the sheet, where the file has several. */
  readonly sheet?: string;
}

/**
 * The codes of problems. `unbalanced-quote` costs nothing but the cells of its own line, which are split at every
 * delimiter. `hidden-rows` says that rows are read, from that line on, which the spreadsheet program does not show.
 * `too-many-rows`, `too-many-columns` and `too-many-sheets` say that the rest was left out. Every other code means that
 * there are no sheets.
 */
export type SheetProblemCode =
  | "unbalanced-quote"
  | "hidden-rows"
  | "too-many-rows"
  | "too-many-columns"
  | "too-many-sheets"
  | "file-empty"
  | "file-too-large"
  /** An encrypted workbook. */
  | "password-protected"
  /** A workbook in the binary formats of before 2007, or `.xlsb`. */
  | "old-spreadsheet"
  /** A picture, a PDF, a web page: nothing that holds a list. */
  | "unknown-format"
  /** A spreadsheet that is cut short or broken. */
  | "file-damaged"
  /** It unpacks to far more than a list can need, or declares a document type of its own. */
  | "file-unsafe";

/** The content that was read of a file. */
export interface SheetFile {
  readonly sheets: readonly Sheet[];
  readonly problems: readonly SheetProblem[];
}

/** Called between two slices of work, with how much is done, from 0 to 1; what it returns is awaited. */
export type Pause = (done: number) => Promise<void> | void;

/** Options of reading a file. */
export interface SheetOptions {
  /** A page gives way to its other work here. @default no pause */
  readonly pause?: Pause | undefined;
  /** BCP 47 tag of the language in which XLSX shows numbers and dates that name no language. @default `fr` */
  readonly language?: string | undefined;
}

/** The limits of what is read. */
export const SHEET_LIMITS = {
  /** Bytes of the file. */
  fileBytes: 64 * 1024 * 1024,
  /** Bytes of the parts of a packed file that are read, together, when they are unpacked. */
  unpackedBytes: 128 * 1024 * 1024,
  /** Rows of a sheet that have anything in them. */
  rows: 250_000,
  columns: 500,
  /** Cells of a file, repeated ones included. */
  cells: 2_000_000,
  sheets: 100,
} as const;

/** Stops the reading of a file whose problem leaves no sheet. */
export class UnreadableFile extends Error {
  readonly code: SheetProblemCode;
  constructor(code: SheetProblemCode) {
    super(code);
    this.code = code;
  }
}
