/** Characters that take two columns of a terminal. */
const WIDE =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Columns of a terminal that a text takes, near enough: fonts and terminals do not agree on every emoji. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

/** Cuts a text into rows of at most so many columns, between any two characters, so that every space can be seen. */
export function wrapText(text: string, width: number): string[] {
  const rows: string[] = [];
  let row = "";
  let room = width;
  for (const { segment } of graphemes.segment(text)) {
    const columns = columnsOf(segment);
    if (columns > room) {
      rows.push(row);
      row = "";
      room = width;
    }
    row += segment;
    room -= columns;
  }
  rows.push(row);
  return rows;
}

/** Rows of cells with their columns aligned, two spaces between them; numbers to the right. */
export function alignColumns(rows: readonly (readonly string[])[], sides: readonly ("left" | "right")[]): string[] {
  const widths = sides.map((_, column) => Math.max(...rows.map((row) => columnsOf(row[column] ?? ""))));
  return rows.map((row) => {
    const cells = sides.map((side, column) => {
      const cell = row[column] ?? "";
      const space = " ".repeat((widths[column] as number) - columnsOf(cell)); // there is one for each side
      return side === "right" ? space + cell : cell + space;
    });
    return cells.join("  ").trimEnd();
  });
}
