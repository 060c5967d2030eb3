/** A table written as rows with a space between them: a character, and what comes in its place. */
export function readRows(rows: string): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.split(" ").map((row) => [row.charAt(0), row.slice(1)]));
}
