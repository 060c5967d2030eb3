/** One row, a text for each column. */
export type Row = readonly string[];

/** Code in a line; what is no code stays as it is. */
export const code = (text: string): string => (text === "" ? "" : `\`${text}\``);

const cell = (text: string): string => text.replaceAll("|", "\\|");

const line = (cells: Row): string => `| ${cells.map(cell).join(" | ")} |`;

/** A table as GitHub reads it, its columns not yet aligned; nothing without rows. */
export const markdownTable = (columns: Row, rows: readonly Row[]): string =>
  rows.length === 0 ? "" : [line(columns), line(columns.map(() => "-")), ...rows.map(line)].join("\n");
