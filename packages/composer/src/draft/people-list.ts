/** A list of people, each of whom gets a text of their own: a table with a column of numbers. */
export interface PeopleList {
  /** The headings; a field of the text is one of them in braces. */
  readonly columns: readonly string[];
  /** The cells as the sheet shows them, in the order of the columns. */
  readonly rows: readonly (readonly string[])[];
  /** The column of the numbers: its heading or its index. @default the one with the most mobile numbers */
  readonly phoneColumn?: string | number | undefined;
  /** The name of the file, say. */
  readonly name?: string | undefined;
  /** The line of each row in its file, from 1. @default the row's place */
  readonly lines?: readonly number[] | undefined;
}

/** The place of a list in a draft, which never holds its rows. */
export interface ListReference {
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** The same for the same columns and cells. */
  readonly listId: string;
}

/** A list as it leaves: rows that can be sent, each once. */
export interface SentList {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly phoneColumn: number;
  /** ISO 3166-1 code of the country whose national numbers are understood. */
  readonly country: string;
  /** Each row's number and text; what `columns`, `rows` and the message come to. */
  readonly entries: readonly { readonly recipient: string; readonly message: string }[];
}
