import { pageSlices } from "../../view/page-slices.ts";

/** Each different character of a column, once, without holding up the page. */
export async function differentCharacters(rows: readonly (readonly string[])[], column: number): Promise<string> {
  const characters = new Set<string>();
  const pause = pageSlices();
  for (const cells of rows) {
    for (const character of cells[column] ?? "") characters.add(character);
    await pause();
  }
  return [...characters].join("");
}
