/** A list as a page posts it: the texts are `message` with the cells of each row in the places of its fields. */
export interface ListBody {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The column of the numbers: its heading or its index. @default the one in which most rows have a number */
  readonly phoneColumn?: string | number;
  /** ISO 3166-1 code of the country whose national numbers are understood. */
  readonly country?: string;
}

/** One text to one person. */
export interface ListEntry {
  /** Index in the rows. */
  readonly row: number;
  readonly recipient: string;
  readonly message: string;
}

/** Whether a body is a list. */
export function isList(json: Readonly<Record<string, unknown>>): boolean {
  return json["columns"] != null || json["rows"] != null;
}

/** The list in a body; undefined for one that is none by its types. */
export function listOf(json: Readonly<Record<string, unknown>>): ListBody | undefined {
  const { columns, rows = [], country } = json;
  if (!isTexts(columns) || !Array.isArray(rows) || !rows.every(isTexts)) return;
  if (country != null && typeof country !== "string") return;
  const phoneColumn = json["phoneColumn"] ?? undefined;
  if (phoneColumn !== undefined && typeof phoneColumn !== "string" && typeof phoneColumn !== "number") return;
  return { columns, rows, ...(phoneColumn !== undefined && { phoneColumn }), ...(country != null && { country }) };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}
